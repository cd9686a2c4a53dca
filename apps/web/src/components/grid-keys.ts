/** A place in a grid: row 0 is the first row below the headings. */
export type Position = { row: number; column: number };

type Size = { rows: number; columns: number };
const PAGE = 12;

const within = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value));

/** Where a key leads (ARIA grid pattern); null for keys that mean nothing here. */
export const positionAfter = (key: string, control: boolean, from: Position, size: Size): Position | null => {
  const to = (row: number, column: number): Position => ({
    row: within(row, size.rows),
    column: within(column, size.columns),
  });
  const { row, column } = from;
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'Home':
      return to(control ? 0 : row, 0);
    case 'End':
      return to(control ? size.rows - 1 : row, size.columns - 1);
    case 'PageUp':
      return to(row - PAGE, column);
    case 'PageDown':
      return to(row + PAGE, column);
    default:
      return null;
  }
};
