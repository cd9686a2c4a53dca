import type { DeskRow } from '@dondoc/contracts';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { DESK_PAGE, useDesk, useDeskPages } from '../../api/desk.js';
import { DESK_ADDRESS } from '../../components/addresses.js';
import { Crumbs } from '../../components/crumbs.js';
import { formatInstant } from '../../components/instant-label.js';
import { formatNumber } from '../../components/number-text.js';
import { Page } from '../../components/page.js';
import { formatDay } from '../../components/plain-date-label.js';
import { QueryState } from '../../components/query-state.js';
import { useDeskAddress } from './desk-address.js';
import { remindedText } from './desk-row.js';
import { idOf } from './selection.js';

/** More than this nobody reads on paper; the page says what is left out. */
const MOST_PRINTED = 1000;

const Line = ({ row, number }: { row: DeskRow; number: number }) => (
  <tr>
    <td>{number}</td>
    <td>{row.unit.name}</td>
    <td>{row.title}</td>
    <td>{row.documentLabel}</td>
    <td>{row.due === null ? 'không hạn' : formatDay(row.due.lastSafeDay)}</td>
    <td>{row.status.label}</td>
    <td>
      {remindedText(row)}
      {row.letter === null ? null : (
        <p>
          Công văn {row.letter.number}, {formatDay(row.letter.issuedOn)}
        </p>
      )}
    </td>
  </tr>
);

const Table = ({ rows }: { rows: readonly DeskRow[] }) => (
  <div className="table-frame">
    <table className="plain-table desk-print">
      <caption className="visually-hidden">Danh sách việc</caption>
      <thead>
        <tr>
          {['STT', 'Đơn vị', 'Việc', 'Theo văn bản', 'Hạn nộp', 'Tình trạng', 'Đôn đốc'].map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Line key={idOf(row)} row={row} number={index + 1} />
        ))}
      </tbody>
    </table>
  </div>
);

/** The list as a plain table: for paper, and for whoever prefers it to the grid. */
export const DeskPrint = ({ now, name }: { now: string; name: string }) => {
  const { filter } = useDeskAddress();
  const asked = { filter, groupBy: null };
  const desk = useDesk(asked);
  const [query] = useSearchParams();
  const total = desk.data?.total ?? 0;
  const pages = Array.from({ length: Math.ceil(Math.min(total, MOST_PRINTED) / DESK_PAGE) }, (_, page) => page).slice(
    1,
  );
  const more = useDeskPages(asked, pages);
  return (
    <Page
      wide
      title="Danh sách việc"
      above={<Crumbs steps={[{ to: `${DESK_ADDRESS}?${query}`, text: 'Bàn làm việc' }]} />}
      actions={
        <Button
          type="primary"
          className="no-print"
          disabled={more.size < pages.length}
          onClick={() => globalThis.print()}
        >
          In
        </Button>
      }
    >
      <QueryState query={desk}>
        {(answer) => {
          const rows = [answer.rows, ...pages.map((page) => more.get(page) ?? [])].flat();
          return (
            <>
              <p className="as-of">
                In lúc {formatInstant(now)}, người in: {name}. {answer.moment.text}.
              </p>
              <p>
                {formatNumber(answer.total)} việc của {formatNumber(answer.units)} đơn vị
                {answer.total > rows.length ? `, dưới đây là ${formatNumber(rows.length)} việc đầu` : ''}.
              </p>
              <Table rows={rows} />
              <p className="no-print">
                <Link to={`${DESK_ADDRESS}?${query}`}>Về bàn làm việc</Link>
              </p>
            </>
          );
        }}
      </QueryState>
    </Page>
  );
};
