import type { Configuration } from '@dondoc/configuration';

type WithIssuer = Pick<Configuration, 'oidcIssuer'>;

/** As it is stored: with the provider's name, since another provider may give the same subject to somebody else. */
export const storedSubject = (subject: string, { oidcIssuer }: WithIssuer): string => `${oidcIssuer ?? ''}#${subject}`;

/** The subject at the present provider, or null. */
export const shownSubject = (stored: string | null, { oidcIssuer }: WithIssuer): string | null => {
  const prefix = `${oidcIssuer ?? ''}#`;
  return oidcIssuer !== null && stored?.startsWith(prefix) ? stored.slice(prefix.length) : null;
};
