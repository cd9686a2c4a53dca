import { ERROR_HEAD, type MarkedRow, type MarkPlace, type ReadSheet } from '@dondoc/documents';
import type { RowVerdict } from './sheet-kind.js';

/** Where in the sheet the marks go. */
export const markPlace = ({ sheet, headRow, errorColumn }: ReadSheet): MarkPlace => ({
  sheet,
  headRow,
  errorColumn,
  errorHead: ERROR_HEAD,
});

const faultText = ({ faults }: RowVerdict): string =>
  faults.map(({ head, reason, mend }) => `${head}: ${reason} ${mend}`).join('\n');

/** What is marked in the rows that are wrong. */
export const marksOf = (verdicts: readonly RowVerdict[]): MarkedRow[] =>
  verdicts
    .filter(({ faults }) => faults.length > 0)
    .map((verdict) => ({
      row: verdict.row,
      columns: [...new Set(verdict.faults.map(({ column }) => column))],
      text: faultText(verdict),
    }));
