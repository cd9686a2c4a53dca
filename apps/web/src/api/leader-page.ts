import { leaderPageSchema } from '@dondoc/contracts';
import { useQuery } from '@tanstack/react-query';
import { pathAsOf, useAsOf } from './as-of.js';
import { getJson } from './http.js';

const withIssuer = (path: string, issuer: string | null): string =>
  issuer === null ? path : `${path}?issuer=${encodeURIComponent(issuer)}`;

/** Where the page is saved as one sheet of PDF. */
export const useSheetAddress = (issuer: string | null): string =>
  pathAsOf(withIssuer('/api/leader-page.pdf', issuer), useAsOf());

/** The leader's page; `issuer` null: of the asker's own body. */
export const useLeaderPage = (issuer: string | null) => {
  const asOf = useAsOf();
  return useQuery({
    queryKey: ['leader-page', issuer, asOf],
    queryFn: ({ signal }) => getJson(pathAsOf(withIssuer('/api/leader-page', issuer), asOf), leaderPageSchema, signal),
  });
};
