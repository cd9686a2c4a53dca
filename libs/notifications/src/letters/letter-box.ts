import type { Instant, LetterKind, NoticeKind, PostId } from '@dondoc/domain';
import type { Pool } from 'pg';
import type { Composed } from '../compose/letter.js';

/** A letter that this process has taken to send. `address` null: nobody could be found on the day of sealing. */
export type ClaimedLetter = {
  letterId: string;
  kind: LetterKind;
  recipient: PostId;
  address: string | null;
  toName: string | null;
  note: string | null;
  byMail: boolean;
  inApp: boolean;
  /** It stands in the inbox already. */
  told: boolean;
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
  RETURNING l.letter_id AS "letterId", l.kind, l.recipient, l.address, l.to_name AS "toName", l.note,
    l.by_mail AS "byMail", l.in_app AS "inApp", l.told_at IS NOT NULL AS told, l.attempts,
    next.state = 'sending' AS uncertain`;

const NOTICES = `
  SELECT letter_id AS "letterId", ledger_key AS "ledgerKey", kind, cascade_id AS "cascadeId", unit_id AS "unitId",
    line_id AS "lineId", level, text
  FROM notices WHERE letter_id = ANY($1) AND state = 'lettered' ORDER BY raised_at, ledger_key`;

const TELL = `
  UPDATE letters SET subject = $2, items = $3, content = $4, told_at = coalesce(told_at, $5), address = $6, to_name = $7
  WHERE letter_id = $1`;
const LEAVE_OUT = `
  UPDATE notices SET state = 'dropped', reason = $3, settled_at = $4
  WHERE letter_id = $1 AND state = 'lettered' AND NOT (ledger_key = ANY($2))`;
const ANNOUNCE = `SELECT pg_notify('dondoc_changes', '{"streams":["inbox"],"more":false}')`;

const SETTLED = 'Đã nộp hoặc không còn phải nộp trước khi gửi.';

/** The outbox of letters in Postgres. */
export class LetterBox {
  constructor(private readonly pool: Pool) {}

  /** Takes letters; nobody else gets them for two minutes. A sender that dies leaves them to the next one. */
  async claim(limit: number): Promise<ClaimedLetter[]> {
    return (await this.pool.query<ClaimedLetter>(CLAIM, [limit])).rows;
  }

  /** What is still to be told; what was cancelled or has been settled since is not among it. */
  async noticesOf(letterIds: readonly string[]): Promise<LetterNotice[]> {
    return (await this.pool.query<LetterNotice>(NOTICES, [letterIds])).rows;
  }

  /** Puts it in the inbox as it is about to be sent, and notes what was left out because it has been settled. */
  async told(
    letterId: string,
    { subject, items, content, told }: Composed,
    { address, name, at }: { address: string; name: string; at: Instant },
  ): Promise<void> {
    const values = [letterId, subject, JSON.stringify(items), JSON.stringify(content), at, address, name];
    await this.pool.query(TELL, values);
    await this.pool.query(LEAVE_OUT, [letterId, told, SETTLED, at]);
  }

  async sent(letterId: string, sentAt: Instant): Promise<void> {
    const sql = `UPDATE letters SET state = 'sent', sent_at = $2, last_error = NULL WHERE letter_id = $1`;
    await this.pool.query(sql, [letterId, sentAt]);
  }

  /** Everything in it had been handed in before it left. What stood in the inbox meanwhile stays there. */
  async dropped({ letterId, told, uncertain }: ClaimedLetter, at: Instant): Promise<void> {
    await this.pool.query(LEAVE_OUT, [letterId, [], SETTLED, at]);
    // Whoever sent it may have died before noting so: the mailbox may have it.
    const note = uncertain ? 'Tiến trình dừng khi đang gửi: hộp thư có thể đã nhận.' : null;
    const sql = told
      ? `UPDATE letters SET state = 'sent', sent_at = $4, by_mail = false, last_error = $2, reason = $3 WHERE letter_id = $1`
      : `UPDATE letters SET state = 'dropped', last_error = $2, reason = $3 WHERE letter_id = $1`;
    await this.pool.query(sql, told ? [letterId, note, SETTLED, at] : [letterId, note, SETTLED]);
  }

  /** Goes back to wait; each try waits longer, up to half an hour. */
  async failed({ letterId, attempts }: ClaimedLetter, error: string): Promise<void> {
    const seconds = Math.min(1800, 2 ** Math.min(attempts, 10));
    const sql = `UPDATE letters SET state = 'waiting', last_error = $2, available_at = now() + make_interval(secs => $3) WHERE letter_id = $1`;
    await this.pool.query(sql, [letterId, error.slice(0, 1000), seconds]);
  }

  /** Tells open pages that their inbox may have changed. */
  async announce(): Promise<void> {
    await this.pool.query(ANNOUNCE);
  }
}
