import type { DeskAnswer } from '@dondoc/contracts';
import { App, Drawer } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useAsOf } from '../../api/as-of.js';
import { useDesk } from '../../api/desk.js';
import { DESK_PRINT_ADDRESS } from '../../components/addresses.js';
import { AsOfControl } from '../../components/as-of-control.js';
import { EmptyState } from '../../components/empty-state.js';
import { formatNumber } from '../../components/number-text.js';
import { Page } from '../../components/page.js';
import { formatLongDay } from '../../components/plain-date-label.js';
import { QueryState } from '../../components/query-state.js';
import { StatusBar } from '../../components/status-bar.js';
import { type DeskAddress, isNarrowed, type Opened, useDeskAddress } from './desk-address.js';
import { DeskCounts } from './desk-counts.js';
import { DeskFilters } from './desk-filters.js';
import { DeskGrid, focusRow } from './desk-grid.js';
import { GroupChoice, GroupTotals } from './desk-groups.js';
import { DeskViews } from './desk-views.js';
import { type ActsSlot, SelectionBar } from './selection-bar.js';
import { useSelection } from './selection.js';

type DeskProps = {
  viewer: { unitId: string; unitName: string };
  /** Whether whoever looks may act on anything here. */
  acting: boolean;
  panel: (row: Opened) => ReactNode;
  acts: ActsSlot;
};

const Nothing = ({ answer, address }: { answer: DeskAnswer; address: DeskAddress }) => {
  const { nextDue } = answer;
  const narrowed = isNarrowed(address.filter);
  const nearest = nextDue
    ? `Việc gần nhất: ${formatLongDay(nextDue.lastSafeDay)}, ${nextDue.title}.`
    : narrowed
      ? 'Bộ lọc đang chọn không để lại việc nào.'
      : 'Không có hạn nào phía trước.';
  return (
    <EmptyState
      title={
        narrowed
          ? 'Không có việc nào khớp'
          : address.filter.view === 'overdue'
            ? 'Không còn việc quá hạn'
            : 'Không có việc nào'
      }
      text={nearest}
      act={
        <button type="button" className="text-button" onClick={address.clear}>
          {narrowed ? 'Xóa bộ lọc' : 'Xem mọi việc cần theo dõi'}
        </button>
      }
    />
  );
};

const CopyLink = () => {
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(globalThis.location.href);
      void message.success('Đã sao chép liên kết. Người nhận thấy số liệu trong phạm vi của họ.');
    } catch {
      void message.info('Trình duyệt không cho sao chép: hãy chép địa chỉ trên thanh địa chỉ.');
    }
  };
  return (
    <button type="button" className="link-button no-print" onClick={() => void copy()}>
      Sao chép liên kết
    </button>
  );
};

type ListProps = Pick<DeskProps, 'acts' | 'acting' | 'viewer'> & { answer: DeskAnswer; address: DeskAddress };

const List = ({ answer, address, acts, acting, viewer }: ListProps) => {
  const asOf = useAsOf();
  const { filter, groupBy } = address;
  const selection = useSelection(JSON.stringify([filter, asOf]));
  const selectable = acting && asOf === null;
  const { total, units, totals, explanations } = answer;
  return (
    <>
      <div className="desk-line">
        <p className="progress-sentence" role="status" data-testid="desk-sentence">
          <strong>{formatNumber(total)}</strong> việc của <strong>{formatNumber(units)}</strong> đơn vị
          {explanations === 0 ? '.' : `, gồm ${formatNumber(explanations)} bản giải trình (ngoài tỷ lệ nộp).`}
        </p>
        <GroupChoice address={address} />
        <DeskViews address={address} viewer={viewer} />
      </div>
      {total === 0 ? null : <StatusBar totals={totals} />}
      {groupBy === null || total === 0 ? null : <GroupTotals answer={answer} by={groupBy} address={address} />}
      {selectable ? <SelectionBar selection={selection} total={total} address={address} acts={acts} /> : null}
      {total === 0 ? (
        <Nothing answer={answer} address={address} />
      ) : (
        <DeskGrid
          key={JSON.stringify(filter)}
          asked={{ filter, groupBy }}
          answer={answer}
          selection={selection}
          selectable={selectable}
          onOpen={address.open}
        />
      )}
    </>
  );
};

/** Once the panel has closed, the row that it was opened from has the focus again. */
const useFocusBack = (open: boolean): void => {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open) focusRow();
    wasOpen.current = open;
  }, [open]);
};

/** The Office's first screen: what asks for an act, over all directives, with date and why, and what can be done about it. */
export const DeskScreen = ({ viewer, acting, panel, acts }: DeskProps) => {
  const address = useDeskAddress();
  const { filter, groupBy, opened, open } = address;
  const desk = useDesk({ filter, groupBy });
  const [query] = useSearchParams();
  useFocusBack(opened !== null);
  return (
    <Page
      wide
      title="Bàn làm việc"
      actions={
        <>
          <AsOfControl text={desk.data ? `${desk.data.moment.text}.` : ''} />
          <CopyLink />
          <Link className="link-button no-print" to={`${DESK_PRINT_ADDRESS}?${query}`}>
            Bảng để in
          </Link>
        </>
      }
    >
      <QueryState query={desk}>
        {(answer) => (
          <>
            <DeskCounts counts={answer.counts} address={address} />
            <DeskFilters address={address} />
            <List answer={answer} address={address} acts={acts} acting={acting} viewer={viewer} />
          </>
        )}
      </QueryState>
      <Drawer
        open={opened !== null}
        onClose={() => open(null)}
        title={desk.data?.rows.find((row) => row.unitId === opened?.unitId)?.unit.name ?? 'Nghĩa vụ'}
        size="min(600px, 100vw)"
        destroyOnHidden
      >
        {opened === null ? null : panel(opened)}
      </Drawer>
    </Page>
  );
};
