import type { OwedItem, StatusView } from '@dondoc/contracts';
import { obligationAddress } from '../../components/addresses.js';
import { DueDateText } from '../../components/due-date-text.js';
import { Link } from '../../components/moment-link.js';
import { formatDay } from '../../components/plain-date-label.js';
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
export const DueItemCard = ({ item, own }: { item: OwedItem; own: boolean }) => {
  const { cascadeId, unit, line, status, documentLabel, lockedOn } = item;
  const address = obligationAddress({ cascadeId, unitId: unit.unitId, lineId: line.lineId });
  const owed = TO_HAND_IN.has(status.code);
  const act = status.code === 'returned' ? 'Nộp lại' : 'Nộp báo cáo';
  const submits = own && owed && lockedOn === null;
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
        {owed && lockedOn !== null ? (
          <p className="due-item-source">
            ⊘ Đã khóa sau ngày {formatDay(lockedOn)}, không nộp được nữa. Mở việc để đề nghị gia hạn, hoặc đề nghị Văn
            phòng mở lại.
          </p>
        ) : null}
        {line.due === null ? null : <WhyDisclosure why={line.due.why} />}
      </div>
      <Link
        className={submits ? 'link-button link-button-main' : 'link-button'}
        to={submits ? `${address}#nop` : address}
        aria-label={`${submits ? act : 'Xem'}: ${line.title}`}
      >
        {submits ? act : 'Xem'}
      </Link>
    </li>
  );
};
