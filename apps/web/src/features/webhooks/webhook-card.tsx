import { webhookEventLabels, type WebhookView } from '@dondoc/contracts';
import { Alert, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useChangeWebhook, useRemoveWebhook, useRenewSecret, useTestWebhook } from '../../api/webhooks.js';
import { formatNumber } from '../../components/number-text.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { ShownOnce } from '../../components/shown-once.js';
import { DeliveryList } from './delivery-list.js';
import { EditWebhook } from './edit-webhook.js';

const Facts = ({ hook }: { hook: WebhookView }) => (
  <dl className="facts">
    <dt>Đơn vị</dt>
    <dd>{hook.unitName}</dd>
    <dt>Địa chỉ nhận</dt>
    <dd className="long-text">{hook.url}</dd>
    <dt>Sự kiện</dt>
    <dd>{hook.events.map((one) => webhookEventLabels[one]).join('; ')}</dd>
    <dt>Tình trạng</dt>
    <dd>
      {hook.state === 'on' ? '✓ Đang bật' : '— Tạm dừng (sự kiện được giữ lại)'} · đã nhận{' '}
      {formatNumber(hook.delivered)} · chờ gửi {formatNumber(hook.waiting)} · không gửi được {formatNumber(hook.dead)}
    </dd>
  </dl>
);

const useActs = (hook: WebhookView) => {
  const [change, renew, removal, test] = [useChangeWebhook(), useRenewSecret(), useRemoveWebhook(), useTestWebhook()];
  const { webhookId, name, url, events, state } = hook;
  const toggle = (): void => change.mutate({ webhookId, name, url, events, state: state === 'on' ? 'off' : 'on' });
  return { change, renew, removal, test, toggle };
};

/** What somebody may do: `manage` everything, `renew` the secret of their unit's own connections. */
export type MayWithWebhooks = { manage: boolean; renew: boolean };
type Acts = ReturnType<typeof useActs>;
type Opened = 'edit' | 'deliveries' | null;
type ButtonsProps = { hook: WebhookView; acts: Acts; open: Opened; switchTo: (what: Opened) => void };

const RenewButton = ({ hook, acts }: { hook: WebhookView; acts: Acts }) => (
  <Popconfirm
    title="Đổi khóa ký? Bên nhận phải đổi theo; trong lúc chưa đổi, lần gửi không được sẽ thử lại khoảng nửa ngày."
    okText="Đổi khóa"
    cancelText="Thôi"
    onConfirm={() => acts.renew.mutate(hook.webhookId)}
  >
    <Button>Đổi khóa ký</Button>
  </Popconfirm>
);

const ManageButtons = ({ hook, acts, open, switchTo }: ButtonsProps) => (
  <>
    <Button onClick={() => acts.test.mutate(hook.webhookId)}>Gửi thử</Button>
    <Button aria-expanded={open === 'edit'} onClick={() => switchTo('edit')}>
      Sửa
    </Button>
    <Button onClick={acts.toggle}>{hook.state === 'on' ? 'Tạm dừng' : 'Bật lại'}</Button>
    <Popconfirm
      title="Xóa kết nối? Những lần chưa gửi được sẽ bỏ."
      okText="Xóa"
      cancelText="Thôi"
      onConfirm={() => acts.removal.mutate(hook.webhookId)}
    >
      <Button danger>Xóa</Button>
    </Popconfirm>
  </>
);

const Outcome = ({ acts: { change, renew, removal, test } }: { acts: Acts }) => {
  const failed = [change, renew, removal, test].find(({ isError }) => isError);
  return (
    <>
      {failed ? <ProblemNotice error={failed.error} /> : null}
      {test.isSuccess ? (
        <Alert type="success" showIcon role="status" title="Đã xếp một lần gửi thử; xem kết quả ở Các lần gửi" />
      ) : null}
      {renew.data ? (
        <ShownOnce title="Khóa ký mới; khóa cũ không dùng nữa" label="Khóa ký" value={renew.data.secret} />
      ) : null}
    </>
  );
};

/** One connection: what it is told, how that goes, and what can be done. */
export const WebhookCard = ({ hook, may }: { hook: WebhookView; may: MayWithWebhooks }) => {
  const acts = useActs(hook);
  const [open, setOpen] = useState<Opened>(null);
  const switchTo = (what: Opened): void => setOpen(open === what ? null : what);
  return (
    <section className="card" aria-label={hook.name}>
      <h2>{hook.name}</h2>
      <Facts hook={hook} />
      <Outcome acts={acts} />
      <div className="acts">
        <Button aria-expanded={open === 'deliveries'} onClick={() => switchTo('deliveries')}>
          Các lần gửi
        </Button>
        {may.renew ? <RenewButton hook={hook} acts={acts} /> : null}
        {may.manage ? <ManageButtons hook={hook} acts={acts} open={open} switchTo={switchTo} /> : null}
      </div>
      {open === 'edit' ? <EditWebhook hook={hook} onClose={() => setOpen(null)} /> : null}
      {open === 'deliveries' ? (
        <DeliveryList webhookId={hook.webhookId} name={hook.name} mayResend={may.manage} />
      ) : null}
    </section>
  );
};
