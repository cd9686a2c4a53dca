import type { ReportRowView } from '@dondoc/contracts';
import { checkTotals, percentText, reportRates, type ReportRow, reportTable, type ReportTable } from '@dondoc/domain';
import type { CascadeFacts } from '../cascades/cascade-facts.js';
import { classNames, type Placed } from './placed.js';

/** The counts of a report, added up and checked. @throws RuleViolation `REPORT.TOTALS_WRONG` */
export const tableOf = ({ lines }: Pick<CascadeFacts, 'lines'>, placed: readonly Placed[]): ReportTable => {
  const names = lines.map(({ lineId, title }) => ({ key: lineId, label: title }));
  return checkTotals(
    reportTable(
      placed.map(({ item }) => item),
      { lines: names, classes: classNames },
    ),
  );
};

export const rowView = (row: ReportRow): ReportRowView => ({
  ...row,
  counts: { ...row.counts },
  rates: row.rates.map(({ name, part, of }) => {
    const rate = reportRates[name];
    return { name, label: rate.label, part, of, percent: percentText(part, of), partList: rate.part, ofList: rate.of };
  }),
});
