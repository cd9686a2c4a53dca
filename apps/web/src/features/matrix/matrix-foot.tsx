import { memo } from 'react';
import type { Column, Row } from './matrix-shape.js';

/** One row below: how many of how many have handed in, per obligation, over all units whatever the filter. */
export const MatrixFoot = memo(
  ({ columns, units, rowIndex }: { columns: readonly Column[]; units: readonly Row[]; rowIndex: number }) => {
    const onTime = units.reduce((sum, row) => sum + row.onTime, 0);
    const judged = units.reduce((sum, row) => sum + row.judged, 0);
    return (
      <tfoot>
        <tr role="row" aria-rowindex={rowIndex}>
          <th scope="row" role="rowheader">
            Đã nộp / phải nộp
          </th>
          {columns.map(({ lineId, handedIn, owed, sentence }) => (
            <td key={lineId} role="gridcell" title={sentence}>
              {handedIn}/{owed}
            </td>
          ))}
          <td role="gridcell" className="last-column">
            {onTime}/{judged}
          </td>
        </tr>
      </tfoot>
    );
  },
);
MatrixFoot.displayName = 'MatrixFoot';
