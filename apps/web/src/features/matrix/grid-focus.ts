import { type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from 'react';

/** A place in the grid: row 0 is the first row below the headings, column 0 the names. */
export type Position = { row: number; column: number };

const GRID_ID = 'matrix-grid';
const elementAt = (grid: HTMLElement | null, { row, column }: Position): HTMLElement | null =>
  grid?.querySelector<HTMLElement>(`[data-position="${row}:${column}"]`) ?? null;

/** Gives the focus back to the grid's one tab stop, e.g. when the side panel has closed. */
export const focusCell = (): void => {
  document.getElementById(GRID_ID)?.querySelector<HTMLElement>('[data-position][tabindex="0"]')?.focus();
};
export const gridId = GRID_ID;

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

const positionOf = (target: EventTarget): Position | null => {
  if (!(target instanceof Element)) return null;
  const text = target.closest<HTMLElement>('[data-position]')?.dataset['position'];
  const [row, column] = (text ?? '').split(':').map(Number);
  return text === undefined || row === undefined || column === undefined ? null : { row, column };
};

/** One tab stop for the whole grid, moved by arrows, Home, End and Page keys. */
export const useGridFocus = (grid: RefObject<HTMLElement | null>, size: Size) => {
  const [active, setActive] = useState<Position>({ row: 0, column: 0 });
  const { rows, columns } = size;
  // Filters make the grid smaller: the tab stop must stay inside, or the keyboard could not enter any more.
  useEffect(() => {
    setActive(({ row, column }) => ({ row: within(row, rows), column: within(column, columns) }));
  }, [rows, columns]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = positionOf(event.target);
    const next = from && positionAfter(event.key, event.ctrlKey, from, size);
    if (!next) return;
    event.preventDefault();
    // The focus event moves the tab stop.
    elementAt(grid.current, next)?.focus();
  };
  const onFocus = useCallback((event: { target: EventTarget }): void => {
    const at = positionOf(event.target);
    if (at) setActive((before) => (before.row === at.row && before.column === at.column ? before : at));
  }, []);
  return { active, onKeyDown, onFocus };
};
