import { type ReportItem, type ReportShare, reportShareNames } from './report-item.js';
import { reportLists, type ReportRateName, reportRateNames, reportRates } from './report-lists.js';

/** n of m. */
export type ReportRate = { name: ReportRateName; part: number; of: number };

/** One row of a report. `assigned` is the sum of `counts`; `owed` leaves out what does not apply and what is exempt. */
export type ReportRow = {
  key: string;
  label: string;
  assigned: number;
  owed: number;
  handedIn: number;
  fallenDue: number;
  counts: Readonly<Record<ReportShare, number>>;
  rates: readonly ReportRate[];
};

/** The rows of a report: one for all, and the same obligations again by line and by class of the unit. */
export type ReportTable = { total: ReportRow; byLine: readonly ReportRow[]; byClass: readonly ReportRow[] };

/** A row's key and name. */
export type RowName = { key: string; label: string };

/** Counts one row. */
export const reportRow = ({ key, label }: RowName, items: readonly ReportItem[]): ReportRow => {
  const count = (name: keyof typeof reportLists): number => items.filter(reportLists[name].has).length;
  return {
    key,
    label,
    assigned: items.length,
    owed: count('owed'),
    handedIn: count('handedIn'),
    fallenDue: count('fallenDue'),
    counts: Object.fromEntries(reportShareNames.map((share) => [share, count(share)])) as ReportRow['counts'],
    rates: reportRateNames.map((name) => ({
      name,
      part: count(reportRates[name].part),
      of: count(reportRates[name].of),
    })),
  };
};

const rowsBy = (
  names: readonly RowName[],
  items: readonly ReportItem[],
  keyOf: (item: ReportItem) => string,
): ReportRow[] => {
  const found = new Map<string, ReportItem[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = found.get(key);
    if (group) group.push(item);
    else found.set(key, [item]);
  }
  return names.flatMap((name) => {
    const group = found.get(name.key);
    return group ? [reportRow(name, group)] : [];
  });
};

/** @param lines, classes names of the rows in their order; one that nobody owes has no row */
export const reportTable = (
  items: readonly ReportItem[],
  { lines, classes }: { lines: readonly RowName[]; classes: readonly RowName[] },
): ReportTable => ({
  total: reportRow({ key: 'total', label: 'Tổng số' }, items),
  byLine: rowsBy(lines, items, ({ lineId }) => lineId),
  byClass: rowsBy(classes, items, ({ group }) => group),
});
