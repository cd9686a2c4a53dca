import type { MessageListView, MessageView } from '@dondoc/contracts';
import { useState } from 'react';
import { useMessages } from '../../api/messages.js';
import { EmptyState } from '../../components/empty-state.js';
import { formatInstant } from '../../components/instant-label.js';
import { formatNumber } from '../../components/number-text.js';
import { Page } from '../../components/page.js';
import { Pager } from '../../components/pager.js';
import { QueryState } from '../../components/query-state.js';
import { CancelDialog } from './cancel-dialog.js';
import { MessageRow } from './message-row.js';
import { OutboxControls } from './outbox-controls.js';
import { type OutboxView, useOutboxFilter } from './use-outbox-filter.js';

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
      text="Thư nhắc gom lại mỗi ngày làm việc một lần lúc 07:30; thư trả lại, quyết định gia hạn, giải trình gửi ngay. Thư sắp gửi trong 14 ngày tới hiện ở đây."
    />
  );

type ListProps = { list: MessageListView; view: OutboxView; mayCancel: boolean };

const Messages = ({ list, view, mayCancel }: ListProps) => {
  const [cancelling, setCancelling] = useState<MessageView | null>(null);
  const { messages, total, page, pageSize, counts, asOf } = list;
  return (
    <>
      <OutboxControls view={view} counts={counts} />
      <p role="status" className="as-of">
        {formatNumber(total)} thư · Dữ liệu đến {formatInstant(asOf)}
      </p>
      {messages.length === 0 ? (
        <NoMessages filtered={view.state !== '' || view.kind !== '' || view.text !== ''} clear={view.clear} />
      ) : (
        <ul className="messages">
          {messages.map((one) => (
            <MessageRow
              key={one.messageId}
              letter={one}
              onCancel={
                mayCancel && one.notices.some(({ cancellable }) => cancellable) ? () => setCancelling(one) : null
              }
            />
          ))}
        </ul>
      )}
      <Pager page={page} pageSize={pageSize} total={total} onPage={(next) => view.set('trang', String(next))} />
      {cancelling === null ? null : (
        <CancelDialog key={cancelling.messageId} letter={cancelling} onClose={() => setCancelling(null)} />
      )}
    </>
  );
};

/** The outbox: what was sent, what will be sent, to whom, when and why; what has not left can be called off. */
export const MessagesScreen = ({ mailboxUrl, mayCancel }: { mailboxUrl: string | null; mayCancel: boolean }) => {
  const view = useOutboxFilter();
  const { state, kind, text, page } = view;
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
      <QueryState query={useMessages({ state, kind, recipient: text, page })}>
        {(list) => <Messages list={list} view={view} mayCancel={mayCancel} />}
      </QueryState>
    </Page>
  );
};
