import type { ReportItemView } from '@dondoc/contracts';
import { Drawer } from 'antd';
import { type FigureAsked, useReportList } from '../../api/reports.js';
import { formatNumber } from '../../components/number-text.js';
import { QueryState } from '../../components/query-state.js';
import { ItemLine } from './names.js';

/** More than this nobody scrolls through; the workbook has all. */
const MOST = 500;

const Items = ({
  items,
  total,
  cascadeId,
  withLine,
}: {
  items: readonly ReportItemView[];
  total: number;
  cascadeId: string;
  withLine: boolean;
}) => (
  <>
    <ol className="report-items">
      {items.slice(0, MOST).map((item) => (
        <ItemLine key={`${item.unit.unitId} ${item.lineId}`} item={item} cascadeId={cascadeId} withLine={withLine} />
      ))}
    </ol>
    {total > MOST ? (
      <p>
        Nêu {MOST} trong {formatNumber(total)}; bảng tính có đủ danh sách.
      </p>
    ) : null}
  </>
);

/** The list behind a figure: who is counted, who is not, and by which decision. */
export const FigurePanel = ({
  cascadeId,
  open,
  onClose,
}: {
  cascadeId: string;
  open: FigureAsked | null;
  onClose: () => void;
}) => {
  const list = useReportList(cascadeId, open);
  const withLine = open?.line === null;
  return (
    <Drawer
      open={open !== null}
      onClose={onClose}
      title={open && list.data ? `${list.data.label}: ${formatNumber(list.data.total)}` : 'Danh sách'}
      size="min(640px, 100vw)"
      destroyOnHidden
    >
      {open === null ? null : (
        <QueryState query={list}>
          {({ total, items, restTotal, rest, moment }) => (
            <>
              <p className="as-of">{moment.text}.</p>
              <Items items={items} total={total} cascadeId={cascadeId} withLine={withLine} />
              {rest.length === 0 ? null : (
                <details className="disclosure" open={rest.length <= 30}>
                  <summary>Đã giao nhưng không thuộc số này ({formatNumber(restTotal)})</summary>
                  <Items items={rest} total={restTotal} cascadeId={cascadeId} withLine={withLine} />
                </details>
              )}
            </>
          )}
        </QueryState>
      )}
    </Drawer>
  );
};
