import type { MessageListView, MessageView } from '@dondoc/contracts';
import { Input } from 'antd';
import { useSearchParams } from 'react-router';
import { useMessages } from '../../api/messages.js';
import { EmptyState } from '../../components/empty-state.js';
import { formatInstant } from '../../components/instant-label.js';
import { formatNumber } from '../../components/number-text.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { matchesText } from '../../components/search-text.js';
import { MessageRow } from './message-row.js';

const SHOWN = 200;

const STATES: readonly { state: MessageView['state']; text: string }[] = [
  { state: 'planned', text: 'Sẽ gửi' },
  { state: 'sending', text: 'Đang gửi' },
  { state: 'sent', text: 'Đã gửi' },
  { state: 'failed', text: 'Gửi lỗi' },
  { state: 'dropped', text: 'Đã hủy' },
];

type Filter = { state: string; text: string; set: (name: string, value: string) => void; clear: () => void };

const useFilter = (): Filter => {
  const [query, setQuery] = useSearchParams();
  const set = (name: string, value: string): void =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const clear = (): void => setQuery(new URLSearchParams(), { replace: true });
  return { state: query.get('trang-thai') ?? '', text: query.get('nguoi-nhan') ?? '', set, clear };
};

const StateButtons = ({ filter, counts }: { filter: Filter; counts: MessageListView['counts'] }) => (
  <fieldset className="toggle-row">
    <legend className="visually-hidden">Lọc theo trạng thái</legend>
    {[{ state: '', text: 'Tất cả' }, ...STATES]
      .filter(({ state }) => state === '' || state === filter.state || (counts[state] ?? 0) > 0)
      .map(({ state, text }) => (
        <button
          key={state}
          type="button"
          className="toggle"
          aria-pressed={filter.state === state}
          onClick={() => filter.set('trang-thai', state)}
        >
          {text}
          {state === '' ? '' : ` (${formatNumber(counts[state] ?? 0)})`}
        </button>
      ))}
  </fieldset>
);

const NoMessages = ({ filtered, clear }: { filtered: boolean; clear: () => void }) =>
  filtered ? (
    <EmptyState
      title="Không có thư nào khớp"
      act={
        <button type="button" className="text-button" onClick={clear}>
          Xóa bộ lọc
        </button>
      }
    />
  ) : (
    <EmptyState
      title="Chưa có thư nào"
      text="Thư nhắc gom lại mỗi ngày làm việc một lần lúc 07:30; thư trả lại gửi ngay. Thư sắp gửi hiện ở đây khi đến lượt."
    />
  );

const Messages = ({ list, filter }: { list: MessageListView; filter: Filter }) => {
  const found = list.messages.filter(
    (one) =>
      (filter.state === '' || one.state === filter.state) &&
      matchesText(`${one.recipientName} ${one.unitName} ${one.recipient}`, filter.text),
  );
  return (
    <>
      <StateButtons filter={filter} counts={list.counts} />
      <Input
        type="search"
        className="search"
        aria-label="Tìm người nhận"
        placeholder="Tìm người nhận, đơn vị, ví dụ: so tai chinh"
        value={filter.text}
        onChange={(event) => filter.set('nguoi-nhan', event.target.value)}
      />
      <p role="status" className="as-of">
        {formatNumber(found.length)} thư{found.length > SHOWN ? `, hiện ${SHOWN} thư đầu` : ''} · Dữ liệu đến{' '}
        {formatInstant(list.asOf)}
      </p>
      {found.length === 0 ? (
        <NoMessages filtered={list.messages.length > 0} clear={filter.clear} />
      ) : (
        <ul className="messages">
          {found.slice(0, SHOWN).map((one) => (
            <MessageRow key={one.messageId} letter={one} />
          ))}
        </ul>
      )}
    </>
  );
};

/** The outbox: what was sent, what will be sent, to whom and when. */
export const MessagesScreen = ({ mailboxUrl }: { mailboxUrl: string | null }) => {
  const filter = useFilter();
  return (
    <Page
      title="Thư đã gửi và sẽ gửi"
      actions={
        mailboxUrl === null ? null : (
          <a className="link-button" href={mailboxUrl} target="_blank" rel="noreferrer">
            Mở hộp thư mẫu
          </a>
        )
      }
    >
      <QueryState query={useMessages()}>{(list) => <Messages list={list} filter={filter} />}</QueryState>
    </Page>
  );
};
