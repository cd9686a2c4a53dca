import type { Concept } from '../lexicon/concept.js';
import type { Token } from '../tokens/token.js';
import { Cursor } from './cursor.js';
import { dateRef } from './date.js';
import { deliverableRef } from './deliverable.js';
import { type AnniversaryRef, anniversaryRef, citedDocument } from './document.js';
import { dueClause, rollRef } from './due-clause.js';
import type { Deliverable, DueClause, RollRef } from './meaning.js';
import { numberRef } from './number.js';
import { type PlanYears, planYears } from './plan-years.js';
import { monthOfPeriod, spanRef } from './period.js';
import { namedYear, relativeYear } from './year.js';

/** Words that can change what a due clause means; each is a doubt in the sentence where it stands. */
export const hazards = [
  'exception',
  'condition',
  'negation',
  'about',
  'goal',
  'past',
  'lunar',
  'change',
  'state',
  'extend',
  'or',
] as const;
export type Hazard = (typeof hazards)[number];
export const openWords = ['periodic', 'asAsked', 'soon', 'always', 'asRegulated'] as const;
export type OpenWord = (typeof openWords)[number];

export type Segment = { from: number; to: number } & (
  | { kind: 'clause'; clause: DueClause }
  | { kind: 'deliverable'; deliverable: Deliverable }
  | { kind: 'anniversary'; anniversary: AnniversaryRef }
  | { kind: 'only-year'; year: number }
  | { kind: 'plan-years'; years: PlanYears }
  | { kind: 'receiver' }
  | { kind: 'later-years' }
  | { kind: 'document' }
  | { kind: 'data-cut-off' }
  | { kind: 'roll'; roll: RollRef }
  | { kind: 'hazard'; hazard: Hazard }
  | { kind: 'open'; open: OpenWord }
  | { kind: 'regard' }
  | { kind: 'stop'; sign: string }
  | { kind: 'stray' }
  | { kind: 'year'; year: number }
  | { kind: 'filler'; plain: boolean }
);
type Meaning<T = Segment> = T extends Segment ? Omit<T, 'from' | 'to'> : never;

/** "riêng năm 2022", "riêng đối với kế hoạch năm 2022". */
const onlyYear = (cursor: Cursor): Meaning | null => {
  if (!cursor.take('only')) return null;
  for (let words = 0; words < 4; words += 1) {
    const year = cursor.try(namedYear);
    if (year?.kind === 'year') return { kind: 'only-year', year: year.year };
    if (!cursor.take('withRegardTo', 'report', 'of', 'in', 'plain')) return null;
  }
  return null;
};

/** "Số liệu báo cáo 6 tháng đầu năm tính từ …": the data may have a name of its own. */
const dataFrom = (cursor: Cursor): Token | null => {
  if (!cursor.take('data', 'cutOff')) return null;
  for (let words = 0; words < 8 && !cursor.sees(['from', 'dataUpTo']); words += 1) {
    if (cursor.sees(['before', 'by']) || (cursor.peek()?.kind === 'punct' && !cursor.seesSign(':'))) return null;
    cursor.at += 1;
  }
  return cursor.take('from', 'dataUpTo');
};

/** "số liệu tính từ ngày 15/12 năm trước đến ngày 14/6": days of the data, not of the deliverable. */
const dataCutOff = (cursor: Cursor): Meaning | null => {
  if (!cursor.try(dataFrom) && !cursor.take('dataUpTo', 'cutOff')) return null;
  let days = 0;
  const connectors = [
    'is',
    'from',
    'to',
    'until',
    'in',
    'at',
    'by',
    'before',
    'and',
    'dataUpTo',
    'of',
    'deadline',
  ] as const;
  for (;;) {
    while (cursor.take(...connectors) ?? cursor.takeSign(':,-'));
    const day = cursor.first<object>(dateRef, dayOfMonth, spanRef);
    if (!day) break;
    days += 1;
    cursor.try((inner) => {
      while (inner.take('previous', 'before', 'next', 'after', 'adjacent', 'term', 'ofReport', 'of'));
      return inner.sees(['to', 'until']) ? true : null;
    });
    if (!cursor.sees(['to', 'until', 'of']) && !cursor.seesSign('-')) break;
  }
  return days > 0 ? { kind: 'data-cut-off' } : null;
};

const dayOfMonth = (cursor: Cursor): object | null => {
  if (!cursor.take('day') || !numberRef(cursor)) return null;
  return cursor.try(monthOfPeriod) ?? {};
};

const later = (cursor: Cursor): Meaning | null => (cursor.take('laterYears') ? { kind: 'later-years' } : null);

const document = (cursor: Cursor): Meaning | null => (citedDocument(cursor) ? { kind: 'document' } : null);

const years = (cursor: Cursor): Meaning | null => {
  const found = planYears(cursor);
  return found ? { kind: 'plan-years', years: found } : null;
};

