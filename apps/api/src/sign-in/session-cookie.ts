import type { Configuration } from '@dondoc/configuration';
import type { CookieSerializeOptions } from '@fastify/cookie';

export const SESSION_COOKIE = 'dondoc_session';

/** Whether browsers must send cookies over https only: always in production (they make an exception of localhost). */
export const isSecure = ({ publicUrl, mode }: Pick<Configuration, 'publicUrl' | 'mode'>): boolean =>
  publicUrl.startsWith('https://') || mode === 'production';

/** Scripts cannot read it, other sites cannot send it, and over https it never travels in the clear. */
export const sessionCookieOptions = (configuration: Configuration): CookieSerializeOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  secure: isSecure(configuration),
  path: '/api',
  maxAge: configuration.sessionHours * 3600,
});
