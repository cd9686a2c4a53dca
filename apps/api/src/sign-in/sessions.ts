import type { Database } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import type { SessionRowView } from '@dondoc/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { LessThan, type Repository } from 'typeorm';
import { signInProblems } from '../problem/sign-in-problems.js';
import { CONFIGURATION, DATABASE, REAL_NOW, type RealNow } from '../runtime.js';
import { BEHIND_CREDENTIAL, type BehindCredential } from './behind-credential.js';
import { hashOf, newSecret } from './secret.js';
import { type SessionEnd, SessionRow } from './sign-in.entities.js';

/** Where a session was opened, for its owner to recognise. `providerToken`: of single sign-on. */
export type Opening = { address: string; browser: string; providerToken?: string };

type Found = BehindCredential & {
  disabledAt: Date | null;
  lastSeenAt: Date;
  endedWhy: SessionEnd | null;
};

const FIND = `
  SELECT ${BEHIND_CREDENTIAL}, c.last_seen_at AS "lastSeenAt", c.ended_why AS "endedWhy"
  FROM sessions c JOIN accounts a USING (username)
  WHERE c.token_hash = $1 AND c.expires_at > $2 AND NOT (a.sample AND $3)`;
const END = `
  UPDATE sessions SET ended_at = $1, ended_why = $2, provider_token = NULL
  WHERE ended_at IS NULL AND username = $3 AND token_hash IS DISTINCT FROM $4 AND ($5::text IS NULL OR session_id = $5)`;
/** "Last seen" is precise to this, so that reading does not write every time. */
const SEEN_NOTED_EVERY_MS = 60_000;
const MOST_BROWSER_TEXT = 200;

/** Logins and who they belong to, in real time (the product's clock may run faster). */
@Injectable()
export class Sessions {
  private readonly rows: Repository<SessionRow>;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(REAL_NOW) private readonly realNow: RealNow,
  ) {
    this.rows = database.dataSource.getRepository(SessionRow);
  }

  /** @returns the token for the cookie */
  async open(username: string, { address, browser, providerToken }: Opening): Promise<string> {
    const token = newSecret();
    const now = this.realNow();
    await this.rows.delete({ expiresAt: LessThan(new Date(now)) });
    await this.rows.insert({
      tokenHash: hashOf(token),
      sessionId: hashOf(newSecret()).slice(0, 24),
      username,
      createdAt: new Date(now),
      lastSeenAt: new Date(now),
      expiresAt: new Date(now + this.configuration.sessionHours * 3_600_000),
      openedFrom: address,
      browser: browser.slice(0, MOST_BROWSER_TEXT),
      providerToken: providerToken ?? null,
    });
    return token;
  }

  /**
   * Whose session it is, while it is open; undefined for none.
   * @param unattended nobody was at the keyboard: the request keeps no session open
   * @throws ApiProblem `SIGN_IN.*`: why it has ended
   */
  async find(token: string, unattended = false): Promise<BehindCredential | undefined> {
    const now = this.realNow();
    const values = [hashOf(token), new Date(now), this.configuration.mode === 'production'];
    const { rows } = await this.database.pool.query<Found>(FIND, values);
    const [found] = rows;
    if (!found || found.endedWhy === 'signed-out') return undefined;
    const { disabledAt, lastSeenAt, endedWhy, ...owner } = found;
    if (disabledAt || endedWhy === 'disabled') throw signInProblems.disabled(this.configuration.supportContact);
    if (endedWhy) throw signInProblems.ended(endedWhy);
    const idle = now - lastSeenAt.getTime();
    if (idle > this.configuration.sessionIdleMinutes * 60_000) throw signInProblems.idle();
    if (!unattended && idle > SEEN_NOTED_EVERY_MS) {
      await this.rows.update({ tokenHash: hashOf(token) }, { lastSeenAt: new Date(now) });
    }
    return owner;
  }

  /** Signs out. @returns the provider's ID token when the session came from there */
  async close(token: string): Promise<string | null> {
    const tokenHash = hashOf(token);
    const row = await this.rows.findOneBy({ tokenHash });
    await this.rows.update(
      { tokenHash },
      { endedAt: new Date(this.realNow()), endedWhy: 'signed-out', providerToken: null },
    );
    return row?.providerToken ?? null;
  }

  /** Ends a person's sessions, all but one if wished, or just one. @returns how many */
  async end(
    username: string,
    why: SessionEnd,
    { except, sessionId }: { except?: string | undefined; sessionId?: string } = {},
  ): Promise<number> {
    const now = new Date(this.realNow());
    const values = [now, why, username, except === undefined ? null : hashOf(except), sessionId ?? null];
    return (await this.database.pool.query(END, values)).rowCount ?? 0;
  }

  /** A person's open sessions, the most recently used first. @param current the token of the one that asks */
  async list(username: string, current?: string): Promise<SessionRowView[]> {
    const now = this.realNow();
    const rows = await this.rows.find({ where: { username }, order: { lastSeenAt: 'DESC', sessionId: 'ASC' } });
    const oldest = now - this.configuration.sessionIdleMinutes * 60_000;
    return rows
      .filter(({ endedAt, expiresAt, lastSeenAt }) => !endedAt && +expiresAt > now && +lastSeenAt >= oldest)
      .map(({ sessionId, createdAt, lastSeenAt, openedFrom, browser, tokenHash }) => ({
        sessionId,
        openedAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        openedFrom,
        browser,
        current: current !== undefined && tokenHash === hashOf(current),
      }));
  }
}
