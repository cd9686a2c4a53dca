import type { DueListView, OwedItem } from '@dondoc/contracts';
import { Input } from 'antd';
import { useState } from 'react';
import { useDueList } from '../../api/obligations.js';
import { AsOfControl } from '../../components/as-of-control.js';
import { EmptyState } from '../../components/empty-state.js';
import { formatInstant } from '../../components/instant-label.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { matchesText } from '../../components/search-text.js';
import { dueSections, dueSentence } from './due-sections.js';
import { DueItemCard } from './due-item-card.js';
import { WaitingSection } from './waiting-section.js';

const Sections = ({ items, own }: { items: readonly OwedItem[]; own: boolean }) =>
  dueSections(items).map(({ key, title, items: shown, folded }) => (
    <details key={key} className="due-section" open={!folded} data-testid={`due-${key}`}>
      <summary>
        <h2>
          {title} <span className="count">({shown.length})</span>
        </h2>
      </summary>
      <ul className="due-items">
        {shown.map((item) => (
          <DueItemCard key={`${item.cascadeId}/${item.line.lineId}`} item={item} own={own} />
        ))}
      </ul>
    </details>
  ));

const DueList = ({ list, own }: { list: DueListView; own: boolean }) => {
  const [query, setQuery] = useState('');
  const found = list.items.filter(({ line, documentLabel }) => matchesText(`${line.title} ${documentLabel}`, query));
  return (
    <Page title={own ? 'Việc cần nộp' : `Việc cần nộp của ${list.unit.name}`}>
      <p className="lead">
        {own ? <strong>{list.unit.name}: </strong> : null}
        {dueSentence(list.items)} <AsOfControl text={`Dữ liệu đến ${formatInstant(list.asOf)}.`} />
      </p>
      <WaitingSection items={list.waiting} />
      {list.items.length > 8 ? (
        <Input
          type="search"
          className="search"
          aria-label="Tìm việc"
          placeholder="Tìm theo tên việc, ví dụ: bao cao nam 2026"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      ) : null}
      {list.items.length === 0 && list.waiting.length > 0 ? null : list.items.length === 0 ? (
        <EmptyState title="Đơn vị chưa được giao việc nào" text="Khi có văn bản ban hành, việc cần nộp hiện ở đây." />
      ) : found.length === 0 ? (
        <EmptyState
          title="Không có việc nào khớp"
          act={
            <button type="button" className="text-button" onClick={() => setQuery('')}>
              Xóa từ tìm
            </button>
          }
        />
      ) : (
        <Sections items={found} own={own} />
      )}
    </Page>
  );
};

/** What the unit owes, by when, and why: overdue first, then soonest. */
export const DueListScreen = ({ unitId, own }: { unitId: string | null; own: boolean }) => (
  <QueryState query={useDueList(unitId)} title="Việc cần nộp">
    {(list) => <DueList list={list} own={own} />}
  </QueryState>
);
