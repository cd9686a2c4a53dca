import type { MessageListView, MessageView } from '@dondoc/contracts';
import { dateOf, type Instant, type LetterKind, postId, type PostId, withoutMarks } from '@dondoc/domain';
import { groupBy } from '../group-by.js';
import { listIssuers } from '../leader-page/issuers.query.js';
import type { Reader } from '../read-only.js';
import type { FindAddressee } from './addressees.query.js';
import type { LetterRow } from './message.entities.js';
import { letterView, type NoticeOfLetter, plannedView, type Units, withheldView } from './message.view.js';
import type { PlannedLetter } from './planned-letters.query.js';

/** `recipientText`: name, unit or address, found with or without marks. Pages count from 1. */
export type MessageFilter = {
  state?: MessageView['state'];
  kind?: LetterKind;
  recipientText?: string;
  cascadeId?: string;
  /** Only what is about one of these cascades: what the asker may see. */
  within?: readonly string[];
  page?: number;
  pageSize?: number;
};

const PAGE_SIZE = 50;

// Letters and, one by one, what will not be sent although it had been planned; newest first. $1: cascades; $2: posts whose
// weekly page counts as theirs.
const RECORDED = `
  WITH recorded AS (
    SELECT letter_id AS id, true AS letter, kind, recipient, address, to_name, created_at AS at,
      CASE WHEN state IN ('sent', 'dropped', 'cancelled') THEN state WHEN last_error IS NOT NULL AND attempts > 0 THEN 'failed'
        WHEN state = 'sending' THEN 'sending' ELSE 'planned' END AS state
    FROM letters l
    WHERE $1::text[] IS NULL OR EXISTS (SELECT 1 FROM notices n WHERE n.letter_id = l.letter_id AND n.cascade_id = ANY($1))
      OR (kind = 'leader-page' AND recipient = ANY($2))
    UNION ALL
    SELECT ledger_key, false, 'digest', recipient, NULL, NULL, raised_at, state FROM notices
    WHERE state IN ('cancelled', 'dropped') AND letter_id IS NULL AND ($1::text[] IS NULL OR cascade_id = ANY($1)))`;
const MATCHING = `($3::text IS NULL OR kind = $3) AND ($4::text[] IS NULL OR recipient = ANY($4))`;
const COUNTS = `${RECORDED} SELECT state, count(*)::integer AS count FROM recorded WHERE ${MATCHING} GROUP BY state`;
const IDS = `${RECORDED}
  SELECT id, letter FROM recorded WHERE ${MATCHING} AND ($5::text IS NULL OR state = $5)
  ORDER BY at DESC, id LIMIT $6 OFFSET $7`;
const RECIPIENTS = 'SELECT DISTINCT recipient FROM notices UNION SELECT DISTINCT recipient FROM letters';
const LETTERS = `
  SELECT letter_id AS "letterId", kind, recipient, state, subject, items, created_at AS "createdAt", sent_at AS "sentAt",
    attempts, last_error AS "lastError", address, to_name AS "toName", note, reason, by_mail AS "byMail", in_app AS "inApp"
  FROM letters WHERE letter_id = ANY($1)`;
const NOTICES = `
  SELECT n.ledger_key AS "ledgerKey", n.kind, n.recipient, n.cascade_id AS "cascadeId", n.unit_id AS "unitId",
    n.line_id AS "lineId", l.body->>'shortTitle' AS title, n.state, n.reason, n.raised_at AS "raisedAt",
    n.settled_at AS "settledAt", n.letter_id AS "letterId"
  FROM notices n LEFT JOIN cascade_lines l USING (cascade_id, line_id)
  WHERE n.letter_id = ANY($1) OR n.ledger_key = ANY($2) ORDER BY n.raised_at, n.ledger_key`;

type People = { units: Units; find: FindAddressee };

/** Posts whose unit, name or address holds the text. */
const postsMatching = async (
  reader: Reader,
  text: string,
  { units, find }: People,
  now: Instant,
): Promise<string[]> => {
  const { rows } = await reader.query<{ recipient: PostId }>(RECIPIENTS);
  const wanted = withoutMarks(text);
  return rows
    .map(({ recipient }) => recipient)
    .filter((recipient) => {
      const unit = units.get(recipient.slice(0, recipient.lastIndexOf('/')));
      const found = find(recipient, dateOf(now));
      const words = [recipient, unit?.shortName, unit?.name, found?.name, found?.email].join(' ');
      return withoutMarks(words).includes(wanted);
    });
};

