import { memo, useEffect, useRef } from 'react';
import { unitAddress } from '../../components/addresses.js';
import { Link } from '../../components/moment-link.js';
import { formatDay } from '../../components/plain-date-label.js';
import { StatusSign } from '../../components/status-sign.js';
import { cellNote, type StatusCode } from '../../components/status-vocabulary.js';
import type { Cell, Row } from './matrix-shape.js';

/** Place of a row in the grid; `activeColumn` is set when the grid's tab stop is in it. */
export type RowPlace = { row: number; headRows: number; activeColumn: number | null };

type RowProps = RowPlace & { unitRow: Row; lineIds: readonly string[]; highlighted: readonly StatusCode[] };

const stop = (column: number, active: number | null): 0 | -1 => (column === active ? 0 : -1);

/** Cells whose status differs from the one shown before. Days that merely count on are no news. */
const changedLines = (before: Row, after: Row): string[] => {
  const known = new Map(before.cells.map((cell) => [cell.lineId, cell]));
  return after.cells
    .filter(({ lineId, status, receivedOn }) => {
      const old = known.get(lineId);
      return old !== undefined && (old.status.code !== status.code || old.receivedOn !== receivedOn);
    })
    .map(({ lineId }) => lineId);
};

/** Lets changed cells flash softly; people who asked for less motion see the new sign only. */
const useFlash = (unitRow: Row) => {
  const element = useRef<HTMLTableRowElement>(null);
  const before = useRef(unitRow);
  useEffect(() => {
    const changed = changedLines(before.current, unitRow);
    before.current = unitRow;
    if (changed.length === 0 || globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const lineId of changed) {
      const place = CSS.escape(`${unitRow.unit.unitId}/${lineId}`);
      element.current
        ?.querySelector(`[data-place="${place}"] .cell-mark`)
        ?.animate([{ boxShadow: '0 0 0 3px #ffb703' }, { boxShadow: '0 0 0 3px transparent' }], { duration: 1600 });
    }
  }, [unitRow]);
  return element;
};

const cellName = ({ status, receivedOn }: Cell): string =>
  receivedOn === null ? status.label : `${status.label}, nhận ngày ${formatDay(receivedOn)}`;

const NotAssigned = ({ position, tabIndex }: { position: string; tabIndex: 0 | -1 }) => (
  <td
    role="gridcell"
    data-position={position}
    tabIndex={tabIndex}
    className="cell"
    aria-label="Không giao cho đơn vị này"
  />
);

const StatusCell = ({
  cell,
  unitId,
  position,
  tabIndex,
  dim,
}: {
  cell: Cell;
  unitId: string;
  position: string;
  tabIndex: 0 | -1;
  dim: boolean;
}) => (
  <td
    role="gridcell"
    data-position={position}
    data-place={`${unitId}/${cell.lineId}`}
    tabIndex={tabIndex}
    className={dim ? 'cell cell-dim' : 'cell'}
    aria-label={cellName(cell)}
  >
    <span className={`cell-mark st-${cell.status.code}`}>
      <StatusSign code={cell.status.code} />
      {cellNote(cell.status, cell.receivedOn)}
    </span>
  </td>
);

/** One unit's cells. Redrawn only when this unit's data, the columns or the tab stop in it change. */
export const MatrixRow = memo(({ unitRow, lineIds, highlighted, row, headRows, activeColumn }: RowProps) => {
  const { unit, cells, onTime, judged } = unitRow;
  const element = useFlash(unitRow);
  const byLine = new Map(cells.map((cell) => [cell.lineId, cell]));
  const last = lineIds.length + 1;
  return (
    <tr ref={element} role="row" aria-rowindex={headRows + row + 1} className="unit-row">
      <th scope="row" role="rowheader">
        <Link
          to={unitAddress(unit.unitId)}
          data-position={`${row}:0`}
          tabIndex={stop(0, activeColumn)}
          title={unit.name}
        >
          {unit.shortName}
        </Link>
      </th>
      {lineIds.map((lineId, index) => {
        const cell = byLine.get(lineId);
        const at = { position: `${row}:${index + 1}`, tabIndex: stop(index + 1, activeColumn) };
        if (cell === undefined) return <NotAssigned key={lineId} {...at} />;
        const dim = highlighted.length > 0 && !highlighted.includes(cell.status.code);
        return <StatusCell key={lineId} cell={cell} unitId={unit.unitId} dim={dim} {...at} />;
      })}
      <td role="gridcell" data-position={`${row}:${last}`} tabIndex={stop(last, activeColumn)} className="last-column">
        {onTime}/{judged}
      </td>
    </tr>
  );
});
MatrixRow.displayName = 'MatrixRow';
