import { memo, useMemo } from 'react';
import { lineTally, type RowGroup } from './matrix-shape.js';
import type { RowPlace } from './matrix-row.js';

type GroupRowProps = RowPlace & {
  group: RowGroup;
  lineIds: readonly string[];
  open: boolean;
  onToggle: (unitClass: string) => void;
};

const countText = ({ rows, all }: RowGroup): string => (rows.length === all ? String(all) : `${rows.length}/${all}`);

/** Heading of a class of units with its totals; closes and opens the units below. */
export const GroupRow = memo(({ group, lineIds, open, onToggle, row, headRows, activeColumn }: GroupRowProps) => {
  const tallies = useMemo(() => lineIds.map((lineId) => lineTally(group.rows, lineId)), [group, lineIds]);
  const stop = (column: number): 0 | -1 => (column === activeColumn ? 0 : -1);
  const last = lineIds.length + 1;
  const onTime = group.rows.reduce((sum, one) => sum + one.onTime, 0);
  const judged = group.rows.reduce((sum, one) => sum + one.judged, 0);
  return (
    <tr role="row" aria-rowindex={headRows + row + 1} className="class-row">
      <th scope="row" role="rowheader">
        <button
          type="button"
          aria-expanded={open}
          data-position={`${row}:0`}
          tabIndex={stop(0)}
          onClick={() => onToggle(group.class)}
        >
          <span aria-hidden="true" className={open ? 'arrow arrow-open' : 'arrow'} />
          {group.label} <span className="count">({countText(group)})</span>
        </button>
      </th>
      {tallies.map(({ handedIn, owed }, index) => {
        return (
          <td key={lineIds[index]} role="gridcell" data-position={`${row}:${index + 1}`} tabIndex={stop(index + 1)}>
            {owed === 0 ? '' : `${handedIn}/${owed}`}
          </td>
        );
      })}
      <td role="gridcell" data-position={`${row}:${last}`} tabIndex={stop(last)} className="last-column">
        {onTime}/{judged}
      </td>
    </tr>
  );
});
GroupRow.displayName = 'GroupRow';
