/** Columns side by side for a terminal; the last column is not padded. Vietnamese letters in NFC are one column wide. */
export const tableText = (head: readonly string[], rows: readonly (readonly string[])[], indent = '  '): string => {
  const all = [head, ...rows];
  const widths = head.map((_, column) => all.reduce((most, row) => Math.max(most, (row[column] ?? '').length), 0));
  return all
    .map((row) =>
      `${indent}${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  ')}`.trimEnd(),
    )
    .join('\n');
};

/** `1234` → `1.234`, as Vietnamese writes numbers. */
export const countText = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.');
