import type { PreparedSheet, ReadRow, ReadSheet, RowFault, SheetSpec } from '@dondoc/documents';
import { columnLetters } from '@dondoc/documents';
import type { Instant, JobItem, JobRef } from '@dondoc/domain';
import type { SignedIn } from '../access/signed-in.js';

/** What a dry run makes of a row: an item to enter, faults, or nothing (it changes nothing). `ref`: the obligation it is about. */
export type RowVerdict = {
  row: number;
  label: string;
  faults: readonly RowFault[];
  item: Omit<JobItem, 'n'> | null;
  ref?: JobRef;
};

export type SheetQuestion = { cascadeId: string | null; asker: SignedIn; now: Instant };

/** One kind of import: its sheet, and the rules that its rows are judged by. */
export type SheetKind = {
  spec: (question: SheetQuestion) => Promise<SheetSpec>;
  prepare: (question: SheetQuestion) => Promise<PreparedSheet>;
  judge: (sheet: ReadSheet, spec: SheetSpec, question: SheetQuestion) => Promise<RowVerdict[]>;
};

export type Details = { code: string; field: string; value: string; reason: string; mend: string };

/** A refusal of a rule as a fault of a row, at the cell that it is about. @param key the column's */
export const faultAt = (
  { row }: Pick<ReadRow, 'row'>,
  sheet: Pick<ReadSheet, 'columns'>,
  spec: SheetSpec,
  key: string,
  { code, value, reason, mend }: Omit<Details, 'field'>,
): RowFault => {
  const column = sheet.columns[key] ?? 1;
  const head = spec.columns.find((one) => one.key === key)?.head ?? '';
  return { row, column, letter: columnLetters(column), head, key, code, value, reason, mend };
};
