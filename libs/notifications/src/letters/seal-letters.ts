import { dateOf, type Instant, instantAt, type PlainDate, type WorkingCalendar } from '@dondoc/domain';
import type { Pool } from 'pg';

/** The hour at which the day's digest may leave, Asia/Ho_Chi_Minh (product.md §3.7). */
export const DIGEST_CLOCK = '07:30';

// One digest per recipient and day: the letter's id is made of both, so a second one cannot be entered.
const SEAL_DIGESTS = `
  WITH sealed AS (
    INSERT INTO letters (letter_id, kind, recipient, day, state, created_at, available_at)
    SELECT DISTINCT 'digest.' || replace(recipient, '/', '.') || '.' || $1, 'digest', recipient, $1, 'waiting', $2, now()
    FROM notices WHERE state = 'pending' AND kind IN ('new', 'amended', 'reminder', 'escalation')
    ON CONFLICT (letter_id) DO NOTHING RETURNING letter_id, recipient)
  UPDATE notices n SET state = 'lettered', letter_id = sealed.letter_id FROM sealed
  WHERE n.recipient = sealed.recipient AND n.state = 'pending' AND n.kind IN ('new', 'amended', 'reminder', 'escalation')`;

// What must not wait for the morning: one letter for all that is pending of that kind for a recipient.
const SEAL_AT_ONCE = `
  WITH grouped AS (
    SELECT kind, recipient, array_agg(ledger_key ORDER BY ledger_key) AS keys FROM notices
    WHERE state = 'pending' AND kind IN ('returned', 'roll-up') GROUP BY kind, recipient),
  sealed AS (
    INSERT INTO letters (letter_id, kind, recipient, day, state, created_at, available_at)
    SELECT kind || '.' || replace(recipient, '/', '.') || '.' || md5(array_to_string(keys, ' ')), kind, recipient, $1, 'waiting', $2, now()
    FROM grouped RETURNING letter_id, kind, recipient)
  UPDATE notices n SET state = 'lettered', letter_id = sealed.letter_id FROM sealed
  WHERE n.recipient = sealed.recipient AND n.kind = sealed.kind AND n.state = 'pending'`;

const PENDING_WAKE = `SELECT 1 FROM unit_plans WHERE NOT closed AND next_wake <= $1 LIMIT 1`;

/** One sealer at a time, so that no notice is put in two letters. */
const SEAL_LOCK = 7_263_110_150;

/** Turns pending notices into letters. */
export class LetterSealer {
  private blockedSince: number | null = null;

  /** @param patienceMs real time that the day's digest waits for plans that have not woken yet */
  constructor(
    private readonly pool: Pool,
    private readonly patienceMs: number,
    private readonly realNow: () => number = Date.now,
  ) {}

  async seal(now: Instant, calendar: WorkingCalendar): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS locked', [
        SEAL_LOCK,
      ]);
      if (rows[0]?.locked) {
        const day = dateOf(now);
        await client.query(SEAL_AT_ONCE, [day, now]);
        if (await this.digestMayLeave(day, now, calendar)) await client.query(SEAL_DIGESTS, [day, now]);
      }
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
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
