import { type CommandContext, type Database, recordMessageFact } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import type { FeedView } from '@dondoc/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/signed-in.js';
import { accessProblems } from '../problem/access-problems.js';
import { messageProblems } from '../problem/message-problems.js';
import { CONFIGURATION, DATABASE, REAL_NOW, type RealNow } from '../runtime.js';
import { hashOf, newSecret } from '../sign-in/secret.js';

/** More calendars than this nobody subscribes to; a script that opens one per run is told so. */
const MOST_FEEDS = 20;
const STREAM = 'calendar-feeds';

const VISIBLE = `(f.kind = 'person' AND f.username = $1) OR (f.kind = 'unit' AND f.unit_id = $2 AND $2 <> '')`;
const LIST = `
  SELECT f.feed_id AS "feedId", f.kind, f.unit_id AS "unitId", coalesce(u.body->>'name', f.unit_id) AS "unitName",
    f.created_at AS "createdAt", f.last_read_at AS "lastReadAt"
  FROM calendar_feeds f LEFT JOIN units u ON u.unit_id = f.unit_id WHERE ${VISIBLE} ORDER BY f.created_at, f.feed_id`;
const SAVE = `
  INSERT INTO calendar_feeds (feed_id, secret_hash, kind, unit_id, username, created_at) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (feed_id) DO UPDATE SET secret_hash = EXCLUDED.secret_hash`;
const RENEW = `UPDATE calendar_feeds f SET secret_hash = $4 WHERE f.feed_id = $3 AND (${VISIBLE})`;
const REMOVE = `DELETE FROM calendar_feeds f WHERE f.feed_id = $3 AND (${VISIBLE}) RETURNING f.feed_id`;
const FIND = `
  SELECT feed_id AS "feedId", kind, unit_id AS "unitId", username FROM calendar_feeds WHERE secret_hash = $1`;
const NOTE = 'UPDATE calendar_feeds SET last_read_at = $2 WHERE feed_id = $1';

type Row = Omit<FeedView, 'lastReadAt'> & { lastReadAt: Date | null };
export type OpenFeed = { feedId: string; kind: 'person' | 'unit'; unitId: string; username: string };

/** The secret addresses of calendars. The secret is 256 random bits and kept nowhere; who has it reads the calendar. */
@Injectable()
export class Feeds {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(REAL_NOW) private readonly realNow: RealNow,
  ) {}

  /** A person's own calendars, and those of the unit. */
  async list({ username, unitId }: SignedIn): Promise<FeedView[]> {
    const { rows } = await this.database.pool.query<Row>(LIST, [username, unitId]);
    return rows.map((row) => ({ ...row, lastReadAt: row.lastReadAt?.toISOString() ?? null }));
  }

  /**
   * The same command again makes no second one; its answer was lost, so the address is made anew.
   * @throws ApiProblem `ACCESS.NO_POST` for the calendar of a unit when the asker stands for none, `FEED.TOO_MANY`
   */
  async open(asker: SignedIn, kind: FeedView['kind'], context: CommandContext): Promise<FeedView & { url: string }> {
    if (kind === 'unit' && asker.unitId === '') throw accessProblems.noPost();
    const known = await this.list(asker);
    const feedId = hashOf(`feed:${context.commandId}`).slice(0, 24);
    if (known.length >= MOST_FEEDS && !known.some((one) => one.feedId === feedId)) {
      throw messageProblems.tooManyFeeds(MOST_FEEDS);
    }
    const { unitId, username } = asker;
    const secret = newSecret();
    const values = [feedId, hashOf(secret), kind, unitId, username, context.now];
    const fact = { type: 'CalendarFeedOpened' as const, data: { feedId, kind, unitId } };
    const { store, pool } = this.database;
    const first = await recordMessageFact(store, STREAM, fact, context, async (tx) => {
      await tx.query(SAVE, values);
    });
    if (!first) await pool.query(RENEW, [username, unitId, feedId, hashOf(secret)]);
    return this.answer(asker, feedId, secret);
  }

  /** A new address; the old one opens nothing from now on. @throws ApiProblem `FEED.NOT_FOUND` */
  async renew(asker: SignedIn, feedId: string): Promise<FeedView & { url: string }> {
    const secret = newSecret();
    await this.database.pool.query(RENEW, [asker.username, asker.unitId, feedId, hashOf(secret)]);
    return this.answer(asker, feedId, secret);
  }

  /** @throws ApiProblem `FEED.NOT_FOUND` */
  async revoke({ username, unitId }: SignedIn, feedId: string, context: CommandContext): Promise<void> {
    const fact = { type: 'CalendarFeedRevoked' as const, data: { feedId } };
    await recordMessageFact(this.database.store, STREAM, fact, context, async (tx) => {
      const { rows } = await tx.query(REMOVE, [username, unitId, feedId]);
      if (rows.length === 0) throw messageProblems.feedNotFound(feedId);
    });
  }

  /** Looked up by hash, so that the time it takes says nothing about the secret. */
  async find(secret: string): Promise<OpenFeed | undefined> {
    const { rows } = await this.database.pool.query<OpenFeed>(FIND, [hashOf(secret)]);
    const [feed] = rows;
    if (feed) await this.database.pool.query(NOTE, [feed.feedId, new Date(this.realNow())]);
    return feed;
  }

  private async answer(asker: SignedIn, feedId: string, secret: string): Promise<FeedView & { url: string }> {
    const feed = (await this.list(asker)).find((one) => one.feedId === feedId);
    if (!feed) throw messageProblems.feedNotFound(feedId);
    return { ...feed, url: `${this.configuration.publicUrl}/api/feeds/${secret}.ics` };
  }
}
