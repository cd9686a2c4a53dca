import { PEOPLE_PER_PAGE, type PeopleQuery, type PersonView } from '@dondoc/contracts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { usePeople } from '../../api/people.js';
import { personAddress } from '../../components/addresses.js';
import { EmptyState } from '../../components/empty-state.js';
import { formatInstant } from '../../components/instant-label.js';
import { formatNumber } from '../../components/number-text.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { useSettledText } from '../../components/settled-text.js';
import { AddPerson } from './add-person.js';
import { PersonState } from './person-state.js';

const STATES: readonly { state: PeopleQuery['state']; text: string }[] = [
  { state: 'all', text: 'Tất cả' },
  { state: 'active', text: 'Đang sử dụng' },
  { state: 'disabled', text: 'Đã ngừng' },
];

const Row = ({ person }: { person: PersonView }) => (
  <tr>
    <th scope="row">
      <Link to={personAddress(person.username)}>{person.name}</Link>
      <span className="clause">{person.username}</span>
    </th>
    <td>{person.email ?? '—'}</td>
    <td>
      <PersonState person={person} />
    </td>
    <td>{person.lastSignInAt === null ? 'Chưa lần nào' : formatInstant(person.lastSignInAt)}</td>
  </tr>
);

const Table = ({ people }: { people: readonly PersonView[] }) => (
  <div className="table-scroll" role="region" aria-label="Danh sách người dùng" tabIndex={0}>
    <table className="data-table">
      <thead>
        <tr>
          <th scope="col">Người dùng</th>
          <th scope="col">Địa chỉ thư</th>
          <th scope="col">Trạng thái</th>
          <th scope="col">Đăng nhập gần nhất</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.username} person={person} />
        ))}
      </tbody>
    </table>
  </div>
);

const Pages = ({ page, total, onPage }: { page: number; total: number; onPage: (page: number) => void }) => {
  const pages = Math.max(1, Math.ceil(total / PEOPLE_PER_PAGE));
  return (
    <nav className="acts" aria-label="Trang">
      <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
        Trang trước
      </Button>
      <span className="page-count">
        Trang {page}/{pages}
      </span>
      <Button disabled={page >= pages} onClick={() => onPage(page + 1)}>
        Trang sau
      </Button>
    </nav>
  );
};

const useFilter = () => {
  const [query, setQuery] = useSearchParams();
  const state = STATES.find((one) => one.state === query.get('trang-thai'))?.state ?? 'all';
  const set = (values: Record<string, string>): void =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(values)) {
          if (value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  return { search: query.get('tim') ?? '', state, page: Number(query.get('trang') ?? '1') || 1, set };
};

/** People who may sign in: searched with or without marks, added, opened one by one. */
export const PeopleScreen = ({ mayManage }: { mayManage: boolean }) => {
  const { search, state, page, set } = useFilter();
  const [adding, setAdding] = useState(false);
  const people = usePeople({ search: useSettledText(search), state, page });
  const add = mayManage ? (
    <Button type="primary" onClick={() => setAdding(true)}>
      Thêm người dùng
    </Button>
  ) : null;
  return (
    <Page title="Người dùng" actions={add}>
      {adding ? <AddPerson onClose={() => setAdding(false)} /> : null}
      <div className="filter-row">
        <Input
          type="search"
          className="search"
          aria-label="Tìm người dùng"
          placeholder="Tên, tên đăng nhập hoặc địa chỉ thư; gõ không dấu cũng được"
          value={search}
          onChange={(event) => set({ tim: event.target.value, trang: '' })}
        />
        <fieldset className="toggle-row">
          <legend className="visually-hidden">Lọc theo trạng thái</legend>
          {STATES.map((one) => (
            <button
              key={one.state}
              type="button"
              className="toggle"
              aria-pressed={one.state === state}
              onClick={() => set({ 'trang-thai': one.state === 'all' ? '' : one.state, trang: '' })}
            >
              {one.text}
            </button>
          ))}
        </fieldset>
      </div>
      <QueryState query={people}>
        {({ people: found, total }) => (
          <>
            <p role="status">{formatNumber(total)} người</p>
            {found.length === 0 ? <EmptyState title="Không có người dùng nào khớp" /> : <Table people={found} />}
            {total > PEOPLE_PER_PAGE ? (
              <Pages page={page} total={total} onPage={(next) => set({ trang: String(next) })} />
            ) : null}
          </>
        )}
      </QueryState>
    </Page>
  );
};
