import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type Position, positionAfter } from '../../components/grid-keys.js';

const GRID_ID = 'matrix-grid';
const elementAt = (grid: HTMLElement | null, { row, column }: Position): HTMLElement | null =>
  grid?.querySelector<HTMLElement>(`[data-position="${row}:${column}"]`) ?? null;

/** Gives the focus back to the grid's one tab stop, e.g. when the side panel has closed. */
export const focusCell = (): void => {
  document.getElementById(GRID_ID)?.querySelector<HTMLElement>('[data-position][tabindex="0"]')?.focus();
};
export const gridId = GRID_ID;

type Size = { rows: number; columns: number };

const within = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value));

const positionOf = (target: EventTarget): Position | null => {
  if (!(target instanceof Element)) return null;
  const text = target.closest<HTMLElement>('[data-position]')?.dataset['position'];
  const [row, column] = (text ?? '').split(':').map(Number);
  return text === undefined || row === undefined || column === undefined ? null : { row, column };
};

/**
 * One tab stop for the whole grid, moved by arrows, Home, End and Page keys.
 * @param reveal brings a row into view that is not drawn; it takes the focus as soon as it is
 */
export const useGridFocus = (grid: RefObject<HTMLElement | null>, size: Size, reveal?: (row: number) => void) => {
  const [active, setActive] = useState<Position>({ row: 0, column: 0 });
  const awaited = useRef<Position | null>(null);
  const { rows, columns } = size;
  // Filters make the grid smaller: the tab stop must stay inside, or the keyboard could not enter any more.
  useEffect(() => {
    setActive(({ row, column }) => ({ row: within(row, rows), column: within(column, columns) }));
  }, [rows, columns]);
  useEffect(() => {
    const element = awaited.current && elementAt(grid.current, awaited.current);
    if (!element) return;
    awaited.current = null;
    element.focus();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = positionOf(event.target);
    const next = from && positionAfter(event.key, event.ctrlKey, from, size);
    if (!next) return;
    event.preventDefault();
    const element = elementAt(grid.current, next);
    // The focus event moves the tab stop.
    if (element) element.focus();
    else {
      awaited.current = next;
      setActive(next);
      reveal?.(next.row);
    }
  };
  const onFocus = useCallback((event: { target: EventTarget }): void => {
    const at = positionOf(event.target);
    if (at) setActive((before) => (before.row === at.row && before.column === at.column ? before : at));
  }, []);
  return { active, onKeyDown, onFocus };
};
