import type { MatrixView } from '@dondoc/contracts';
import { type ReactNode, useMemo, useRef } from 'react';
import { EmptyState } from '../../components/empty-state.js';
import { StatusBar } from '../../components/status-bar.js';
import type { StatusCode } from '../../components/status-vocabulary.js';
import { Legend } from './legend.js';
import { MatrixControls } from './matrix-controls.js';
import type { MatrixAddress, MatrixFilter } from './matrix-filter.js';
import { MatrixGrid } from './matrix-grid.js';
import { columnGroups, rowGroups, totalsIn, visibleColumns, yearColumns } from './matrix-shape.js';

const ONLY_OVERDUE = ['overdue'] as const;

/** Draws the acts on what the filter leaves; no unit ids: all units. */
export type MatrixActs = (chosen: { lineIds: string[]; unitIds: string[]; statuses: StatusCode[] }) => ReactNode;
type BodyProps = { matrix: MatrixView; today: string; address: MatrixAddress; acts: MatrixActs | null };

/** What somebody can still be reminded of. */
const REMINDABLE: readonly StatusCode[] = ['overdue', 'due_today', 'due_soon', 'returned'];

/** The filter is read anew from the address with each render; as long as its text is the same, so is the object. */
const useSteady = (filter: MatrixFilter): MatrixFilter => {
  const kept = useRef(filter);
  if (JSON.stringify(kept.current) !== JSON.stringify(filter)) kept.current = filter;
  return kept.current;
};

const useShape = (matrix: MatrixView, today: string, filter: MatrixFilter) =>
  useMemo(() => {
    const columns = visibleColumns(matrix, filter, today);
    const totals = totalsIn(matrix, yearColumns(matrix, filter.year, today));
    return { totals, columns: columnGroups(columns), rows: rowGroups(matrix, columns, filter) };
  }, [matrix, today, filter]);

const Nothing = ({ onlyOverdue, clear }: { onlyOverdue: boolean; clear: () => void }) => (
  <EmptyState
    title={onlyOverdue ? 'Không còn việc quá hạn' : 'Không có đơn vị nào khớp'}
    act={
      <button type="button" className="text-button" onClick={clear}>
        Xóa bộ lọc
      </button>
    }
  />
);

const JUDGED =
  'Đúng hạn / đã đến hạn: tính cả đợt, theo lần nhận đầu tiên và hạn đang tính; bản nộp đúng hạn mà bị trả lại vẫn là đúng hạn. Cùng cách tính với trang Tổng hợp.';

/** Progress in words, one bar, the legend that filters, and the table. */
export const MatrixBody = (props: BodyProps) => {
  const { matrix, today, address } = props;
  const filter = useSteady(address.filter);
  const { totals, columns, rows } = useShape(matrix, today, filter);
  const empty = rows.length === 0 || columns.length === 0;
  return (
    <>
      <p className="progress-sentence" data-testid="progress-sentence">
        Cả đợt: {matrix.sentence}
      </p>
      <StatusBar totals={totals} />
      <Legend totals={totals} address={address} />
      <MatrixControls matrix={matrix} today={today} address={address} />
      {empty || props.acts === null ? null : (
        <div className="acts matrix-acts no-print">
          {props.acts({
            lineIds: columns.flatMap((group) => group.columns.map(({ lineId }) => lineId)),
            unitIds: rows.every((group) => group.rows.length === group.all)
              ? []
              : rows.flatMap((group) => group.rows.map(({ unit }) => unit.unitId)),
            statuses: filter.onlyOverdue
              ? ['overdue']
              : [...(filter.statuses.length > 0 ? filter.statuses : REMINDABLE)],
          })}
        </div>
      )}
      {empty ? (
        <Nothing onlyOverdue={filter.onlyOverdue} clear={address.clear} />
      ) : (
        <>
          <MatrixGrid
            columns={columns}
            rows={rows}
            units={matrix.rows}
            highlighted={filter.onlyOverdue ? ONLY_OVERDUE : filter.statuses}
            onOpen={(place) => address.set('open', place)}
          />
          <p className="clause">{JUDGED}</p>
        </>
      )}
    </>
  );
};
