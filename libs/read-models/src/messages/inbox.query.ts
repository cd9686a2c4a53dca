import type { ChannelsView, InboxItem, InboxView } from '@dondoc/contracts';
import type { Instant, LetterKind, PostId } from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import { letterKindLabels } from './letter-kinds.js';

/** Whose inbox: the account, and the posts that it acts for (for letters to a post whose holder has no account). */
export type InboxOwner = { username: string; posts: readonly PostId[] };

// A letter whose text has been cleared away (see housekeeping in docs/operations.md) has left the inbox.
const MINE = `l.told_at IS NOT NULL AND l.content IS NOT NULL AND l.in_app AND l.state <> 'dropped'
  AND (l.username = $1 OR (l.username IS NULL AND l.recipient = ANY($2)))`;
const READ = 'LEFT JOIN letter_reads r ON r.letter_id = l.letter_id AND r.username = $1';
const COUNT = `
  SELECT count(*)::integer AS total, count(*) FILTER (WHERE r.read_at IS NULL)::integer AS unread
  FROM letters l ${READ} WHERE ${MINE}`;
const ITEMS = `
  SELECT l.letter_id AS "letterId", l.kind, l.subject, l.told_at AS "toldAt", r.read_at AS "readAt", l.note, l.content
  FROM letters l ${READ} WHERE ${MINE} AND (NOT $3 OR r.read_at IS NULL)
  ORDER BY l.told_at DESC, l.letter_id LIMIT $4 OFFSET $5`;
const MARK = `
  INSERT INTO letter_reads (letter_id, username, read_at)
  SELECT l.letter_id, $1, $3 FROM letters l WHERE ${MINE} AND ($4::text[] IS NULL OR l.letter_id = ANY($4))
  ON CONFLICT DO NOTHING`;
const UNMARK = 'DELETE FROM letter_reads WHERE username = $1 AND letter_id = ANY($2)';
const CHOICE = `SELECT mail, in_app AS "inApp", chosen_at AS "chosenAt" FROM channel_choices WHERE username = $1`;

type Row = Omit<InboxItem, 'kindLabel'> & { kind: LetterKind };

/** The messages to a person inside the product, newest first. */
export class InboxQuery {
  constructor(private readonly reader: Reader) {}

  async unread({ username, posts }: InboxOwner): Promise<number> {
    const { rows } = await this.reader.query<{ unread: number }>(COUNT, [username, posts]);
    return rows[0]?.unread ?? 0;
  }

  /** @param unreadOnly leaves out what has been read; pages count from 1 */
  async list(
    { username, posts }: InboxOwner,
    { unreadOnly = false, page = 1, pageSize = 30 }: { unreadOnly?: boolean; page?: number; pageSize?: number },
  ): Promise<InboxView> {
    const [counted, found] = await Promise.all([
      this.reader.query<{ total: number; unread: number }>(COUNT, [username, posts]),
      this.reader.query<Row>(ITEMS, [username, posts, unreadOnly, pageSize, (page - 1) * pageSize]),
    ]);
    const { total = 0, unread = 0 } = counted.rows[0] ?? {};
    const items = found.rows.map((row) => ({ ...row, kindLabel: letterKindLabels[row.kind] }));
    return { items, unread, total: unreadOnly ? unread : total, page, pageSize };
  }

  /** Only what is in the owner's inbox is marked; `null`: everything that has come until now. */
  async markRead({ username, posts }: InboxOwner, letterIds: readonly string[] | null, now: Instant): Promise<void> {
    await this.reader.query(MARK, [username, posts, now, letterIds]);
  }

  async markUnread({ username }: InboxOwner, letterIds: readonly string[]): Promise<void> {
    await this.reader.query(UNMARK, [username, letterIds]);
  }

  /** How a person has chosen to be told; both channels until they choose. */
  async channelsOf(username: string): Promise<Pick<ChannelsView, 'mail' | 'inApp' | 'chosenAt'>> {
    const { rows } = await this.reader.query<Pick<ChannelsView, 'mail' | 'inApp' | 'chosenAt'>>(CHOICE, [username]);
    return rows[0] ?? { mail: true, inApp: true, chosenAt: null };
  }
}
