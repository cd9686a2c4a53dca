import type { CascadeSummary } from '@dondoc/contracts';
import { useCascades } from '../../api/cascades.js';
import { cascadeAddress, matrixAddress, rollUpsAddress } from '../../components/addresses.js';
import { documentLabel } from '../../components/document-label.js';
import { EmptyState } from '../../components/empty-state.js';
import { Link } from '../../components/moment-link.js';
import { formatNumber } from '../../components/number-text.js';
import { Page } from '../../components/page.js';
import { formatLongDay } from '../../components/plain-date-label.js';
import { QueryState } from '../../components/query-state.js';
import { StatusSign } from '../../components/status-sign.js';
import { byTiers, type Tiered } from './tiers.js';

const Overdue = ({ count, address }: { count: number; address: string }) =>
  count === 0 ? (
    <p className="card-fact">Không còn việc quá hạn.</p>
  ) : (
    <p className="card-fact">
      <Link to={`${address}?qua-han=1`} className="status-tag st-overdue">
        <StatusSign code="overdue" />
        {formatNumber(count)} việc quá hạn
      </Link>
    </p>
  );

const NextDue = ({ nextDue }: Pick<CascadeSummary, 'nextDue'>) =>
  nextDue === null ? (
    <p className="card-fact">Không còn hạn nào phía trước.</p>
  ) : (
    <p className="card-fact">
      Hạn gần nhất: <strong>{formatLongDay(nextDue.lastSafeDay)}</strong>
      <br />
      {nextDue.title}
    </p>
  );

const CascadeCard = ({ cascade, depth }: Tiered) => {
  const { cascadeId, title, status, document, sample, unitCount, obligationCount, overdueCount, progress, nextDue } =
    cascade;
  const draft = status === 'draft';
  return (
    <li
      className={depth === 0 ? 'card cascade-card' : `card cascade-card tier tier-${Math.min(depth, 3)}`}
      data-testid={`cascade-${cascadeId}`}
    >
      <p className="card-badges">
        {draft ? <span className="badge badge-draft">Dự kiến</span> : <span className="badge">Đang triển khai</span>}
        {sample ? <span className="badge badge-plain">Dữ liệu mẫu</span> : null}
        {depth === 0 ? null : <span className="badge badge-plain">Cấp dưới</span>}
      </p>
      <h2>
        <Link to={draft ? cascadeAddress(cascadeId) : matrixAddress(cascadeId)}>{title}</Link>
      </h2>
      <p className="card-document">
        {documentLabel(document)} · {document.issuer}
      </p>
      <p className="card-fact">
        {formatNumber(obligationCount)} nghĩa vụ của {formatNumber(unitCount)} đơn vị
      </p>
      <p className="card-fact">{progress}</p>
      {draft ? null : <Overdue count={overdueCount} address={matrixAddress(cascadeId)} />}
      <NextDue nextDue={nextDue} />
      <p className="card-links">
        <Link to={cascadeAddress(cascadeId)}>{draft ? 'Xem và ban hành' : 'Văn bản, lịch'}</Link>
        {draft ? null : <Link to={matrixAddress(cascadeId)}>Bảng theo dõi</Link>}
        {draft ? null : <Link to={rollUpsAddress(cascadeId)}>Tổng hợp</Link>}
      </p>
    </li>
  );
};

/** Every plan that is being carried out or stands ready as a draft. */
export const CascadeList = () => {
  const cascades = useCascades();
  return (
    <Page title="Đợt triển khai">
      <QueryState query={cascades}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              title="Chưa có kế hoạch nào"
              text="Đợt triển khai được tạo từ mẫu; đề nghị quản trị mẫu nạp mẫu."
            />
          ) : (
            <ul className={list.some(({ parentId }) => parentId !== null) ? 'cards cards-tiered' : 'cards'}>
              {byTiers(list).map((one) => (
                <CascadeCard key={one.cascade.cascadeId} {...one} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </Page>
  );
};
