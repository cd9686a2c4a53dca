import type { SearchHit } from '@dondoc/contracts';
import { dateOf, formatDate, type Instant } from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import { keyOf, type WrittenNumber } from './document-number.js';
import { seenObligation } from './search-scope.js';

const found = (condition: string, limit: string): string => `
  SELECT s.cascade_id AS "cascadeId", s.unit_id AS "unitId", s.line_id AS "lineId", s.version,
    s.content->>'documentNumber' AS number, s.content->>'note' AS note, s.received_at AS "receivedAt",
    u.body->>'name' AS "unitName", l.body->>'title' AS title
  FROM submissions s JOIN obligations o USING (cascade_id, unit_id, line_id)
    LEFT JOIN units u ON u.unit_id = s.unit_id LEFT JOIN cascade_lines l ON l.cascade_id = s.cascade_id AND l.line_id = s.line_id
  WHERE ${condition} AND ${seenObligation('$1', 'o')}
  ORDER BY s.received_at DESC, s.submission_id LIMIT ${limit}`;
const BY_NUMBER = found(`document_key(s.content->>'documentNumber') LIKE $2`, '$3');

/**
 * The question for submissions whose note holds all of the words, folded as numbers are: without marks and case, one hyphen
 * between words. One condition for each word: only so does the index of parts of words serve.
 * @param scope JSON of a SearchScope, or null
 */
export const noteQuestion = (
  words: readonly string[],
  scope: string | null,
  most: number,
): { text: string; values: unknown[] } | null => {
  const patterns = words.map((word) => word.replace(/[^a-z0-9]+/g, '-')).filter((word) => /[a-z0-9]/.test(word));
  if (patterns.length === 0) return null;
  const conditions = patterns.map((_, at) => `document_key(s.content->>'note') LIKE $${at + 3}`);
  return {
    text: found(`s.content->>'note' <> '' AND ${conditions.join(' AND ')}`, '$2'),
    values: [scope, most, ...patterns.map((word) => `%${word}%`)],
  };
};

type Found = {
  cascadeId: string;
  unitId: string;
  lineId: string;
  version: number;
  number: string;
  note: string | null;
  receivedAt: Instant;
  unitName: string | null;
  title: string | null;
};

const LONGEST_NOTE = 160;
const noteText = (note: string): string => {
  const line = note.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_NOTE ? line : `${line.slice(0, LONGEST_NOTE - 1).trimEnd()}…`;
};

const hitOf = (one: Found, said: string): SearchHit => ({
  kind: 'submission',
  title: `${one.number}${one.version > 1 ? ` (bản ${one.version})` : ''}`,
  text: `${one.unitName ?? one.unitId}: ${one.title ?? one.lineId}. Nhận ngày ${formatDate(dateOf(one.receivedAt))}.${said}`,
  warning: null,
  cascadeId: one.cascadeId,
  unitId: one.unitId,
  lineId: one.lineId,
  letterId: null,
  draft: false,
});

const byNumber = async (
  reader: Reader,
  written: WrittenNumber,
  scope: string | null,
  most: number,
): Promise<SearchHit[]> => {
  const key = keyOf(written);
  const hits: SearchHit[] = [];
  for (const pattern of written.sign.length === 0 ? [key, `${key}-%`] : [`${key}%`]) {
    const { rows } = await reader.query<Found>(BY_NUMBER, [scope, pattern, most]);
    hits.push(...rows.map((one) => hitOf(one, '')));
  }
  return hits;
};

const byNote = async (
  reader: Reader,
  words: readonly string[],
  scope: string | null,
  most: number,
): Promise<SearchHit[]> => {
  const question = noteQuestion(words, scope, most);
  if (question === null) return [];
  const { rows } = await reader.query<Found>(question.text, question.values);
  return rows.map((one) => hitOf(one, ` Ghi chú: ${noteText(one.note ?? '')}`));
};

/** Submissions by the number of their document, else by the words of their note. */
export const submissionHits = (
  reader: Reader,
  { words, written }: { words: readonly string[]; written: WrittenNumber | null },
  scope: string | null,
  most: number,
): Promise<SearchHit[]> => (written ? byNumber(reader, written, scope, most) : byNote(reader, words, scope, most));
