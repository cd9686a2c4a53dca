import type { Reader } from '../read-only.js';
import { refKey } from '../obligations/ref-key.js';

/** `waiting`: it has not left and may still do so. */
export type ReminderMail = { label: string; failed: boolean; waiting: boolean };

type Row = {
  cascadeId: string;
  unitId: string;
  lineId: string;
  notice: string;
  letter: string | null;
  lastError: string | null;
};

// A prompt's ledger key names the job that raised it.
const MAIL = `
  SELECT n.cascade_id AS "cascadeId", n.unit_id AS "unitId", n.line_id AS "lineId", n.state AS notice, l.state AS letter,
    l.last_error AS "lastError"
  FROM notices n LEFT JOIN letters l USING (letter_id)
  WHERE n.kind = 'prompt' AND strpos(n.ledger_key, ':prompt:' || $1 || '>') > 0`;

const mailOf = ({ notice, letter, lastError }: Row): ReminderMail => {
  if (letter === 'sent') return { label: 'Thư đã gửi', failed: false, waiting: false };
  if (letter === 'dropped' || notice === 'dropped')
    return { label: 'Thư đã hủy vì không còn cần', failed: false, waiting: false };
  if (lastError !== null) return { label: 'Thư gửi lỗi, sẽ thử lại', failed: true, waiting: true };
  return { label: letter === 'sending' ? 'Đang gửi thư' : 'Thư chờ gửi', failed: false, waiting: true };
};

/** What became of the letters that a reminding job caused, by `{cascadeId}/{unitId}/{lineId}`. */
export const mailOfReminders = async (reader: Reader, jobId: string | null): Promise<Map<string, ReminderMail>> => {
  if (jobId === null) return new Map();
  const { rows } = await reader.query<Row>(MAIL, [jobId]);
  return new Map(rows.map((row) => [refKey(row), mailOf(row)]));
};
