import type { MessageView } from '@dondoc/contracts';
import { formatInstant } from '../../components/instant-label.js';

const SIGNS: Record<MessageView['state'], string> = {
  planned: 'Sẽ gửi lúc',
  sending: 'Đang gửi, hẹn lúc',
  sent: 'Gửi lúc',
  failed: 'Hẹn gửi lúc',
  dropped: 'Đã hủy, hẹn lúc',
};

/** One letter: when, to whom, what about; its lines behind a disclosure. */
export const MessageRow = ({ letter }: { letter: MessageView }) => (
  <li className={`message message-${letter.state}`}>
    <p className="message-head">
      <span className={`badge badge-${letter.state}`}>{letter.stateLabel}</span>
      <span className="badge badge-plain">{letter.kindLabel}</span>
      <span>
        {SIGNS[letter.state]} {formatInstant(letter.sentAt ?? letter.dueAt)}
      </span>
    </p>
    <p className="message-subject">{letter.subject}</p>
    <p className="message-to">
      Đến: {letter.recipientName} · {letter.unitName} · {letter.recipient}
    </p>
    {letter.lastError === null ? null : (
      <p className="field-error">
        Đã thử {letter.attempts} lần. Lỗi gần nhất: {letter.lastError}
      </p>
    )}
    {letter.items.length === 0 ? null : (
      <details className="disclosure">
        <summary>Nội dung ({letter.itemCount} mục)</summary>
        <ul>
          {letter.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </details>
    )}
  </li>
);
