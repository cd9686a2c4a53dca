import type { DeskAnswer, DeskRow } from '@dondoc/contracts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { DESK_PAGE, type DeskAsked, useDeskPages } from '../../api/desk.js';
import { COLUMNS, DeskRowView } from './desk-row.js';
import { idOf, type Selection } from './selection.js';
import { type Position, positionAfter } from '../../components/grid-keys.js';
import { withActive } from '../../components/grid-window.js';
import { useNarrow } from './use-narrow.js';

/** Guessed heights of a row in pixels; what is drawn is measured. */
const [WIDE, NARROW] = [96, 240];

type GridProps = {
  asked: DeskAsked;
  answer: DeskAnswer;
  selection: Selection;
  selectable: boolean;
  onOpen: (row: DeskRow) => void;
};

const pagesOf = (indices: readonly number[]): number[] => {
  const pages = [...new Set(indices.map((index) => Math.floor(index / DESK_PAGE)))];
  return pages.filter((page) => page > 0);
};

const rowIdAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined;

const isTick = (target: EventTarget): boolean => target instanceof Element && target.closest('.desk-tick') !== null;

/** The rows of the pages that are seen; the first page came with the counts. */
const useRows = (asked: DeskAsked, answer: DeskAnswer, indices: readonly number[]) => {
  const pages = useMemo(() => pagesOf(indices), [indices]);
  const more = useDeskPages(asked, pages);
  return (index: number): DeskRow | undefined => {
    const page = Math.floor(index / DESK_PAGE);
    const rows = page === 0 ? answer.rows : more.get(page);
    return rows?.[index % DESK_PAGE];
  };
};

/** Gives the focus back to the grid's one tab stop, when the side panel has closed. */
export const focusRow = (): void =>
  document.querySelector<HTMLElement>('.desk-grid [data-position][tabindex="0"]')?.focus({ preventScroll: true });

/** The drawn rows and their data; the row of the tab stop is always among them. */
const useShownRows = (
  { asked, answer }: Pick<GridProps, 'asked' | 'answer'>,
  frame: RefObject<HTMLElement | null>,
  active: number,
) => {
  const height = useNarrow() ? NARROW : WIDE;
  const rows = useVirtualizer({
    count: answer.total,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 8,
    rangeExtractor: withActive(active),
  });
  useEffect(() => rows.measure(), [height, rows]);
  const shown = rows.getVirtualItems();
  const indices = shown.map(({ index }) => index);
  return { rows, shown, rowAt: useRows(asked, answer, indices) };
};

/** Moves the focus to a row as soon as it is drawn. */
const useAwaitedFocus = (frame: RefObject<HTMLElement | null>): ((position: Position) => void) => {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const cell = frame.current?.querySelector<HTMLElement>(`[data-position="${wanted.current}"]`);
    if (!cell) return;
    wanted.current = null;
    cell.focus({ preventScroll: true });
  });
  return ({ row, column }) => {
    wanted.current = `${row}:${column}`;
  };
};

const positionIn = (target: EventTarget): Position | null => {
  if (!(target instanceof HTMLElement)) return null;
  const [row, column] = (target.dataset['position'] ?? '').split(':').map(Number);
  return row === undefined || column === undefined || Number.isNaN(row) ? null : { row, column };
};

type Acts = Pick<GridProps, 'selection' | 'selectable' | 'onOpen'>;
type Shown = ReturnType<typeof useShownRows>;

/** Enter opens, space ticks, arrows and page keys lead on; a click opens, but not on the tick. */
const useRowActs = (acts: Acts, { shown, rowAt, rows }: Shown, active: Position, go: (to: Position) => void) => {
  const { selection, selectable, onOpen } = acts;
  const onKeyDown = (event: KeyboardEvent): void => {
    const current = rowAt(active.row);
    const size = { rows: rows.options.count, columns: COLUMNS.length };
    const next = positionAfter(event.key, event.ctrlKey, active, size);
    if (event.key === 'Enter' && current) onOpen(current);
    else if (event.key === ' ' && current && selectable) selection.toggle(current);
    else if (next) go(next);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const id = rowIdAt(event.target);
    const row = shown.map(({ index }) => rowAt(index)).find((one) => one && idOf(one) === id);
    if (row && !isTick(event.target)) onOpen(row);
  };
  return { onKeyDown, onClick };
};

const Head = () => (
  <div role="rowgroup" className="desk-head">
    <div role="row" aria-rowindex={1} className="desk-row-head">
      {COLUMNS.map((text, index) => (
        <span key={text} role="columnheader" className={index === 0 ? 'desk-tick' : ''}>
          {index === 0 ? <span className="visually-hidden">{text}</span> : text}
        </span>
      ))}
    </div>
  </div>
);

/** The list as an ARIA grid: one tab stop, only the rows in view drawn, however many there are. */
export const DeskGrid = (props: GridProps) => {
  const { answer, selection, selectable } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Position>({ row: 0, column: 1 });
  const list = useShownRows(props, frame, active.row);
  const awaitFocus = useAwaitedFocus(frame);
  const go = (to: Position): void => {
    setActive(to);
    awaitFocus(to);
    list.rows.scrollToIndex(to.row);
  };
  const acts = useRowActs(props, list, active, go);
  const onFocus = ({ target }: { target: EventTarget }): void => {
    const at = positionIn(target);
    if (at) setActive(at);
  };
  return (
    <div className="desk-frame" ref={frame}>
      <div
        role="grid"
        className="desk-grid"
        aria-label="Danh sách việc"
        aria-rowcount={answer.total + 1}
        aria-colcount={COLUMNS.length}
        aria-multiselectable={selectable}
        onFocus={onFocus}
        {...acts}
      >
        <Head />
        <div role="rowgroup" className="desk-body" style={{ height: list.rows.getTotalSize() }}>
          {list.shown.map(({ index, start }) => {
            const row = list.rowAt(index);
            return (
              <DeskRowView
                key={index}
                row={row}
                index={index}
                top={start}
                selected={row !== undefined && selection.has(idOf(row))}
                active={active.row === index ? active.column : null}
                selectable={selectable}
                onToggle={selection.toggle}
                measure={list.rows.measureElement}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
};
