import { QueryCache, QueryClient } from '@tanstack/react-query';
import { asProblem, ProblemError } from '../api/problem-error.js';
import { noteEnd, SESSION_KEY } from '../api/session.js';

/** A refusal stays a refusal; only a server that is away is asked again. */
const worthRetrying = (failures: number, error: Error): boolean => {
  if (failures >= 2 || !(error instanceof ProblemError)) return false;
  const { status } = error.problem;
  return status === 0 || status >= 500;
};

/** Fresh data comes by /api/changes; without it, what is older than a minute is asked again when looked at. */
export const createQueryClient = (): QueryClient => {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: worthRetrying, staleTime: 60_000 }, mutations: { retry: false } },
    queryCache: new QueryCache({
      onError: (error) => {
        // A session that has run out: the frame shows the sign-in screen and leads back here afterwards.
        const problem = asProblem(error);
        if (problem.status !== 401) return;
        noteEnd(problem);
        client.setQueryData(SESSION_KEY, null);
      },
    }),
  });
  return client;
};
