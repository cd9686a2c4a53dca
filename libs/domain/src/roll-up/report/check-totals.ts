import { RuleViolation } from '../../errors/rule-violation.js';
import { reportShareNames, reportShares } from './report-item.js';
import { reportRates } from './report-lists.js';
import type { ReportRow, ReportTable } from './report-counts.js';

const wrong = (row: string, value: string, reason: string): RuleViolation =>
  new RuleViolation('REPORT.TOTALS_WRONG', {
    field: row,
    value,
    reason: `Dòng “${row}”: ${reason}`,
    mend: 'Không in, không xuất bản này. Mở bảng theo dõi ở cùng thời điểm để đối chiếu và báo người quản trị.',
  });

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** What must hold within a row: [what it is called, what it says, what it must be]. */
const equalities = ({ assigned, owed, handedIn, fallenDue, counts }: ReportRow): [string, number, number][] => [
  ['tổng các tình trạng không bằng số đã giao', sum(Object.values(counts)), assigned],
  ['phải nộp không bằng đã giao trừ không áp dụng, được miễn', owed, assigned - counts.notApplicable - counts.exempt],
  [
    'đã nộp không bằng tổng các phần đã nộp',
    handedIn,
    counts.acceptedOnTime + counts.acceptedLate + counts.waitingOnTime + counts.waitingLate + counts.agreed,
  ],
  ['đến hạn không bằng phải nộp trừ chưa đến hạn, không hạn', fallenDue, owed - counts.inTime - counts.undated],
];

const checkRow = (row: ReportRow): void => {
  for (const share of reportShareNames) {
    const count = row.counts[share];
    if (Number.isInteger(count) && count >= 0) continue;
    throw wrong(row.label, String(count), `số “${reportShares[share]}” không phải số đếm.`);
  }
  for (const [what, said, must] of equalities(row)) {
    if (said !== must) throw wrong(row.label, String(said), `${what} (${said} ≠ ${must}).`);
  }
  for (const { name, part, of } of row.rates) {
    if (part >= 0 && part <= of && of <= row.owed) continue;
    throw wrong(row.label, `${part}/${of}`, `tỷ lệ “${reportRates[name].label}” lớn hơn 100 % hoặc vượt số phải nộp.`);
  }
};

const numbersOf = ({ assigned, counts, rates }: ReportRow): [string, number][] => [
  ['đã giao', assigned],
  ...reportShareNames.map((share): [string, number] => [reportShares[share], counts[share]]),
  ...rates.flatMap(({ name, part, of }): [string, number][] => [
    [`${reportRates[name].label}, tử số`, part],
    [`${reportRates[name].label}, mẫu số`, of],
  ]),
];

const checkSums = (total: ReportRow, rows: readonly ReportRow[], by: string): void => {
  const columns = rows.map(numbersOf);
  for (const [index, [what, said]] of numbersOf(total).entries()) {
    const all = sum(columns.map((column) => column[index]?.[1] ?? 0));
    if (all !== said) throw wrong(total.label, String(said), `“${what}” không bằng tổng ${by} (${said} ≠ ${all}).`);
  }
};

/**
 * A report whose totals do not add up is not shown, printed or exported (domain.md §6): every way out goes through here.
 * @throws RuleViolation `REPORT.TOTALS_WRONG` naming the first row that is wrong
 */
export const checkTotals = <Table extends ReportTable>(table: Table): Table => {
  for (const row of [...table.byLine, ...table.byClass, table.total]) checkRow(row);
  checkSums(table.total, table.byLine, 'các dòng nội dung');
  checkSums(table.total, table.byClass, 'các nhóm đơn vị');
  return table;
};