const matches = (view: MessageView, { state, kind, recipientText }: MessageFilter): boolean => {
  if (state !== undefined && view.state !== state) return false;
  if (kind !== undefined && view.kind !== kind) return false;
  if (!recipientText) return true;
  return withoutMarks(`${view.recipient} ${view.recipientName} ${view.unitName}`).includes(withoutMarks(recipientText));
};

/** Letters about these cascades (null: all), and the weekly pages of these leaders, whose bodies have issued them. */
type Seen = { cascades: readonly string[] | null; leaders: readonly PostId[] };

const seenBy = async (reader: Reader, { cascadeId, within }: MessageFilter): Promise<Seen> => {
  if (cascadeId !== undefined) return { cascades: [cascadeId], leaders: [] };
  const cascades = within ?? null;
  return { cascades, leaders: (await listIssuers(reader, cascades)).map(({ id }) => postId(id, 'leader')) };
};

const isSeen = ({ cascades, leaders }: Seen, { cascadeIds, kind, recipient }: PlannedLetter): boolean =>
  cascades === null ||
  cascadeIds.some((one) => cascades.includes(one)) ||
  (kind === 'leader-page' && leaders.includes(recipient));

type Id = { id: string; letter: boolean };

const viewsOf = async (reader: Reader, ids: readonly Id[], { units, find }: People): Promise<MessageView[]> => {
  const keysOf = (letter: boolean): string[] => ids.filter((one) => one.letter === letter).map(({ id }) => id);
  const [letters, notices] = await Promise.all([
    reader.query<LetterRow>(LETTERS, [keysOf(true)]),
    reader.query<NoticeOfLetter & { letterId: string | null }>(NOTICES, [keysOf(true), keysOf(false)]),
  ]);
  const rows = new Map(letters.rows.map((row) => [row.letterId, row]));
  const told = groupBy(notices.rows, ({ letterId }) => letterId ?? '');
  const withheld = new Map((told.get('') ?? []).map((one) => [one.ledgerKey, one]));
  return ids.flatMap(({ id, letter }) => {
    const row = rows.get(id);
    if (letter) return row ? [letterView(row, told.get(id) ?? [], units, find)] : [];
    const notice = withheld.get(id);
    return notice ? [withheldView(notice, units, find)] : [];
  });
};

/** Letters to come, soonest first, then everything recorded, newest first; one page of it. */
export const listMessages = async (
  reader: Reader,
  people: People,
  planned: readonly PlannedLetter[],
  filter: MessageFilter,
  now: Instant,
): Promise<MessageListView> => {
  const { kind, state, recipientText, page = 1, pageSize = PAGE_SIZE } = filter;
  const seen = await seenBy(reader, filter);
  const posts = recipientText ? await postsMatching(reader, recipientText, people, now) : null;
  const asked = [seen.cascades, seen.leaders, kind ?? null, posts];
  const { rows } = await reader.query<{ state: MessageView['state']; count: number }>(COUNTS, asked);
  const counts: Record<string, number> = {};
  for (const one of rows) counts[one.state] = one.count;
  const toCome = planned
    .filter((letter) => isSeen(seen, letter))
    .map((letter) => plannedView(letter, people.units, people.find))
    .filter((view) => matches(view, { ...filter, state: 'planned' }));
  const recorded = state === undefined ? rows.reduce((sum, { count }) => sum + count, 0) : (counts[state] ?? 0);
  counts['planned'] = (counts['planned'] ?? 0) + toCome.length;
  const ahead = state === undefined || state === 'planned' ? toCome : [];
  const from = (page - 1) * pageSize;
  const shown = ahead.slice(from, from + pageSize);
  const window = [pageSize - shown.length, Math.max(0, from - ahead.length)];
  const ids = await reader.query<Id>(IDS, [...asked, state ?? null, ...window]);
  const messages = [...shown, ...(await viewsOf(reader, ids.rows, people))];
  return { asOf: now, messages, counts, total: ahead.length + recorded, page, pageSize };
};
