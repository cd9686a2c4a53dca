import type { WaitingItem } from '@dondoc/contracts';
import { obligationAddress } from '../../components/addresses.js';
import { formatInstant } from '../../components/instant-label.js';
import { Link } from '../../components/moment-link.js';

const actOf = ({ forward, appraise }: WaitingItem): string => {
  if (forward && appraise) return 'Chuyển tiếp, thẩm định';
  return forward ? 'Chuyển tiếp' : 'Thẩm định';
};

const WaitingCard = ({ item }: { item: WaitingItem }) => {
  const { cascadeId, unit, line, receivedAt, standing } = item;
  const act = actOf(item);
  return (
    <li className="due-item edge-received">
      <div className="due-item-main">
        <h3>
          <Link to={obligationAddress({ cascadeId, unitId: unit.unitId, lineId: line.lineId })}>{unit.name}</Link>
        </h3>
        <p className="due-item-when">
          {line.title}; nhận lúc {formatInstant(receivedAt)}
        </p>
        <p className="due-item-source">
          {item.documentLabel}
          {standing === null ? null : ` · ${standing}`}
        </p>
      </div>
      <Link
        className="link-button"
        to={obligationAddress({ cascadeId, unitId: unit.unitId, lineId: line.lineId })}
        aria-label={`${act}: ${line.title}, ${unit.name}`}
      >
        {act}
      </Link>
    </li>
  );
};

/** Reports, mostly of other units, that wait for this one to pass them on or to score them. */
export const WaitingSection = ({ items }: { items: readonly WaitingItem[] }) =>
  items.length === 0 ? null : (
    <details className="due-section" open={items.length <= 10} data-testid="due-waiting">
      <summary>
        <h2>
          Bài nộp chờ chuyển tiếp hoặc thẩm định <span className="count">({items.length})</span>
        </h2>
      </summary>
      <ul className="due-items">
        {items.map((item) => (
          <WaitingCard key={`${item.cascadeId}/${item.unit.unitId}/${item.line.lineId}`} item={item} />
        ))}
      </ul>
    </details>
  );
