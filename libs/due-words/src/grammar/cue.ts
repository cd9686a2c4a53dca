import type { Concept } from '../lexicon/concept.js';
import type { Cursor } from './cursor.js';
import type { Cue } from './meaning.js';

const parts = [
  'before',
  'by',
  'deadline',
  'until',
  'to',
  'in',
  'within',
  'at',
  'after',
  'from',
  'notBefore',
  'immediately',
] as const;
type Part = (typeof parts)[number];

const settle = (said: ReadonlySet<Part>): Cue => {
  const late = said.has('after') || said.has('from') || said.has('notBefore');
  const strong = said.has('by') || said.has('until');
  if (said.has('immediately')) return 'immediately';
  if (said.has('before') && late) return 'contradiction';
  if (said.has('notBefore')) return 'from';
  if (said.has('from')) return strong ? 'contradiction' : 'from';
  if (said.has('after')) return strong ? 'by' : 'after';
  if (said.has('before') && said.has('to')) return 'to';
  if (said.has('before') && said.has('by')) return 'by-before';
  if (said.has('before')) return said.has('until') || said.has('in') || said.has('at') ? 'by' : 'before';
  if (strong) return 'by';
  if (said.has('to')) return said.has('deadline') ? 'by' : 'to';
  if (said.has('deadline')) return 'by';
  return said.has('in') || said.has('within') ? 'in' : 'at';
};

/** "chậm nhất là vào", "hạn nộp: trước", "trước và sau": what stands before the day, and what it says together. */
export const cueRef = (cursor: Cursor): Cue | null => {
  const said = new Set<Part>();
  for (let count = 0; count < 6; count += 1) {
    // "kế hoạch quý sau trước ngày 25": "sau" belongs to what stands before it.
    if (said.size === 1 && said.has('after') && cursor.sees(['after'], -1) && cursor.sees(['before'])) return null;
    const token = cursor.take(...(parts as readonly Concept[]));
    if (!token) {
      if (said.size === 0) return null;
      // "là", ":" and "và" join cues; they are given back when no cue and no day follows.
      if (!cursor.try((inner) => inner.take('is') ?? inner.takeSign(':') ?? named(inner) ?? joined(inner))) break;
      continue;
    }
    for (const part of parts) if (token.concepts.has(part)) said.add(part);
  }
  return said.size === 0 ? null : settle(said);
};

/** "Hạn cuối nộp báo cáo: …" */
const named = (cursor: Cursor) => {
  while (cursor.take('plain', 'report'));
  return cursor.takeSign(':');
};

const joined = (cursor: Cursor) =>
  (cursor.take('and', 'or') ?? cursor.takeSign(',')) && cursor.sees(parts as readonly Concept[])
    ? (cursor.peek() ?? null)
    : null;
