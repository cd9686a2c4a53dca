import {
  type Problem,
  type SessionView,
  type SignIn,
  sampleAccountSchema,
  sessionSchema,
  signedOutSchema,
} from '@dondoc/contracts';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getJson, newIdempotencyKey, postJson, removeFor } from './http.js';
import { ProblemError } from './problem-error.js';

export const SESSION_KEY = ['session'] as const;

let end: string | null = null;

/** Remembers why a session ended, unless nobody was signed in at all. */
export const noteEnd = ({ code, detail }: Pick<Problem, 'code' | 'detail'>): void => {
  if (code !== 'SIGN_IN.REQUIRED') end = detail;
};
/** Why the last session ended, for the sign-in screen; null when there is nothing to say. */
export const endOfSession = (): string | null => end;

const findSession = async (): Promise<SessionView | null> => {
  try {
    return await getJson('/api/session', sessionSchema);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.status !== 401) throw error;
    noteEnd(error.problem);
    return null;
  }
};

/** How often the product's clock is asked, in milliseconds of real time; an accelerated clock drifts faster. */
const clockInterval = (session: SessionView | null | undefined): number | false => {
  if (!session) return false;
  return session.clockRate === 1 ? 60_000 : 10_000;
};

/** Who is signed in; `null` when nobody is. */
export const useSession = () =>
  useQuery({
    queryKey: SESSION_KEY,
    queryFn: findSession,
    staleTime: 30_000,
    refetchInterval: (query) => clockInterval(query.state.data),
  });

/** The sample installation's accounts; an empty list on any other. */
export const useSampleAccounts = () =>
  useQuery({
    queryKey: ['sample-accounts'],
    queryFn: () => getJson('/api/sample-accounts', sampleAccountSchema.array()),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Puts another session in place; nothing that the one before could see stays. */
const changeSession = (client: QueryClient, session: SessionView | null): void => {
  client.setQueryData(SESSION_KEY, session);
  client.removeQueries({
    predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] && queryKey[0] !== 'sample-accounts',
  });
};

export const useSignIn = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SignIn) => postJson('/api/session', body, newIdempotencyKey(), sessionSchema),
    onSuccess: (session) => {
      end = null;
      changeSession(client, session);
    },
  });
};

export const useSignOut = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => removeFor('/api/session', signedOutSchema),
    onSuccess: ({ continueAt }) => {
      end = null;
      changeSession(client, null);
      // Signed out here; the provider of single sign-on has a session of its own.
      if (continueAt !== null) globalThis.location.assign(continueAt);
    },
  });
};

/** Acts for another of one's posts; what the one before could see goes. */
export const useChoosePost = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (postId: string) => postJson('/api/session/post', { postId }, newIdempotencyKey(), sessionSchema),
    onSuccess: (session) => changeSession(client, session),
  });
};
