import type { Configuration } from '@dondoc/configuration';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BROWSER_COOKIE, browserCookieOptions } from './known-browsers.js';
import { SESSION_COOKIE, sessionCookieOptions } from './session-cookie.js';
import type { SignedInCookies, Visitor } from './sign-ins.js';

/** Where a request comes from, behind the proxies that we trust. */
export const visitorOf = ({ ip, headers, cookies }: FastifyRequest): Visitor => ({
  address: ip,
  browser: headers['user-agent'] ?? '',
  browserCookie: cookies[BROWSER_COOKIE],
  formerSession: cookies[SESSION_COOKIE],
});

export const signInCookies = (
  reply: FastifyReply,
  { session, browser }: SignedInCookies,
  configuration: Configuration,
): void => {
  reply.setCookie(SESSION_COOKIE, session, sessionCookieOptions(configuration));
  if (browser !== null) reply.setCookie(BROWSER_COOKIE, browser, browserCookieOptions(configuration));
};
