import type { MessageListView, MessageView } from '@dondoc/contracts';
import { Input } from 'antd';
import { useState } from 'react';
import { formatNumber } from '../../components/number-text.js';
import type { OutboxView } from './use-outbox-filter.js';

const STATES: readonly { state: MessageView['state']; text: string }[] = [
  { state: 'planned', text: 'Sẽ gửi' },
  { state: 'sending', text: 'Đang gửi' },
  { state: 'sent', text: 'Đã gửi' },
  { state: 'failed', text: 'Gửi lỗi' },
  { state: 'dropped', text: 'Không gửi' },
  { state: 'cancelled', text: 'Đã hủy' },
];

const KINDS: readonly { kind: MessageView['kind'] | ''; text: string }[] = [
  { kind: '', text: 'Mọi loại thư' },
  { kind: 'digest', text: 'Thư nhắc hằng ngày' },
  { kind: 'prompt', text: 'Văn phòng nhắc trực tiếp' },
  { kind: 'returned', text: 'Trả lại bài nộp' },
  { kind: 'decided', text: 'Quyết định gia hạn' },
  { kind: 'explanation', text: 'Yêu cầu giải trình' },
  { kind: 'reopened', text: 'Mở lại để bổ sung' },
  { kind: 'leader-page', text: 'Trang của lãnh đạo hằng tuần' },
  { kind: 'roll-up', text: 'Tổng hợp kết quả' },
];

const StateButtons = ({ view, counts }: { view: OutboxView; counts: MessageListView['counts'] }) => (
  <fieldset className="toggle-row">
    <legend className="visually-hidden">Lọc theo trạng thái</legend>
    {[{ state: '', text: 'Tất cả' }, ...STATES]
      .filter(({ state }) => state === '' || state === view.state || (counts[state] ?? 0) > 0)
      .map(({ state, text }) => (
        <button
          key={state}
          type="button"
          className="toggle"
          aria-pressed={view.state === state}
          onClick={() => view.set('trang-thai', state)}
        >
          {text}
          {state === '' ? '' : ` (${formatNumber(counts[state] ?? 0)})`}
        </button>
      ))}
  </fieldset>
);

/** What is shown: state, kind, recipient. The text is sent when typing pauses at Enter or when the field is left. */
export const OutboxControls = ({ view, counts }: { view: OutboxView; counts: MessageListView['counts'] }) => {
  const [typed, setTyped] = useState(view.text);
  const settle = (): void => {
    if (typed !== view.text) view.set('nguoi-nhan', typed);
  };
  return (
    <>
      <StateButtons view={view} counts={counts} />
      <div className="outbox-controls">
        <Input
          type="search"
          className="search"
          aria-label="Tìm người nhận"
          placeholder="Tìm người nhận, đơn vị, ví dụ: so tai chinh"
          value={typed}
          maxLength={200}
          onChange={(event) => {
            setTyped(event.target.value);
            if (event.target.value === '') view.set('nguoi-nhan', '');
          }}
          onPressEnter={settle}
          onBlur={settle}
        />
        <label htmlFor="outbox-kind">Loại thư</label>
        <select id="outbox-kind" value={view.kind} onChange={(event) => view.set('loai', event.target.value)}>
          {KINDS.map(({ kind, text }) => (
            <option key={kind} value={kind}>
              {text}
            </option>
          ))}
        </select>
      </div>
    </>
  );
};
