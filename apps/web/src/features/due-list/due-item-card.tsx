import type { DueItem, StatusView } from '@dondoc/contracts';
import { obligationAddress } from '../../components/addresses.js';
import { DueDateText } from '../../components/due-date-text.js';
import { Link } from '../../components/moment-link.js';
import { StatusTag } from '../../components/status-tag.js';
import { WhyDisclosure } from '../../components/why-chain.js';

const TO_HAND_IN: ReadonlySet<StatusView['code']> = new Set([
  'overdue',
  'due_today',
  'due_soon',
  'not_due',
  'no_due',
  'returned',
]);

/** One line of the list: what, by when, how long, why, and the act. */
export const DueItemCard = ({ item, own }: { item: DueItem; own: boolean }) => {
  const { cascadeId, unit, line, status, documentLabel } = item;
  const address = obligationAddress({ cascadeId, unitId: unit.unitId, lineId: line.lineId });
  const submits = own && TO_HAND_IN.has(status.code);
  return (
    <li className={`due-item edge-${status.code}`}>
      <div className="due-item-main">
        <h3>
          <Link to={address}>{line.title}</Link>
        </h3>
        <p className="due-item-when">
          <StatusTag status={status} />
          <span>
            Hạn nộp: <DueDateText due={line.due} />
          </span>
        </p>
        <p className="due-item-source">
          {documentLabel}
          {line.condition === null ? null : ` · ${line.condition}`}
          {line.via === null ? ` · Gửi ${line.to}` : ` · Gửi ${line.to} qua ${line.via}`}
        </p>
        {line.due === null ? null : <WhyDisclosure why={line.due.why} />}
      </div>
      <Link
        className={submits ? 'link-button link-button-main' : 'link-button'}
        to={submits ? `${address}#nop` : address}
        aria-label={`${submits ? 'Nộp báo cáo' : 'Xem'}: ${line.title}`}
      >
        {submits ? 'Nộp báo cáo' : 'Xem'}
      </Link>
    </li>
  );
};
