import type { Instant } from '@dondoc/domain';
import type { Transaction } from '../transaction.js';

/** What the read side needs of a letter's facts. */
export type ChaseLetterFact =
  | {
      type: 'LetterMade';
      data: {
        cascadeId: string;
        subject: string;
        sign: string;
        items: readonly { unitId: string; lineId: string }[];
      };
    }
  | { type: 'LetterNumbered'; data: { number: string; issuedOn: string } }
  | { type: 'LetterWithdrawn'; data: { withdrawnOn: string } };

const MADE = `INSERT INTO chase_letters (letter_id, cascade_id, subject, sign, made_at) VALUES ($1, $2, $3, $4, $5)`;
const ITEMS = `
  INSERT INTO chase_letter_items (letter_id, cascade_id, unit_id, line_id)
  SELECT $1, $2, "unitId", "lineId" FROM jsonb_to_recordset($3::jsonb) AS item("unitId" text, "lineId" text)
  ON CONFLICT DO NOTHING`;
const NUMBERED = `
  UPDATE chase_letters SET number = $2, issued_on = $3, numbered_at = coalesce(numbered_at, $4) WHERE letter_id = $1`;
const WITHDRAWN = 'UPDATE chase_letters SET withdrawn_on = $2, withdrawn_at = $3 WHERE letter_id = $1';

/** A letter was made, got its number or was withdrawn; a number that is entered again takes the place of the one before. */
export const projectChaseLetter = async (
  tx: Transaction,
  letterId: string,
  { type, data }: ChaseLetterFact,
  at: Instant,
): Promise<void> => {
  if (type === 'LetterNumbered') {
    await tx.query(NUMBERED, [letterId, data.number, data.issuedOn, at]);
    return;
  }
  if (type === 'LetterWithdrawn') {
    await tx.query(WITHDRAWN, [letterId, data.withdrawnOn, at]);
    return;
  }
  const { cascadeId, subject, sign, items } = data;
  await tx.query(MADE, [letterId, cascadeId, subject, sign, at]);
  await tx.query(ITEMS, [letterId, cascadeId, JSON.stringify(items)]);
};
