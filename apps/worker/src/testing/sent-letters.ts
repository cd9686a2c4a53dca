import type { Database } from '@dondoc/commands';
import { dateOf, instantOf, type PlainDate } from '@dondoc/domain';
import type { RunningMailbox } from '@dondoc/local-stack';

/** A letter as it lies in the mailbox. `duplicates`: how often it was handed in again under the same Message-ID. */
export type DeliveredLetter = {
  messageId: string;
  to: string;
  day: PlainDate;
  subject: string;
  text: string;
  duplicates: number;
};

type MailboxAnswer = {
  messageId: string;
  to: string[];
  date: string;
  subject: string;
  text: string;
  duplicates: number;
}[];

/** Everything that was delivered, read over the mailbox's own HTTP. `day` is the domain's, from the letter's Date. */
export const deliveredLetters = async ({ url }: Pick<RunningMailbox, 'url'>): Promise<DeliveredLetter[]> => {
  const answer = await fetch(`${url}/api/letters`);
  const letters: MailboxAnswer = JSON.parse(await answer.text());
  return letters.map(({ to, date, ...letter }) => ({
    ...letter,
    to: to.join(),
    day: dateOf(instantOf(new Date(date).toISOString())),
  }));
};

const DIGEST = /^<digest\.(.+)\.(\d{4}-\d{2}-\d{2})@dondoc>$/;

/** Recipient and day of every digest, as often as one was delivered: `so-y-te.focal-point 2024-11-15`. */
export const digestsPerDay = (letters: readonly DeliveredLetter[]): string[] =>
  letters.flatMap(({ messageId }) => {
    const [, recipient, day] = DIGEST.exec(messageId) ?? [];
    return recipient === undefined || day === undefined ? [] : [`${recipient} ${day}`];
  });

/** What the product believes of its letters, for comparison with what the mailbox holds. `byMail`: not to the inbox alone. */
export const recordedLetters = async ({ pool }: Pick<Database, 'pool'>) => {
  const sql = `
    SELECT '<' || letter_id || '@dondoc>' AS "messageId", state, attempts, by_mail AS "byMail"
    FROM letters ORDER BY letter_id`;
  type Recorded = { messageId: string; state: string; attempts: number; byMail: boolean };
  return (await pool.query<Recorded>(sql)).rows;
};

/** Notices that stand in the ledger, and the letter that tells each. */
export const ledger = async ({ pool }: Pick<Database, 'pool'>) => {
  const sql = `SELECT ledger_key AS "key", kind, recipient, state, letter_id AS "letterId" FROM notices ORDER BY ledger_key`;
  type Entry = { key: string; kind: string; recipient: string; state: string; letterId: string | null };
  return (await pool.query<Entry>(sql)).rows;
};

/** Ends the leases that a killed worker holds on letters and messages, as a minute of real time would. */
export const endLeases = async ({ pool }: Pick<Database, 'pool'>): Promise<void> => {
  await pool.query(`UPDATE letters SET available_at = now() WHERE state = 'sending'`);
  await pool.query('UPDATE outbox SET available_at = clock_timestamp() WHERE delivered_at IS NULL');
};
