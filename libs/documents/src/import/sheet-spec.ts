import { withoutMarks } from '@dondoc/domain';

/** How a column is read. `moment`: a date with an optional time of day, Asia/Ho_Chi_Minh. */
export type ColumnKind = 'text' | 'date' | 'moment' | 'number' | 'choice';

/** A column of an import sheet. `head` is what stands above it; case, marks and spaces do not matter. */
export type ColumnSpec = {
  key: string;
  head: string;
  kind: ColumnKind;
  /** The column itself must be there (its cells may be empty). */
  needed: boolean;
  /** Every row that says anything must have it. */
  required?: boolean;
  /** Written by the prepared sheet for people; not read. */
  forPeople?: boolean;
  maxLength?: number;
  /** `number`: counts percent, so that 50% is 50; elsewhere a percentage is a fault. */
  percent?: boolean;
  /** `choice`: stored value → label. */
  choices?: Readonly<Record<string, string>>;
  width: number;
  /** Shown under the sheet's instructions. */
  hint: string;
};

/** An import sheet: its name and columns. `entry`: keys of which one at least makes a row that says something. */
export type SheetSpec = { sheet: string; title: string; columns: readonly ColumnSpec[]; entry: readonly string[] };

/** Head of the column that tells what is wrong; it may come back with the file and is not read. */
export const ERROR_HEAD = 'Lỗi';

/** Heads are compared without case, marks and spaces, so that a file typed anew is understood, too. */
export const headKey = (text: string): string =>
  withoutMarks(text)
    .replace(/\(.*?\)|\*/g, '')
    .replace(/[^\p{L}\p{N}[\].]+/gu, ' ')
    .trim();
