import type { ReportListNameView, ReportRowView } from '@dondoc/contracts';
import { useId } from 'react';
import { FigureButton } from './figure-button.js';

type Column = { list: ReportListNameView; head: string; of: (row: ReportRowView) => number };

/** Shares of one row; together they are what was assigned. */
const columns: readonly Column[] = [
  { list: 'assigned', head: 'Đã giao', of: ({ assigned }) => assigned },
  { list: 'acceptedOnTime', head: 'Xong đúng hạn', of: ({ counts }) => counts.acceptedOnTime },
  { list: 'acceptedLate', head: 'Xong quá hạn', of: ({ counts }) => counts.acceptedLate },
  { list: 'waitingOnTime', head: 'Chờ duyệt, đúng hạn', of: ({ counts }) => counts.waitingOnTime },
  { list: 'waitingLate', head: 'Chờ duyệt, muộn', of: ({ counts }) => counts.waitingLate },
  { list: 'agreed', head: 'Mặc nhiên thống nhất', of: ({ counts }) => counts.agreed },
  { list: 'returned', head: 'Trả lại', of: ({ counts }) => counts.returned },
  { list: 'overdue', head: 'Quá hạn', of: ({ counts }) => counts.overdue },
  { list: 'inTime', head: 'Chưa đến hạn', of: ({ counts }) => counts.inTime },
  { list: 'undated', head: 'Không hạn', of: ({ counts }) => counts.undated },
  { list: 'notApplicable', head: 'Không áp dụng', of: ({ counts }) => counts.notApplicable },
  { list: 'exempt', head: 'Được miễn', of: ({ counts }) => counts.exempt },
  { list: 'owed', head: 'Phải nộp', of: ({ owed }) => owed },
];

const ASKED: readonly ReportListNameView[] = ['assigned', 'owed', 'overdue', 'acceptedOnTime'];

/** What one row is about. */
export type RowOf = (row: ReportRowView) => { line: string | null; group: string | null };

const Row = ({ row, of, shown }: { row: ReportRowView; of: ReturnType<RowOf>; shown: readonly Column[] }) => {
  const rate = row.rates.find(({ name }) => name === 'handedIn');
  return (
    <tr>
      <th scope="row">{row.label}</th>
      {shown.map(({ list, head, of: count }) => (
        <td key={list} className="number">
          <FigureButton figure={{ list, ...of }} count={count(row)} label={`${row.label}, ${head.toLowerCase()}`} />
        </td>
      ))}
      <td className="number">{rate && rate.of > 0 ? `${rate.percent} %` : '–'}</td>
    </tr>
  );
};

type TableProps = {
  caption: string;
  head: string;
  rows: readonly ReportRowView[];
  total: ReportRowView;
  of: RowOf;
  /** The whole that the total is of. */
  line: string | null;
};

/** Rows and their total; columns that are empty everywhere are left out, the rest adds up. */
export const CountsTable = ({ caption, head, rows, total, of, line }: TableProps) => {
  const shown = columns.filter((column) => ASKED.includes(column.list) || column.of(total) > 0);
  const id = useId();
  return (
    <section className="table-frame" aria-labelledby={id}>
      <h2 id={id} className="report-caption">
        {caption}
      </h2>
      <table className="data-table report-table" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {shown.map(({ list, head: name }) => (
              <th key={list} scope="col" className="number">
                {name}
              </th>
            ))}
            <th scope="col" className="number">
              Đã nộp / phải nộp
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} of={of(row)} shown={shown} />
          ))}
        </tbody>
        <tfoot>
          <Row row={total} of={{ line, group: null }} shown={shown} />
        </tfoot>
      </table>
    </section>
  );
};
