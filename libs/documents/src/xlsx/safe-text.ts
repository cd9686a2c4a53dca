// Also the wide forms that East Asian spreadsheets read as the plain ones.
const STARTS_A_FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;

/**
 * Text as a CSV file may hold it: what a spreadsheet would take for a formula gets an apostrophe in front. The one place
 * for all exports. An XLSX cell needs no change: it is written as text (`text` in cells.ts), which is never computed.
 */
export const neutralText = (value: string): string => (STARTS_A_FORMULA.test(value) ? `'${value}` : value);

/** The text that was meant: undoes {@link neutralText}, for files that come back. */
export const meantText = (value: string): string =>
  value.startsWith("'") && STARTS_A_FORMULA.test(value.slice(1)) ? value.slice(1) : value;
