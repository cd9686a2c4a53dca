import type { NoticeKind } from '@dondoc/domain';
import type { Pool } from 'pg';

/** A letter that this process has taken to send. */
export type ClaimedLetter = {
  letterId: string;
  kind: 'digest' | 'returned' | 'roll-up';
  recipient: string;
  attempts: number;
  /** It was being sent when its sender died: the mail server may have taken it. */
  uncertain: boolean;
};

/** What a letter tells. */
export type LetterNotice = {
  letterId: string;
  ledgerKey: string;
  kind: NoticeKind;
  cascadeId: string;
  unitId: string | null;
  lineId: string | null;
  level: number | null;
  text: string | null;
};

// Leases and retries run on the database's real clock, whatever the product's clock shows.
const CLAIM = `
  WITH next AS (
    SELECT letter_id, state FROM letters WHERE state IN ('waiting', 'sending') AND available_at <= now()
    ORDER BY available_at, letter_id LIMIT $1 FOR UPDATE SKIP LOCKED)
  UPDATE letters l SET state = 'sending', attempts = attempts + 1, available_at = now() + interval '120 seconds'
  FROM next WHERE l.letter_id = next.letter_id
  RETURNING l.letter_id AS "letterId", l.kind, l.recipient, l.attempts, next.state = 'sending' AS uncertain`;

const NOTICES = `
  SELECT letter_id AS "letterId", ledger_key AS "ledgerKey", kind, cascade_id AS "cascadeId", unit_id AS "unitId",
    line_id AS "lineId", level, text
  FROM notices WHERE letter_id = ANY($1) ORDER BY raised_at, ledger_key`;

/** The outbox of letters in Postgres. */
export class LetterBox {
  constructor(private readonly pool: Pool) {}

  /** Takes letters; nobody else gets them for two minutes. A sender that dies leaves them to the next one. */
  async claim(limit: number): Promise<ClaimedLetter[]> {
    return (await this.pool.query<ClaimedLetter>(CLAIM, [limit])).rows;
  }

  async noticesOf(letterIds: readonly string[]): Promise<LetterNotice[]> {
    return (await this.pool.query<LetterNotice>(NOTICES, [letterIds])).rows;
  }

  async sent(letterId: string, subject: string, items: readonly string[], sentAt: string): Promise<void> {
    const sql = `UPDATE letters SET state = 'sent', subject = $2, items = $3, sent_at = $4, last_error = NULL WHERE letter_id = $1`;
    await this.pool.query(sql, [letterId, subject, JSON.stringify(items), sentAt]);
  }

  /** Everything in it had been handed in before it left. */
  async dropped(letterId: string): Promise<void> {
    await this.pool.query(`UPDATE letters SET state = 'dropped', last_error = NULL WHERE letter_id = $1`, [letterId]);
  }

  /** Whoever sent it died before noting so, and nothing in it is open any more: the mailbox may have it. */
  async leftUncertain(letterId: string): Promise<void> {
    const note = 'Tiến trình dừng khi đang gửi: hộp thư có thể đã nhận.';
    await this.pool.query(`UPDATE letters SET state = 'dropped', last_error = $2 WHERE letter_id = $1`, [
      letterId,
      note,
    ]);
  }

  /** Goes back to wait; each try waits longer, up to half an hour. */
  async failed({ letterId, attempts }: ClaimedLetter, error: string): Promise<void> {
    const seconds = Math.min(1800, 2 ** Math.min(attempts, 10));
    const sql = `UPDATE letters SET state = 'waiting', last_error = $2, available_at = now() + make_interval(secs => $3) WHERE letter_id = $1`;
    await this.pool.query(sql, [letterId, error.slice(0, 1000), seconds]);
  }
}
