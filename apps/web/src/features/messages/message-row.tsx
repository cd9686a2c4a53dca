import type { MessageItem, MessageView } from '@dondoc/contracts';
import { Button } from 'antd';
import { formatInstant } from '../../components/instant-label.js';

const SIGNS: Record<MessageView['state'], string> = {
  planned: 'Sẽ gửi lúc',
  sending: 'Đang gửi, hẹn lúc',
  sent: 'Gửi lúc',
  failed: 'Hẹn gửi lúc',
  dropped: 'Không gửi, hẹn lúc',
  cancelled: 'Đã hủy, hẹn lúc',
};

const CHANNELS: Record<MessageView['channels'][number], string> = {
  mail: 'thư điện tử',
  'in-app': 'hộp thư trong hệ thống',
};

const Item = ({ item }: { item: MessageItem }) => (
  <li>
    {item.text}
    <span className="message-why">
      {item.withheld === null ? `Vì sao: ${item.why}` : `Không gửi: ${item.withheld}`}
    </span>
  </li>
);

const Contents = ({ letter }: { letter: MessageView }) => {
  const { notices, items } = letter;
  if (notices.length === 0 && items.length === 0) return null;
  return (
    <details className="disclosure">
      <summary>Nội dung ({Math.max(notices.length, items.length)} mục)</summary>
      <ul>
        {notices.length > 0
          ? notices.map((item) => <Item key={item.ledgerKey} item={item} />)
          : items.map((item) => <li key={item}>{item}</li>)}
      </ul>
    </details>
  );
};

const Recipient = ({ letter }: { letter: MessageView }) => (
  <p className="message-to">
    Đến: {[letter.recipientName, letter.unitName, letter.recipient].filter((one) => one !== '').join(' · ')}
    {letter.channels.length === 0 ? '' : ` · bằng ${letter.channels.map((one) => CHANNELS[one]).join(' và ')}`}
    {letter.note === null ? null : <span className="message-why">{letter.note}</span>}
  </p>
);

/** One letter: when, to whom, what about and why; what can be called off is offered. */
export const MessageRow = ({ letter, onCancel }: { letter: MessageView; onCancel: (() => void) | null }) => (
  <li className={`message message-${letter.state}`}>
    <p className="message-head">
      <span className={`badge badge-${letter.state}`}>{letter.stateLabel}</span>
      <span className="badge badge-plain">{letter.kindLabel}</span>
      <span>
        {SIGNS[letter.state]} {formatInstant(letter.sentAt ?? letter.dueAt)}
      </span>
    </p>
    <p className="message-subject">{letter.subject}</p>
    <Recipient letter={letter} />
    {letter.reason === null ? null : <p className="message-reason">Lý do: {letter.reason}</p>}
    {letter.lastError === null ? null : (
      <p className="field-error">
        Đã thử {letter.attempts} lần. Lỗi gần nhất: {letter.lastError}
      </p>
    )}
    <Contents letter={letter} />
    {onCancel === null ? null : (
      <Button onClick={onCancel} aria-label={`Hủy thư: ${letter.subject}, ${letter.unitName}`}>
        Hủy thư này…
      </Button>
    )}
  </li>
);
