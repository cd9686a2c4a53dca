import type { Configuration } from '@dondoc/configuration';
import type { CookieSerializeOptions } from '@fastify/cookie';

export const SESSION_COOKIE = 'dondoc_session';

/** Scripts cannot read it, other sites cannot send it, and over https it never travels in the clear. */
export const sessionCookieOptions = ({ publicUrl, sessionHours }: Configuration): CookieSerializeOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  secure: publicUrl.startsWith('https://'),
  path: '/api',
  maxAge: sessionHours * 3600,
});
