import { useWebhooks } from '../../api/webhooks.js';
import { EmptyState } from '../../components/empty-state.js';
import { Page } from '../../components/page.js';
import { QueryState } from '../../components/query-state.js';
import { AddWebhook } from './add-webhook.js';
import { type MayWithWebhooks, WebhookCard } from './webhook-card.js';

/** The programs of units that are told of events. */
export const WebhooksScreen = ({ may }: { may: MayWithWebhooks }) => (
  <Page title="Kết nối phần mềm">
    <p>
      Phần mềm của đơn vị được báo mỗi khi có sự kiện, bằng một yêu cầu có chữ ký. Bên nhận kiểm tra chữ ký bằng khóa
      ký; lần gửi không được sẽ thử lại trong khoảng nửa ngày, sau đó chờ người gửi lại.
    </p>
    <QueryState query={useWebhooks()}>
      {(hooks) => (
        <div className="cards-single">
          {hooks.length === 0 ? (
            <EmptyState
              title="Chưa có kết nối nào"
              text={may.manage ? 'Thêm kết nối ở dưới.' : 'Quản trị hệ thống thêm kết nối cho đơn vị.'}
            />
          ) : null}
          {hooks.map((hook) => (
            <WebhookCard key={hook.webhookId} hook={hook} may={may} />
          ))}
          {may.manage ? <AddWebhook /> : null}
        </div>
      )}
    </QueryState>
  </Page>
);
