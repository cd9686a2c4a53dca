/** 1 → `A`, 27 → `AA`. */
export const columnLetters = (column: number): string => {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
};

/** `AA7` → column 27; undefined when it is no address. */
export const columnOf = (address: string): number | undefined => {
  const letters = /^([A-Z]{1,3})\d+$/.exec(address)?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
};

/** Cells of a block, from 1, both ends included. */
export type Block = { fromRow: number; toRow: number; fromColumn: number; toColumn: number };

/** `B2:D4`; undefined when it is none. */
export const blockOf = (reference: string): Block | undefined => {
  const [first = '', last = first] = reference.split(':');
  const [fromColumn, toColumn] = [columnOf(first), columnOf(last)];
  const [fromRow, toRow] = [first, last].map((one) => Number(/\d+$/.exec(one)?.[0] ?? Number.NaN));
  if (fromColumn === undefined || toColumn === undefined || !fromRow || !toRow) return undefined;
  return { fromRow, toRow, fromColumn, toColumn };
};
