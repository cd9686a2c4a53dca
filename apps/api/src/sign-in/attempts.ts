import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Database } from '@dondoc/commands';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, REAL_NOW, type RealNow } from '../runtime.js';

const MINUTE = 60_000;

/**
 * After `free` failures in a row one has to wait `waitMs`, after every `then` more twice as long, up to `mostWaitMs`.
 * A count without a new failure is forgotten after `forgetMs`.
 */
export type Patience = { free: number; then: number; waitMs: number; mostWaitMs: number; forgetMs: number };

const DAY = 24 * 60 * MINUTE;
/** For one account: about 120 guesses a day from strangers, whatever their number. */
export const PER_NAME: Patience = {
  free: 10,
  then: 5,
  waitMs: 5 * MINUTE,
  mostWaitMs: 60 * MINUTE,
  forgetMs: DAY,
};
/** Whole offices come from one address, so it is wide and its waits stay short. */
export const PER_ADDRESS: Patience = {
  free: 100,
  then: 50,
  waitMs: 5 * MINUTE,
  mostWaitMs: 15 * MINUTE,
  forgetMs: 60 * MINUTE,
};
/** Letters for a forgotten password. */
export const PER_LETTER: Patience = {
  free: 3,
  then: 1,
  waitMs: 20 * MINUTE,
  mostWaitMs: 60 * MINUTE,
  forgetMs: 60 * MINUTE,
};

export const PER_LETTERS_OF_ADDRESS: Patience = { ...PER_LETTER, free: 20, then: 5, waitMs: 5 * MINUTE };

/** What is counted under a key, and how patiently. */
export type Counter = { key: string; patience: Patience };
/** `wait`: refused for so many seconds because of that key, nothing was counted. `locked`: keys that have to wait from now on. */
export type Attempt = { wait: { seconds: number; key: string } | null; locked: readonly string[] };

const WAITING = 'SELECT key, wait_until AS "waitUntil" FROM sign_in_attempts WHERE key = ANY($1) AND wait_until > $2';
// Counted before the password is looked at: of a thousand sent at once no more get through than one after the other.
const NEXT = "CASE WHEN a.last_at < $2::timestamptz - $7::float8 * interval '1 ms' THEN 1 ELSE a.failures + 1 END";
const waitAfter = (count: string): string => `
  CASE WHEN ${count} >= $3 AND (${count} - $3) % $4 = 0
    THEN $2::timestamptz + least($5::float8 * 2 ^ least((${count} - $3) / $4, 20), $6::float8) * interval '1 ms' END`;
const TAKE = `
  INSERT INTO sign_in_attempts AS a (key, failures, last_at, wait_until) VALUES ($1, 1, $2, ${waitAfter('1')})
  ON CONFLICT (key) DO UPDATE SET failures = ${NEXT}, last_at = $2, wait_until = ${waitAfter(`(${NEXT})`)}
  WHERE a.wait_until IS NULL OR a.wait_until <= $2
  RETURNING wait_until IS NOT NULL AS locked`;
const GIVE_BACK = `
  WITH gone AS (DELETE FROM sign_in_attempts WHERE key = ANY($1) AND failures <= 1)
  UPDATE sign_in_attempts SET failures = failures - 1, wait_until = NULL WHERE key = ANY($1) AND failures > 1`;

/** Of IPv6 the network that one subscriber has. */
const networkOf = (address: string): string =>
  isIPv6(address) && !address.startsWith('::ffff:') ? `${address.split(':').slice(0, 4).join(':')}::/64` : address;

/** Hashed: what stands in a name field may be a password in the wrong place. */
const keyOf = (kind: string, value: string): string =>
  `${kind}:${createHash('sha256').update(value).digest('base64url').slice(0, 32)}`;

export const nameKey = (name: string): string => keyOf('name', name);
export const addressKey = (address: string, what = 'address'): string => keyOf(what, networkOf(address));
export const browserKey = (browserHash: string, name: string): string => keyOf('browser', `${browserHash} ${name}`);
export const letterKey = (name: string): string => keyOf('letter', name);

/** Counts failed logins in the database: the same for every process, and a restart forgets nothing. Times are real time. */
@Injectable()
export class Attempts {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(REAL_NOW) private readonly realNow: RealNow,
  ) {}

  /**
   * Takes one attempt under each key, to be cleared or given back when it succeeds. A refusal writes nothing, so that a flood
   * of attempts stays cheap.
   */
  async take(...counters: readonly Counter[]): Promise<Attempt> {
    const wait = await this.waitOf(counters.map(({ key }) => key));
    if (wait) return { wait, locked: [] };
    const locked: string[] = [];
    for (const [index, counter] of counters.entries()) {
      const taken = await this.takeOne(counter);
      if (taken === undefined) {
        await this.giveBack(...counters.slice(0, index).map(({ key }) => key));
        return { wait: (await this.waitOf([counter.key])) ?? { seconds: 1, key: counter.key }, locked: [] };
      }
      if (taken.locked) locked.push(counter.key);
    }
    return { wait: null, locked };
  }

  async clear(...keys: readonly string[]): Promise<void> {
    await this.database.pool.query('DELETE FROM sign_in_attempts WHERE key = ANY($1)', [keys]);
  }

  async giveBack(...keys: readonly string[]): Promise<void> {
    await this.database.pool.query(GIVE_BACK, [keys]);
  }

  /** Drops what counts for nothing any more. */
  async forget(): Promise<void> {
    const before = new Date(this.realNow() - DAY);
    await this.database.pool.query('DELETE FROM sign_in_attempts WHERE last_at < $1', [before]);
  }

  private async takeOne({ key, patience }: Counter): Promise<{ locked: boolean } | undefined> {
    const { free, then, waitMs, mostWaitMs, forgetMs } = patience;
    const values = [key, new Date(this.realNow()), free, then, waitMs, mostWaitMs, forgetMs];
    return (await this.database.pool.query<{ locked: boolean }>(TAKE, values)).rows[0];
  }

  /** The longest wait among the keys. */
  private async waitOf(keys: readonly string[]): Promise<Attempt['wait']> {
    const now = this.realNow();
    const { rows } = await this.database.pool.query<{ key: string; waitUntil: Date }>(WAITING, [keys, new Date(now)]);
    const [longest] = rows.sort((a, b) => b.waitUntil.getTime() - a.waitUntil.getTime());
    return longest ? { key: longest.key, seconds: Math.ceil((longest.waitUntil.getTime() - now) / 1000) } : null;
  }
}
