import { type FeedView, feedSchema, issuedFeedSchema } from '@dondoc/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiPath, getJson, newIdempotencyKey, postJson, remove } from './http.js';

const FEEDS_KEY = ['feeds'] as const;

/** Addresses of calendars, one's own and the unit's. */
export const useFeeds = () =>
  useQuery({ queryKey: FEEDS_KEY, queryFn: ({ signal }) => getJson('/api/feeds', feedSchema.array(), signal) });

const useFeedAct = <Request, Answer>(act: (request: Request) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: FEEDS_KEY }) });
};

/** The answer holds the address, once. */
export const useOpenFeed = () =>
  useFeedAct((kind: FeedView['kind']) => postJson('/api/feeds', { kind }, newIdempotencyKey(), issuedFeedSchema));

export const useRenewFeed = () =>
  useFeedAct((feedId: string) =>
    postJson(`${apiPath('feeds', feedId)}/address`, {}, newIdempotencyKey(), issuedFeedSchema),
  );

export const useRevokeFeed = () => useFeedAct((feedId: string) => remove(apiPath('feeds', feedId)));
