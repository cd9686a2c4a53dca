import {
  atOnceKinds,
  dailyKinds,
  dateOf,
  type Instant,
  instantAt,
  type LetterKind,
  type NoticeKind,
  type PlainDate,
  type PostId,
  type WorkingCalendar,
} from '@dondoc/domain';
import type { FindAddressee } from '@dondoc/read-models';
import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';

/** The hour at which the day's digest may leave, Asia/Ho_Chi_Minh (product.md §3.7). */
export const DIGEST_CLOCK = '07:30';

const PENDING_RECIPIENTS = `
  SELECT recipient, kind, array_agg(ledger_key ORDER BY ledger_key) AS keys FROM notices
  WHERE state = 'pending' AND kind = ANY($1) GROUP BY recipient, kind ORDER BY recipient, kind`;

// A digest is one per post and day by its id, and one per address and day by an index: a second one cannot be entered.
const SEAL = `
  WITH wanted AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS letter("letterId" text, kind text, recipient text, keys jsonb,
      address text, "toName" text, username text, note text, "byMail" boolean, "inApp" boolean)),
  sealed AS (
    INSERT INTO letters (letter_id, kind, recipient, day, state, created_at, available_at, address, to_name, username,
      note, by_mail, in_app)
    SELECT "letterId", kind, recipient, $2, 'waiting', $3, now(), address, "toName", username, note, "byMail", "inApp"
    FROM wanted ON CONFLICT DO NOTHING RETURNING letter_id)
  UPDATE notices n SET state = 'lettered', letter_id = wanted."letterId"
  FROM sealed JOIN wanted ON wanted."letterId" = sealed.letter_id
  WHERE n.state = 'pending' AND n.ledger_key IN (SELECT jsonb_array_elements_text(wanted.keys))`;

const PENDING_WAKE = `SELECT 1 FROM unit_plans WHERE NOT closed AND next_wake <= $1 LIMIT 1`;

/** One sealer at a time, so that no notice is put in two letters. */
const SEAL_LOCK = 7_263_110_150;

type Pending = { recipient: PostId; kind: NoticeKind; keys: string[] };
type Sealed = {
  letterId: string;
  kind: LetterKind;
  recipient: PostId;
  keys: string[];
  address: string | null;
  toName: string | null;
  username: string | null;
  note: string | null;
  byMail: boolean;
  inApp: boolean;
};

const digestId = (recipient: PostId, day: PlainDate): string => `digest.${recipient.replace('/', '.')}.${day}`;
const atOnceId = ({ kind, recipient, keys }: Pick<Sealed, 'kind' | 'recipient' | 'keys'>): string =>
  `${kind}.${recipient.replace('/', '.')}.${createHash('md5').update(keys.join(' ')).digest('hex')}`;

/** One letter per person: whoever holds two posts gets one. What is addressed to nobody stands for itself. */
const lettersOf = (pending: readonly Pending[], find: FindAddressee, day: PlainDate, daily: boolean): Sealed[] => {
  const letters = new Map<string, Sealed>();
  for (const { recipient, kind, keys } of pending) {
    const found = find(recipient, day);
    const person = `${daily ? '' : kind} ${found?.email.toLowerCase() ?? recipient}`;
    const known = letters.get(person);
    if (known) {
      known.keys.push(...keys);
      continue;
    }
    letters.set(person, {
      letterId: '',
      kind: daily ? 'digest' : (kind as LetterKind),
      recipient,
      keys: [...keys],
      address: found?.email.toLowerCase() ?? null,
      toName: found?.name ?? null,
      username: found?.username ?? null,
      note: found?.note ?? null,
      byMail: found?.mail ?? true,
      inApp: found?.inApp ?? true,
    });
  }
  return [...letters.values()].map((letter) => ({
    ...letter,
    letterId: daily ? digestId(letter.recipient, day) : atOnceId(letter),
  }));
};

/** Turns pending notices into letters. */
export class LetterSealer {
  private blockedSince: number | null = null;

  /** @param patienceMs real time that the day's digest waits for plans that have not woken yet */
  constructor(
    private readonly pool: Pool,
    private readonly patienceMs: number,
    private readonly realNow: () => number = Date.now,
  ) {}

  /** @param addressees who is told what; asked only when something waits */
  async seal(now: Instant, calendar: WorkingCalendar, addressees: () => Promise<FindAddressee>): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS locked', [
        SEAL_LOCK,
      ]);
      if (rows[0]?.locked) {
        await this.sealKinds(client, atOnceKinds, now, addressees);
        if (await this.digestMayLeave(dateOf(now), now, calendar))
          await this.sealKinds(client, dailyKinds, now, addressees);
      }
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  private async sealKinds(
    client: PoolClient,
    kinds: readonly NoticeKind[],
    now: Instant,
    addressees: () => Promise<FindAddressee>,
  ): Promise<void> {
    const { rows } = await client.query<Pending>(PENDING_RECIPIENTS, [kinds]);
    if (rows.length === 0) return;
    const letters = lettersOf(rows, await addressees(), dateOf(now), kinds === dailyKinds);
    await client.query(SEAL, [JSON.stringify(letters), dateOf(now), now]);
  }

  /** On a working day from 07:30, once every plan has woken for that morning: so that one letter says all of it. */
  private async digestMayLeave(day: PlainDate, now: Instant, calendar: WorkingCalendar): Promise<boolean> {
    const morning = instantAt(day, DIGEST_CLOCK);
    if (now < morning || !calendar.isWorkingDay(day)) return false;
    const { rows } = await this.pool.query(PENDING_WAKE, [morning]);
    if (rows.length === 0) {
      this.blockedSince = null;
      return true;
    }
    this.blockedSince ??= this.realNow();
    return this.realNow() - this.blockedSince > this.patienceMs;
  }
}
