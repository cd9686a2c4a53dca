import { type KeyboardEvent, type MouseEvent, useCallback, useMemo, useRef, useState } from 'react';
import type { StatusCode } from '../../components/status-vocabulary.js';
import { gridId, useGridFocus } from './grid-focus.js';
import { GroupRow } from './group-row.js';
import { MatrixFoot } from './matrix-foot.js';
import { MatrixHead } from './matrix-head.js';
import { MatrixRow } from './matrix-row.js';
import type { ColumnGroup, Row, RowGroup } from './matrix-shape.js';
import { Gap, type RowWindow, useRowWindow } from './row-window.js';

type GridProps = {
  columns: readonly ColumnGroup[];
  rows: readonly RowGroup[];
  /** All units whatever the filter: what the foot counts. */
  units: readonly Row[];
  highlighted: readonly StatusCode[];
  /** Called with `unit/line`. */
  onOpen: (place: string) => void;
};

type Line = { kind: 'group'; group: RowGroup } | { kind: 'unit'; row: Row };

const HEAD_ROWS = 2;

const linesOf = (rows: readonly RowGroup[], closed: ReadonlySet<string>): Line[] =>
  rows.flatMap((group) => [
    { kind: 'group' as const, group },
    ...(closed.has(group.class) ? [] : group.rows.map((row) => ({ kind: 'unit' as const, row }))),
  ]);

const placeOf = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-place]')?.dataset['place'] : undefined;

const useClosedGroups = () => {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (name: string): void =>
      setClosed((before) => {
        const next = new Set(before);
        if (!next.delete(name)) next.add(name);
        return next;
      }),
    [],
  );
  return { closed, toggle };
};

/** Units × obligations as an ARIA grid with one tab stop; a real table, so that it prints with repeated headings. */
export const MatrixGrid = ({ columns, rows, units, highlighted, onOpen }: GridProps) => {
  const grid = useRef<HTMLTableElement>(null);
  const { closed, toggle } = useClosedGroups();
  const lines = useMemo(() => linesOf(rows, closed), [rows, closed]);
  const flat = useMemo(() => columns.flatMap((group) => group.columns), [columns]);
  const lineKey = flat.map(({ lineId }) => lineId).join('|');
  const lineIds = useMemo(() => lineKey.split('|'), [lineKey]);
  const width = lineIds.length + 2;
  const frame = useRef<HTMLElement>(null);
  const size = { rows: lines.length, columns: width };
  const shown = useRef<RowWindow | null>(null);
  const { active, onKeyDown, onFocus } = useGridFocus(grid, size, (row) => shown.current?.reveal(row));
  const rowWindow = useRowWindow(frame, lines.length, active.row);
  shown.current = rowWindow;
  const openAt = (event: KeyboardEvent | MouseEvent): void => {
    const place = placeOf(event.target);
    if (place !== undefined) onOpen(place);
  };
  const onKey = (event: KeyboardEvent): void => {
    if ((event.key === 'Enter' || event.key === ' ') && placeOf(event.target) !== undefined) {
      event.preventDefault();
      openAt(event);
    } else onKeyDown(event);
  };
  return (
    <section ref={frame} className="matrix-frame" aria-label="Bảng đơn vị và nghĩa vụ">
      <table
        ref={grid}
        id={gridId}
        role="grid"
        className="matrix"
        aria-label="Tình trạng từng đơn vị theo từng nghĩa vụ"
        aria-rowcount={rows.reduce((sum, group) => sum + group.rows.length + 1, HEAD_ROWS + 1)}
        aria-colcount={width}
        onKeyDown={onKey}
        onClick={openAt}
        onFocus={onFocus}
      >
        <MatrixHead groups={columns} />
        <tbody>
          {rowWindow.parts.map((part) => {
            if (part.kind === 'gap') return <Gap key={`gap ${part.before}`} height={part.height} />;
            const { index } = part;
            const line = lines[index];
            if (!line) return null;
            const at = { row: index, headRows: HEAD_ROWS, activeColumn: active.row === index ? active.column : null };
            return line.kind === 'group' ? (
              <GroupRow
                key={`group ${line.group.class}`}
                group={line.group}
                lineIds={lineIds}
                open={!closed.has(line.group.class)}
                onToggle={toggle}
                {...at}
              />
            ) : (
              <MatrixRow
                key={line.row.unit.unitId}
                unitRow={line.row}
                lineIds={lineIds}
                highlighted={highlighted}
                {...at}
              />
            );
          })}
        </tbody>
        <MatrixFoot columns={flat} units={units} rowIndex={HEAD_ROWS + lines.length + 1} />
      </table>
    </section>
  );
};
