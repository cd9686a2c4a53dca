import {
  issuedWebhookSchema,
  type newWebhookSchema,
  type webhookChangeSchema,
  webhookDeliveriesSchema,
  webhookSchema,
} from '@dondoc/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiPath, getJson, newIdempotencyKey, postJson, putJson, remove, send } from './http.js';

const KEY = ['webhooks'] as const;

export type NewWebhook = (typeof newWebhookSchema)['_output'];
export type WebhookChange = (typeof webhookChangeSchema)['_output'];

/** The programs that are told of events. */
export const useWebhooks = () =>
  useQuery({ queryKey: KEY, queryFn: ({ signal }) => getJson('/api/webhooks', webhookSchema.array(), signal) });

export const useDeliveries = (webhookId: string, page: number) =>
  useQuery({
    queryKey: [...KEY, webhookId, page],
    queryFn: ({ signal }) =>
      getJson(`${apiPath('webhooks', webhookId)}/deliveries?page=${page}`, webhookDeliveriesSchema, signal),
    placeholderData: keepPreviousData,
    // A worker sends them: nobody tells the browser.
    refetchInterval: 4000,
  });

const useWebhookAct = <Request, Answer>(act: (request: Request) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: KEY }) });
};

/** The answer holds the secret, once. */
export const useAddWebhook = () =>
  useWebhookAct((request: NewWebhook) => postJson('/api/webhooks', request, newIdempotencyKey(), issuedWebhookSchema));

export const useChangeWebhook = () =>
  useWebhookAct(({ webhookId, ...change }: WebhookChange & { webhookId: string }) =>
    putJson(apiPath('webhooks', webhookId), change, newIdempotencyKey(), webhookSchema),
  );

export const useRenewSecret = () =>
  useWebhookAct((webhookId: string) =>
    postJson(`${apiPath('webhooks', webhookId)}/secret`, {}, newIdempotencyKey(), issuedWebhookSchema),
  );

export const useRemoveWebhook = () => useWebhookAct((webhookId: string) => remove(apiPath('webhooks', webhookId)));

export const useTestWebhook = () =>
  useWebhookAct((webhookId: string) => send(`${apiPath('webhooks', webhookId)}/test`, {}, newIdempotencyKey()));

/** @param deliveryId null: everything that was given up */
export const useSendAgain = () =>
  useWebhookAct(({ webhookId, deliveryId }: { webhookId: string; deliveryId: string | null }) =>
    send(`${apiPath('webhooks', webhookId)}/deliveries/again`, { deliveryId }, newIdempotencyKey()),
  );
