import type { SearchHit } from '@dondoc/contracts';
import { formatDate, fullNumber, type PlainDate } from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import { likeness, numberIn, signIn, type WrittenNumber } from './document-number.js';
import { folded } from './folded.js';

const LETTERS = `
  SELECT l.letter_id AS "letterId", l.cascade_id AS "cascadeId", l.subject, l.sign, l.number, l.issued_on AS "issuedOn",
    l.withdrawn_on AS "withdrawnOn",
    c.title AS cascade
  FROM chase_letters l JOIN cascades c USING (cascade_id)
  WHERE $1::text[] IS NULL OR l.cascade_id = ANY($1)
  ORDER BY coalesce(l.issued_on, l.made_at) DESC, l.letter_id`;

type Letter = {
  letterId: string;
  cascadeId: string;
  subject: string;
  sign: string;
  number: string | null;
  issuedOn: PlainDate | null;
  withdrawnOn: PlainDate | null;
  cascade: string;
};

/** A number finds by number, or a sign by sign, whatever type a công văn writes itself; words find in the subject. */
const matches = (query: string, words: readonly string[], written: WrittenNumber | null) => {
  const sign = written ? null : signIn(query);
  return (letter: Letter): boolean => {
    const own = numberIn(fullNumber(letter.number ?? '0', letter.sign));
    if (written) return letter.number !== null && own !== null && likeness(written, own) === 'same';
    if (sign && own && likeness({ number: own.number, year: null, sign }, own) === 'same') return true;
    const text = folded(`công văn đôn đốc V/v ${letter.subject} ${letter.cascade}`);
    return words.every((word) => text.includes(word));
  };
};

const titleOf = ({ sign, number, issuedOn, withdrawnOn }: Letter): string => {
  const withdrawn = withdrawnOn === null ? '' : ` (đã thu hồi từ ${formatDate(withdrawnOn)})`;
  return number === null || issuedOn === null
    ? `Công văn đôn đốc, chưa ghi số${withdrawn}`
    : `Công văn số ${fullNumber(number, sign)} ngày ${formatDate(issuedOn)}${withdrawn}`;
};

const hitOf = (letter: Letter): SearchHit => ({
  kind: 'letter',
  title: titleOf(letter),
  text: `${letter.subject === '' ? '' : `V/v ${letter.subject}. `}${letter.cascade}`,
  warning: null,
  cascadeId: letter.cascadeId,
  unitId: null,
  lineId: null,
  letterId: letter.letterId,
  draft: false,
});

/** Chase letters by number, sign or subject. @param cascadeIds whose letters may be read; null: all */
export const letterHits = async (
  reader: Reader,
  query: { text: string; words: readonly string[]; written: WrittenNumber | null },
  cascadeIds: readonly string[] | null,
): Promise<SearchHit[]> => {
  const { rows } = await reader.query<Letter>(LETTERS, [cascadeIds]);
  return rows.filter(matches(query.text, query.words, query.written)).map(hitOf);
};
