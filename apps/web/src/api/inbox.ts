import { channelsViewSchema, inboxCountSchema, inboxSchema } from '@dondoc/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getJson, newIdempotencyKey, postJson, putJson } from './http.js';

/** Messages to the signed-in person. */
export const useInbox = (unreadOnly: boolean, page: number) =>
  useQuery({
    queryKey: ['inbox', { unreadOnly, page }],
    queryFn: ({ signal }) => getJson(`/api/inbox?unread=${unreadOnly ? 1 : 0}&page=${page}`, inboxSchema, signal),
    placeholderData: keepPreviousData,
  });

/** How many are unread; asked again whenever the server says that something has come. */
export const useUnread = () =>
  useQuery({
    queryKey: ['inbox', 'count'],
    queryFn: ({ signal }) => getJson('/api/inbox/count', inboxCountSchema, signal),
    retry: false,
  });

type Mark = { letterIds: readonly string[]; read: boolean } | { all: true };

export const useMarkRead = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mark: Mark) => postJson('/api/inbox/read', mark, newIdempotencyKey(), inboxCountSchema),
    onSettled: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
};

const CHANNELS_KEY = ['channels'] as const;

/** How the signed-in person is told. */
export const useChannels = () =>
  useQuery({ queryKey: CHANNELS_KEY, queryFn: ({ signal }) => getJson('/api/channels', channelsViewSchema, signal) });

export const useChooseChannels = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (choice: { mail: boolean; inApp: boolean }) =>
      putJson('/api/channels', choice, newIdempotencyKey(), channelsViewSchema),
    onSuccess: (view) => client.setQueryData(CHANNELS_KEY, view),
  });
};
