import { messageListSchema, messagesCancelledSchema } from '@dondoc/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getJson, newIdempotencyKey, postJson } from './http.js';

/** What the outbox shows: one page of what matches; empty texts do not filter. */
export type OutboxFilter = { state: string; kind: string; recipient: string; page: number };

const addressOf = ({ state, kind, recipient, page }: OutboxFilter): string => {
  const query = new URLSearchParams({ page: String(page) });
  for (const [name, value] of Object.entries({ state, kind, recipient })) if (value !== '') query.set(name, value);
  return `/api/messages?${query}`;
};

/** The outbox: what was sent, what will be, and what will not. */
export const useMessages = (filter: OutboxFilter) =>
  useQuery({
    queryKey: ['messages', filter],
    queryFn: ({ signal }) => getJson(addressOf(filter), messageListSchema, signal),
    placeholderData: keepPreviousData,
  });

/** Calls off reminders that have not left. @throws ProblemError */
export const useCancelMessages = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: { ledgerKeys: readonly string[]; reason: string }) =>
      postJson('/api/messages/cancellations', request, newIdempotencyKey(), messagesCancelledSchema),
    onSuccess: () => client.invalidateQueries({ queryKey: ['messages'] }),
  });
};
