import type { Database } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import type { CookieSerializeOptions } from '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, REAL_NOW, type RealNow } from '../runtime.js';
import { hashOf, newSecret } from './secret.js';
import { isSecure } from './session-cookie.js';

export const BROWSER_COOKIE = 'dondoc_browser';
const DAYS = 180;
const DAY_MS = 86_400_000;

const SAVE = `
  INSERT INTO known_browsers (token_hash, username, expires_at) VALUES ($1, $2, $3)
  ON CONFLICT (token_hash, username) DO UPDATE SET expires_at = EXCLUDED.expires_at`;
const KNOWS = 'SELECT 1 FROM known_browsers WHERE token_hash = $1 AND username = $2 AND expires_at > $3';

export const browserCookieOptions = (configuration: Configuration): CookieSerializeOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  secure: isSecure(configuration),
  path: '/api/session',
  maxAge: (DAYS * DAY_MS) / 1000,
});

/**
 * Browsers in which a person has signed in before. Such a browser's failures are counted apart, so that strangers who guess
 * at a name can never keep its owner out. The cookie opens nothing.
 */
@Injectable()
export class KnownBrowsers {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(REAL_NOW) private readonly realNow: RealNow,
  ) {}

  /** The hash of the browser's cookie when that person has signed in there. */
  async hashFor(cookie: string | undefined, username: string): Promise<string | undefined> {
    if (!cookie) return undefined;
    const hash = hashOf(cookie);
    const { rows } = await this.database.pool.query(KNOWS, [hash, username, new Date(this.realNow())]);
    return rows.length > 0 ? hash : undefined;
  }

  /** Remembers the browser. @returns the value of its cookie */
  async remember(cookie: string | undefined, username: string): Promise<string> {
    const secret = cookie !== undefined && /^[\w-]{43}$/.test(cookie) ? cookie : newSecret();
    const now = this.realNow();
    await this.database.pool.query('DELETE FROM known_browsers WHERE expires_at < $1', [new Date(now)]);
    await this.database.pool.query(SAVE, [hashOf(secret), username, new Date(now + DAYS * DAY_MS)]);
    return secret;
  }
}
