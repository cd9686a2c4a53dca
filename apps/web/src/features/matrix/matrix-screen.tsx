import type { MatrixView } from '@dondoc/contracts';
import { Drawer } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useAsOf } from '../../api/as-of.js';
import { useCascade, useMatrix } from '../../api/cascades.js';
import { cascadeAddress, rollUpsAddress } from '../../components/addresses.js';
import { AsOfControl } from '../../components/as-of-control.js';
import { Crumbs } from '../../components/crumbs.js';
import { dayOfInstant, formatInstant } from '../../components/instant-label.js';
import { Link } from '../../components/moment-link.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { focusCell } from './grid-focus.js';
import { type MatrixActs, MatrixBody } from './matrix-body.js';
import { useMatrixAddress } from './matrix-filter.js';

export type Place = { unitId: string; lineId: string };
type MatrixProps = {
  cascadeId: string;
  today: string;
  panel: (place: Place) => ReactNode;
  /** Null: whoever looks may do nothing here. */
  acts: MatrixActs | null;
};

const Panel = ({
  matrix,
  open,
  onClose,
  panel,
}: { matrix: MatrixView; open: Place | null; onClose: () => void } & Pick<MatrixProps, 'panel'>) => {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && open === null) focusCell();
    wasOpen.current = open !== null;
  }, [open]);
  const unit = matrix.rows.find((row) => row.unit.unitId === open?.unitId)?.unit;
  return (
    <Drawer
      open={open !== null}
      onClose={onClose}
      title={unit?.name ?? 'Nghĩa vụ'}
      size="min(600px, 100vw)"
      destroyOnHidden
    >
      {open === null ? null : panel(open)}
    </Drawer>
  );
};

/** The status matrix: units × obligations, live, with a side panel for the cell that the address names. */
export const MatrixScreen = ({ cascadeId, today, panel, acts }: MatrixProps) => {
  const past = useAsOf() !== null;
  const matrix = useMatrix(cascadeId);
  const cascade = useCascade(cascadeId);
  const address = useMatrixAddress();
  const title = cascade.data?.title ?? 'Đợt triển khai';
  return (
    <Page
      wide
      title={`Bảng theo dõi: ${title}`}
      heading="Bảng theo dõi"
      above={
        <Crumbs
          steps={[
            { to: '/dot', text: 'Đợt triển khai' },
            { to: cascadeAddress(cascadeId), text: title },
          ]}
        />
      }
      actions={
        <>
          <AsOfControl text={matrix.data ? `Dữ liệu đến ${formatInstant(matrix.data.asOf)}.` : ''} />
          <Link className="link-button" to={rollUpsAddress(cascadeId)}>
            Tổng hợp
          </Link>
          <button type="button" className="link-button no-print" onClick={() => globalThis.print()}>
            In
          </button>
        </>
      }
    >
      <QueryState query={matrix}>
        {(data) => (
          <>
            <MatrixBody
              matrix={data}
              today={past ? (dayOfInstant(data.asOf) ?? today) : today}
              address={address}
              acts={past || cascade.data?.status !== 'issued' ? null : acts}
            />
            <Panel matrix={data} open={address.open} onClose={() => address.set('open', '')} panel={panel} />
          </>
        )}
      </QueryState>
    </Page>
  );
};
