import type { CascadeDetail } from '@dondoc/contracts';
import { cascadeAddress, matrixAddress } from '../../components/addresses.js';
import { Link } from '../../components/moment-link.js';

const Parent = ({ parent }: Pick<CascadeDetail, 'parent'>) =>
  parent === null ? null : (
    <p>
      Thực hiện <Link to={cascadeAddress(parent.cascadeId)}>{parent.title}</Link>, phần việc của {parent.unitName}.
    </p>
  );

const Children = ({ items }: { items: CascadeDetail['children'] }) =>
  items.length === 0 ? null : (
    <>
      <h3>Cấp dưới đã triển khai tiếp ({items.length})</h3>
      <ul className="tier-children">
        {items.map(({ cascadeId, title, status, unitName, progress }) => (
          <li key={cascadeId}>
            <strong>{unitName}</strong>:{' '}
            <Link to={status === 'draft' ? cascadeAddress(cascadeId) : matrixAddress(cascadeId)}>{title}</Link>{' '}
            {status === 'draft' ? <span className="badge badge-draft">Dự kiến</span> : null}
            <span className="tier-progress">{progress}</span>
          </li>
        ))}
      </ul>
    </>
  );

const Slack = ({ slack }: Pick<CascadeDetail, 'slack'>) =>
  slack.length === 0 ? null : (
    <>
      <h3>Thời gian để tổng hợp giữa các hạn</h3>
      <ul className="tier-slack">
        {slack.map(({ fromLine, toLine, text }) => (
          <li key={`${fromLine} ${toLine}`}>{text}</li>
        ))}
      </ul>
    </>
  );

/** The tiers above and below, and the working days that lie between what comes in and what goes up. */
export const TierBlock = ({ cascade }: { cascade: CascadeDetail }) => {
  const { parent, children, slack } = cascade;
  if (parent === null && children.length === 0 && slack.length === 0) return null;
  return (
    <section className="card tier-block" aria-labelledby="tier-title">
      <h2 id="tier-title">Các cấp thực hiện</h2>
      <Parent parent={parent} />
      <Children items={children} />
      <Slack slack={slack} />
    </section>
  );
};
