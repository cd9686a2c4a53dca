import type { SearchAnswer, SearchHit } from '@dondoc/contracts';
import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useSearch } from '../../api/desk.js';
import {
  cascadeAddress,
  DESK_ADDRESS,
  letterAddress,
  obligationAddress,
  unitAddress,
} from '../../components/addresses.js';
import { EmptyState } from '../../components/empty-state.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';

/** Where a thing opens. A line without a unit opens the desk's list of it. */
const addressOf = ({ kind, cascadeId, unitId, lineId, letterId }: SearchHit): string => {
  if (letterId) return letterAddress(letterId);
  if (cascadeId && unitId && lineId) return obligationAddress({ cascadeId, unitId, lineId });
  if (kind === 'unit' && unitId) return unitAddress(unitId);
  if (cascadeId && lineId) {
    return `${DESK_ADDRESS}?${new URLSearchParams({ xem: 'all', dot: cascadeId, viec: lineId })}`;
  }
  return cascadeAddress(cascadeId ?? '');
};

const Hit = ({ hit }: { hit: SearchHit }) => (
  <li className="search-hit">
    <Link to={addressOf(hit)}>{hit.title}</Link>
    {hit.draft ? <span className="badge badge-draft">Dự kiến</span> : null}
    {hit.text === '' ? null : <p className="search-text">{hit.text}</p>}
    {hit.warning === null ? null : (
      <p className="search-warning">
        <span aria-hidden="true">⚠ </span>
        {hit.warning}
      </p>
    )}
  </li>
);

const Found = ({ answer }: { answer: SearchAnswer }) => (
  <>
    {answer.notes.map((note) => (
      <p key={note} className="search-note">
        {note}
      </p>
    ))}
    {answer.parts.length === 0 ? (
      <EmptyState
        title={`Không tìm thấy “${answer.query}”`}
        text="Thử ít từ hơn, không cần dấu, ví dụ: so y te; 155/kh-ubnd. Chỉ tìm trong phạm vi của anh/chị."
      />
    ) : null}
    {answer.parts.map(({ kind, label, hits, more }) => (
      <section key={kind} className="search-part" data-testid={`found-${kind}`}>
        <h2>
          {label} <span className="count">({more ? `${hits.length} kết quả đầu` : hits.length})</span>
        </h2>
        <ul>
          {hits.map((hit, index) => (
            <Hit key={`${hit.title} ${hit.cascadeId} ${hit.unitId} ${hit.lineId} ${index}`} hit={hit} />
          ))}
        </ul>
      </section>
    ))}
  </>
);

/** Documents, cascades, units, works and submissions by their words. */
export const SearchScreen = () => {
  const [query, setQuery] = useSearchParams();
  const words = query.get('q') ?? '';
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  const found = useSearch(words.trim());
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setQuery({ q: typed.trim() });
  };
  return (
    <Page title="Tìm kiếm">
      <form role="search" className="search-form" onSubmit={send}>
        <Input
          type="search"
          className="search"
          aria-label="Tìm văn bản, đơn vị, việc, bài nộp"
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit" type="primary">
          Tìm
        </Button>
      </form>
      {words.trim() === '' ? (
        <EmptyState
          title="Nhập số văn bản, tên đơn vị hoặc tên việc"
          text="Không cần dấu, không cần số 0 ở đầu: 155/kh-ubnd."
        />
      ) : (
        <QueryState query={found}>{(answer) => <Found answer={answer} />}</QueryState>
      )}
    </Page>
  );
};
