import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { positionAfter } from '../../components/grid-keys.js';
import { type GridSizes, offsetFor, rangeIn, useView } from './grid-window.js';
import type { RehearsedLife } from './life.js';
import { cellId, HeadRow, type Place, UnitRow } from './life-row.js';

type GridProps = { life: RehearsedLife; at: string; active: Place; onActive: (place: Place) => void };

export const LIFE_GRID_ID = 'life-grid';

const sizesNow = (): GridSizes => {
  const narrow = globalThis.matchMedia('(max-width: 700px)').matches;
  return { head: 62, row: 34, name: narrow ? 130 : 232, column: 96 };
};

const placeIn = (target: EventTarget): Place | null => {
  if (!(target instanceof Element)) return null;
  const [row, column] = (target.closest<HTMLElement>('[data-place]')?.dataset['place'] ?? '').split(':').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
};

/**
 * Units × lines at one instant. Only what is in view is drawn, so that thousands of rows stay quick; hence the grid
 * itself keeps the focus and names its active cell.
 */
export const LifeGrid = ({ life, at, active, onActive }: GridProps) => {
  const frame = useRef<HTMLDivElement>(null);
  const [sizes] = useState(sizesNow);
  const view = useView(frame);
  const size = { rows: life.units.length + 1, columns: life.lines.length + 1 };
  const rows = rangeIn(view.top, view.height - sizes.head, sizes.row, life.units.length);
  const columns = rangeIn(view.left, view.width - sizes.name, sizes.column, life.lines.length);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    if (active.row > 0) {
      const seen = { offset: element.scrollTop, extent: element.clientHeight };
      element.scrollTop = offsetFor(active.row - 1, sizes.row, sizes.head, seen);
    }
    if (active.column > 0) {
      const seen = { offset: element.scrollLeft, extent: element.clientWidth };
      element.scrollLeft = offsetFor(active.column - 1, sizes.column, sizes.name, seen);
    }
  }, [active, sizes]);
  const drawn =
    (active.row === 0 || (active.row > rows.first && active.row <= rows.last)) &&
    (active.column === 0 || (active.column > columns.first && active.column <= columns.last));
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = positionAfter(event.key, event.ctrlKey, active, size);
    if (!next) return;
    event.preventDefault();
    onActive(next);
  };
  const onClick = ({ target }: MouseEvent): void => {
    const place = placeIn(target);
    if (place) onActive(place);
  };
  const shown = { life, at, columns, sizes, active };
  return (
    <div
      ref={frame}
      id={LIFE_GRID_ID}
      role="grid"
      tabIndex={0}
      className="life-grid"
      aria-label="Tình trạng từng đơn vị theo từng nghĩa vụ ở ngày đang xem"
      aria-rowcount={size.rows}
      aria-colcount={size.columns}
      aria-activedescendant={drawn ? cellId(active) : undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div
        role="none"
        style={{
          width: sizes.name + life.lines.length * sizes.column,
          height: sizes.head + life.units.length * sizes.row,
        }}
      >
        <HeadRow {...shown} />
        <div role="none" style={{ height: rows.first * sizes.row }} />
        {life.units.slice(rows.first, rows.last).map(({ unitId }, offset) => (
          <UnitRow key={unitId} {...shown} index={rows.first + offset} />
        ))}
      </div>
    </div>
  );
};
