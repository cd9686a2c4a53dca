import { passwordLinkViewSchema, signInOptionsSchema } from '@dondoc/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { askJson, getJson, newIdempotencyKey, send } from './http.js';
import { ProblemError } from './problem-error.js';

/** Which ways of signing in there are, and whom to ask. */
export const useSignInOptions = () =>
  useQuery({
    queryKey: ['sign-in-options'],
    queryFn: () => getJson('/api/sign-in-options', signInOptionsSchema),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Where the browser begins single sign-on. @param next the address to go to afterwards */
export const singleSignOnAddress = (next: string): string =>
  `/api/session/single-sign-on?tiep=${encodeURIComponent(next)}`;

const findRefusal = async (): Promise<string | null> => {
  try {
    await getJson('/api/session/single-sign-on/refusal', { parse: () => undefined });
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.detail;
    throw error;
  }
};

/** Why the last visit to the provider let nobody in; the server says it once. */
export const useSingleSignOnRefusal = (expected: boolean) =>
  useQuery({
    queryKey: ['single-sign-on-refusal'],
    queryFn: findRefusal,
    enabled: expected,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useForgottenPassword = () =>
  useMutation({ mutationFn: (who: string) => send('/api/password-links', { who }, newIdempotencyKey()) });

/** Whose link it is. @param secret what stands behind `#` */
export const usePasswordLink = (secret: string) =>
  useQuery({
    queryKey: ['password-link', secret],
    queryFn: ({ signal }) => askJson('/api/password-links/look', { secret }, passwordLinkViewSchema, signal),
    retry: false,
    gcTime: 0,
  });

export const usePasswordByLink = () =>
  useMutation({
    mutationFn: (body: { secret: string; password: string }) =>
      send('/api/password-links/use', body, newIdempotencyKey()),
  });
