import type { SearchAnswer, SearchHit, SearchKind } from '@dondoc/contracts';
import type { RecordedEvent } from '@dondoc/event-store';
import type { Reader } from '../read-only.js';
import { isCt, likeness, numberIn, signIn, type WrittenNumber } from './document-number.js';
import { folded, wordsOf } from './folded.js';
import { type KnownDocument, knownDocuments, type SearchedCascade, searchedCascades } from './known-documents.js';
import { obligationHits } from './search-obligations.js';
import { letterHits } from './search-letters.js';
import type { SearchScope } from './search-scope.js';
import { submissionHits } from './search-submissions.js';

/** So many of each kind are shown. */
const MOST = 20;
const LABELS: Record<SearchKind, string> = {
  document: 'Văn bản',
  cascade: 'Đợt triển khai',
  unit: 'Đơn vị',
  obligation: 'Nghĩa vụ',
  submission: 'Bài nộp',
  letter: 'Công văn đôn đốc',
};

const hit = (kind: SearchKind, title: string, text: string, more: Partial<SearchHit> = {}): SearchHit => ({
  kind,
  title,
  text,
  warning: null,
  cascadeId: null,
  unitId: null,
  lineId: null,
  letterId: null,
  draft: false,
  ...more,
});

const hasAll = (text: string, words: readonly string[]): boolean => {
  const plain = folded(text);
  return words.every((word) => plain.includes(word));
};

const documentHit = (query: string, { title, text, cascadeId, draft }: KnownDocument, exact: boolean): SearchHit =>
  hit('document', title, text, {
    cascadeId,
    draft,
    warning: exact ? null : `Cùng số nhưng khác ký hiệu với “${query}”: có thể không phải văn bản cần tìm.`,
  });

const documentHits = (
  query: string,
  written: WrittenNumber | null,
  documents: readonly KnownDocument[],
): SearchHit[] => {
  const sign = written ? null : signIn(query);
  if (sign) {
    return documents
      .filter(
        (one) => one.written && likeness({ number: one.written.number, year: null, sign }, one.written) === 'same',
      )
      .map((one) => documentHit(query, one, true));
  }
  const words = wordsOf(query);
  if (!written)
    return documents
      .filter((one) => hasAll(`${one.title} ${one.text}`, words))
      .map((one) => documentHit(query, one, true));
  const alike = documents.map((one) => ({
    one,
    like: one.written ? likeness(written, one.written) : ('none' as const),
  }));
  const of = (like: 'same' | 'other-sign'): SearchHit[] =>
    alike.filter((each) => each.like === like).map(({ one }) => documentHit(query, one, like === 'same'));
  return [...of('same'), ...of('other-sign')];
};

const sameNumber = (hits: readonly SearchHit[], documents: readonly KnownDocument[]): boolean => {
  const own = documents.filter(
    ({ role, title, cascadeId }) =>
      role === 'own' && hits.some((one) => one.warning === null && one.title === title && one.cascadeId === cascadeId),
  );
  return own.length > 1;
};

const notesOn = (
  query: string,
  written: WrittenNumber | null,
  hits: readonly SearchHit[],
  documents: readonly KnownDocument[],
): string[] => {
  const sign = written?.sign ?? signIn(query) ?? [];
  return [
    ...(isCt(sign)
      ? ['CT là ký hiệu của cả chỉ thị và chương trình: đã tìm cả hai loại, tên loại ghi ở từng kết quả.']
      : []),
    ...(written && sameNumber(hits, documents)
      ? ['Có nhiều văn bản cùng số: phân biệt theo cơ quan ban hành và ngày.']
      : []),
    ...(hits.some(({ warning }) => warning !== null)
      ? ['Có văn bản cùng số nhưng khác ký hiệu: kiểm tra lại số trong công văn trích dẫn.']
      : []),
  ];
};

const cascadeHits = (cascades: readonly SearchedCascade[], words: readonly string[]): SearchHit[] =>
  cascades
    .filter(({ title, document }) => hasAll(`${title} ${document.subject}`, words))
    .map(({ cascadeId, title, document, status }) =>
      hit('cascade', title, `${document.type} của ${document.issuer}`, { cascadeId, draft: status === 'draft' }),
    );

// Who owes something there, who collects, and through whom reports pass.
const UNITS = `
  SELECT u.unit_id AS "unitId", u.body->>'name' AS name, u.body->>'shortName' AS "shortName",
    coalesce(u.body->>'adminCode', '') AS code
  FROM units u WHERE $1::jsonb IS NULL OR $1::jsonb->'unitIds' ? u.unit_id
    OR EXISTS (SELECT 1 FROM unit_plans p WHERE p.unit_id = u.unit_id AND $1::jsonb->'cascadeIds' ? p.cascade_id)
    OR EXISTS (SELECT 1 FROM cascades c
      JOIN templates t ON t.id = c.template->>'id' AND t.version = (c.template->>'version')::integer
      WHERE $1::jsonb->'cascadeIds' ? c.cascade_id AND (t.body->>'focal' = u.unit_id
        OR EXISTS (SELECT 1 FROM jsonb_array_elements(t.body->'obligations') o WHERE o->>'via' = u.unit_id)))
  ORDER BY u.position`;
type UnitFound = { unitId: string; name: string; shortName: string; code: string };

const unitHits = async (reader: Reader, words: readonly string[], scope: string | null): Promise<SearchHit[]> => {
  const { rows } = await reader.query<UnitFound>(UNITS, [scope]);
  const whole = words.join(' ');
  return rows
    .filter(({ name, shortName, code }) => hasAll(`${name} ${shortName} ${code}`, words))
    .sort((a, b) => Number(folded(b.name).startsWith(whole)) - Number(folded(a.name).startsWith(whole)))
    .map(({ unitId, name, shortName }) => hit('unit', name, shortName === name ? '' : shortName, { unitId }));
};

export type SearchParts = { reader: Reader; readStream: (stream: string) => Promise<RecordedEvent[]> };

/**
 * Finds documents, cascades, units, obligations, submissions and chase letters, with or without marks and leading zeros.
 * @param letters cascades whose chase letters may be read; null: all
 */
export const search = async (
  { reader, readStream }: SearchParts,
  query: string,
  { scope, letters }: { scope: SearchScope; letters: readonly string[] | null },
): Promise<SearchAnswer> => {
  const words = wordsOf(query);
  if (words.length === 0) return { query, notes: [], parts: [] };
  const written = numberIn(query);
  const json = scope && JSON.stringify(scope);
  const cascades = await searchedCascades(reader, scope);
  const documents = await knownDocuments(readStream, cascades);
  const found: Record<SearchKind, SearchHit[]> = {
    document: documentHits(query, written, documents),
    cascade: cascadeHits(cascades, words),
    unit: await unitHits(reader, words, json),
    obligation: await obligationHits(reader, words, json, MOST),
    submission: await submissionHits(reader, { words, written }, json, MOST + 1),
    letter: await letterHits(reader, { text: query, words, written }, letters),
  };
  const kinds = Object.keys(LABELS) as SearchKind[];
  return {
    query,
    notes: notesOn(query, written, found.document, documents),
    parts: kinds
      .filter((kind) => found[kind].length > 0)
      .map((kind) => ({
        kind,
        label: LABELS[kind],
        more: found[kind].length > MOST,
        hits: found[kind].slice(0, MOST),
      })),
  };
};
