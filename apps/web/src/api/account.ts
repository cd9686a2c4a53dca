import { accountSchema, endedSchema, issuedTokenSchema, tokenSchema } from '@dondoc/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Keyed } from './cascades.js';
import { apiPath, getJson, newIdempotencyKey, postJson, putJson, remove } from './http.js';

const ACCOUNT_KEY = ['account'] as const;
const TOKENS_KEY = ['tokens'] as const;

export const useAccount = () =>
  useQuery({
    queryKey: ACCOUNT_KEY,
    queryFn: ({ signal }) => getJson('/api/account', accountSchema, signal),
    staleTime: 0,
  });

/** A write that changes what the account page shows. */
const useAccountWrite = <In, Out>(write: (input: In) => Promise<Out>, key: readonly string[] = ACCOUNT_KEY) => {
  const client = useQueryClient();
  return useMutation({ mutationFn: write, onSuccess: () => client.invalidateQueries({ queryKey: key }) });
};

export const useChangePassword = () =>
  useAccountWrite(({ body, key }: Keyed<{ currentPassword: string; password: string }>) =>
    putJson('/api/account/password', body, key, endedSchema),
  );

export const useSignOutElsewhere = () =>
  useAccountWrite(() => postJson('/api/account/sign-out-elsewhere', {}, newIdempotencyKey(), endedSchema));

export const useEndSession = () =>
  useAccountWrite((sessionId: string) => remove(apiPath('account', 'sessions', sessionId)));

export const useTokens = () =>
  useQuery({ queryKey: TOKENS_KEY, queryFn: ({ signal }) => getJson('/api/tokens', tokenSchema.array(), signal) });

export const useIssueToken = () =>
  useAccountWrite(
    ({ body, key }: Keyed<{ name: string; days: number }>) => postJson('/api/tokens', body, key, issuedTokenSchema),
    TOKENS_KEY,
  );

export const useRevokeToken = () =>
  useAccountWrite((tokenId: string) => remove(apiPath('tokens', tokenId)), TOKENS_KEY);
