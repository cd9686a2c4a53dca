import type { ColumnSpec } from '@dondoc/documents';

/** A column of a register's sheet: text unless it says otherwise, with its width in characters and a hint under its head. */
export const column = (
  key: string,
  head: string,
  width: number,
  hint: string,
  more: Partial<ColumnSpec> = {},
): ColumnSpec => ({
  key,
  head,
  kind: 'text',
  needed: more.required ?? false,
  width,
  hint,
  ...more,
});
