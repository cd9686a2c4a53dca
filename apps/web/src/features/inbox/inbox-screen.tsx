import type { InboxView } from '@dondoc/contracts';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useInbox, useMarkRead } from '../../api/inbox.js';
import { EmptyState } from '../../components/empty-state.js';
import { formatNumber } from '../../components/number-text.js';
import { Page } from '../../components/page.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { QueryState } from '../../components/query-state.js';
import { InboxMessage } from './inbox-item.js';

const UnreadToggle = ({
  unreadOnly,
  unread,
  onChange,
}: {
  unreadOnly: boolean;
  unread: number;
  onChange: () => void;
}) => (
  <div className="toggle-row">
    <button type="button" className="toggle" aria-pressed={unreadOnly} onClick={onChange}>
      Chỉ thư chưa đọc ({formatNumber(unread)})
    </button>
  </div>
);

const Messages = ({ view, onPage }: { view: InboxView; onPage: (page: number) => void }) => {
  const mark = useMarkRead();
  const { items, unread, total, page, pageSize } = view;
  return (
    <>
      {mark.isError ? <ProblemNotice error={mark.error} /> : null}
      <p role="status" className="as-of">
        {formatNumber(total)} thư, {formatNumber(unread)} chưa đọc
      </p>
      {items.length === 0 ? (
        <EmptyState
          title="Không có thư nào"
          text="Thư nhắc, trả lại, gia hạn, giải trình gửi đến anh/chị hiện ở đây, cùng lời với thư điện tử."
        />
      ) : (
        <ul className="messages">
          {items.map((item) => (
            <InboxMessage
              key={item.letterId}
              item={item}
              onMark={(read) => mark.mutate({ letterIds: [item.letterId], read })}
            />
          ))}
        </ul>
      )}
      <Pager page={page} pageSize={pageSize} total={total} onPage={onPage} />
    </>
  );
};

const useView = () => {
  const [query, setQuery] = useSearchParams();
  const page = Math.max(1, Number(query.get('trang')) || 1);
  const unreadOnly = query.get('xem') === 'chua-doc';
  const show = (unread: boolean, next: number): void => {
    const asked = new URLSearchParams();
    if (unread) asked.set('xem', 'chua-doc');
    if (next > 1) asked.set('trang', String(next));
    setQuery(asked, { replace: true });
  };
  return { page, unreadOnly, show };
};

/** Messages to the signed-in person. */
export const InboxScreen = () => {
  const { page, unreadOnly, show } = useView();
  const inbox = useInbox(unreadOnly, page);
  const mark = useMarkRead();
  const unread = inbox.data?.unread ?? 0;
  return (
    <Page
      title="Hộp thư"
      actions={
        <>
          <Link className="link-button" to="/kenh-nhan">
            Kênh nhận thư và lịch
          </Link>
          <Button disabled={unread === 0} loading={mark.isPending} onClick={() => mark.mutate({ all: true })}>
            Đánh dấu tất cả đã đọc
          </Button>
        </>
      }
    >
      <UnreadToggle unreadOnly={unreadOnly} unread={unread} onChange={() => show(!unreadOnly, 1)} />
      <QueryState query={inbox}>
        {(view) => <Messages view={view} onPage={(next) => show(unreadOnly, next)} />}
      </QueryState>
    </Page>
  );
};
