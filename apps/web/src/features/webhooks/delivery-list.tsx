import type { WebhookDeliveryView } from '@dondoc/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useDeliveries, useSendAgain } from '../../api/webhooks.js';
import { formatInstant } from '../../components/instant-label.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { QueryState } from '../../components/query-state.js';

const SIGNS: Record<WebhookDeliveryView['state'], string> = { waiting: '○', sending: '◔', delivered: '✓', dead: '▲' };

const Row = ({ delivery, onAgain }: { delivery: WebhookDeliveryView; onAgain: (() => void) | null }) => (
  <tr>
    <td>{formatInstant(delivery.createdAt)}</td>
    <td>{delivery.typeLabel}</td>
    <td>
      {SIGNS[delivery.state]} {delivery.stateLabel}
      {delivery.lastError === null ? null : (
        <span className="message-why">
          Đã thử {delivery.attempts} lần. {delivery.lastError}
        </span>
      )}
    </td>
    <td>
      {onAgain !== null && (delivery.state === 'dead' || delivery.state === 'waiting') ? (
        <Button onClick={onAgain} aria-label={`Gửi lại: ${delivery.typeLabel} ${formatInstant(delivery.createdAt)}`}>
          Gửi lại
        </Button>
      ) : null}
    </td>
  </tr>
);

type ListProps = { webhookId: string; name: string; mayResend: boolean };

/** What was sent to one connection, what waits and what was given up. */
export const DeliveryList = ({ webhookId, name, mayResend }: ListProps) => {
  const [page, setPage] = useState(1);
  const again = useSendAgain();
  return (
    <QueryState query={useDeliveries(webhookId, page)}>
      {({ deliveries, total, pageSize }) => (
        <>
          {again.isError ? <ProblemNotice error={again.error} /> : null}
          {deliveries.length === 0 ? <p>Chưa gửi lần nào.</p> : null}
          {mayResend && deliveries.some(({ state }) => state === 'dead') ? (
            <Button onClick={() => again.mutate({ webhookId, deliveryId: null })}>Gửi lại tất cả lần không được</Button>
          ) : null}
          {deliveries.length === 0 ? null : (
            <div className="table-scroll" role="region" aria-label={`Các lần gửi của ${name}`} tabIndex={0}>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">Lúc</th>
                    <th scope="col">Sự kiện</th>
                    <th scope="col">Kết quả</th>
                    <th scope="col">
                      <span className="visually-hidden">Việc làm được</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {deliveries.map((one) => (
                    <Row
                      key={one.deliveryId}
                      delivery={one}
                      onAgain={mayResend ? () => again.mutate({ webhookId, deliveryId: one.deliveryId }) : null}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          )}
          <Pager page={page} pageSize={pageSize} total={total} onPage={setPage} />
        </>
      )}
    </QueryState>
  );
};