/** "đường 30/4" is where, not when. */
const address = (cursor: Cursor): Meaning | null =>
  cursor.take('address') && cursor.takeKind('joined') ? { kind: 'filler', plain: false } : null;

/** "ngày ban hành: 15/3/2024" is the document's own date. */
const ownDate = (cursor: Cursor): Meaning | null => {
  if (!cursor.sees(['day'], -1) || !cursor.take('issue', 'sign')) return null;
  cursor.takeSign(':');
  return dateRef(cursor) ? { kind: 'document' } : null;
};

const anniversary = (cursor: Cursor): Meaning | null => {
  const found = anniversaryRef(cursor);
  return found ? { kind: 'anniversary', anniversary: found } : null;
};

const clause = (cursor: Cursor): Meaning | null => {
  const found = dueClause(cursor);
  return found ? { kind: 'clause', clause: found } : null;
};

const frequency = (cursor: Cursor): Meaning | null => {
  const found = deliverableRef(cursor);
  return found ? { kind: 'deliverable', deliverable: found } : null;
};

const roll = (cursor: Cursor): Meaning | null => {
  const found = rollRef(cursor);
  return found ? { kind: 'roll', roll: found } : null;
};

const mentionedYear = (cursor: Cursor): Meaning | null => {
  const year = namedYear(cursor);
  return year?.kind === 'year' && year.digits === 4 ? { kind: 'year', year: year.year } : null;
};

const oneOf = <T extends Concept>(token: Token, concepts: readonly T[]): T | undefined =>
  concepts.find((concept) => token.concepts.has(concept));

/** Telephone numbers and the like are no days. */
const mayBeDate = ({ joined }: Token): boolean =>
  joined !== null &&
  (joined.widths[1] ?? 9) <= 2 &&
  ((joined.widths[0] ?? 9) <= 2 || (joined.widths[0] === 4 && joined.widths.length === 3));

/** "hai tuần", "2 tháng": a count that no rule takes. */
const countsUnit = (token: Token, cursor: Cursor): boolean =>
  token.value !== null &&
  (token.kind === 'number' || (token.value > 1 && !token.concepts.has('year'))) &&
  cursor.sees(['day', 'workingDay', 'month', 'week', 'hour', 'quarter']);

const leftovers = ['next', 'looseNext', 'after', 'previous', 'adjacent', 'same'] as const;

/** What stands right behind a due clause and may belong to it: "… tháng cuối quý | I, II", "… tháng | này". */
const leftBehind = (cursor: Cursor): Meaning | null => {
  if (cursor.try(relativeYear)) return { kind: 'stray' };
  const number = ['number', 'roman'].includes(cursor.peek()?.kind ?? '');
  // "… sau khi tổng hợp" begins another thought.
  const relation = cursor.sees(leftovers) && !cursor.sees(['when', 'day', 'of', 'plain', 'report'], 1);
  if (!number && !relation) return null;
  cursor.at += 1;
  return { kind: 'stray' };
};

/** One token that no rule of the grammar takes. */
const single = (cursor: Cursor): Meaning => {
  const token = cursor.peek() as Token;
  cursor.at += 1;
  if (token.concepts.has('harmless')) return { kind: 'filler', plain: false };
  if (token.kind === 'punct') return { kind: 'stop', sign: token.text };
  if (token.kind === 'hour' || token.kind === 'blank' || mayBeDate(token)) return { kind: 'stray' };
  if (countsUnit(token, cursor)) return { kind: 'stray' };
  // "100% hồ sơ … trước ngày": a share to reach.
  if (token.kind === 'percent') return { kind: 'hazard', hazard: 'goal' };
  const hazard = token.concepts.has('only') ? 'exception' : oneOf(token, hazards);
  if (hazard) return { kind: 'hazard', hazard };
  const open = oneOf(token, openWords);
  if (open) return { kind: 'open', open };
  if (token.concepts.has('withRegardTo')) return { kind: 'regard' };
  if (token.concepts.has('receiver')) return { kind: 'receiver' };
  const plain = ['plain', 'report', 'deadline', 'is', 'day', 'at', 'and'] as const;
  return { kind: 'filler', plain: oneOf(token, plain) !== undefined };
};

/** The words as segments in their order: every token belongs to exactly one of them. */
export const segmentsOf = (tokens: readonly Token[]): Segment[] => {
  const cursor = new Cursor(tokens);
  const rules = [
    ...[anniversary, document, ownDate, dataCutOff, address, roll, onlyYear, years],
    ...[later, frequency, clause, mentionedYear],
  ];
  const segments: Segment[] = [];
  while (!cursor.done) {
    const from = cursor.at;
    const left = segments.at(-1)?.kind === 'clause' ? cursor.try(leftBehind) : null;
    const meaning = left ?? cursor.first<Meaning>(...rules) ?? single(cursor);
    segments.push({ ...meaning, from, to: cursor.at });
  }
  return segments;
};
