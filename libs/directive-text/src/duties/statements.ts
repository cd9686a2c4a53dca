import { citationsIn } from '../document/citations.js';
import { fold } from '../text/folding.js';
import { dueWordsOf } from './day-words.js';
import type { Deliverable } from './deliverables.js';
import { dueDeliverable } from './due-deliverable.js';
import { type ReadPart, wordsOf } from './parts.js';
import { recalls, tellsCutOff, type TimeWords } from './time-words.js';

/** One deliverable with its words of time, as a part of a sentence states it. */
export type Statement = {
  part: ReadPart;
  /** Null: this part only tells the day; what is due stands before it. */
  deliverable: Deliverable | null;
  dueWords: string;
  /** "sáu tháng", when one part tells several days for one thing. */
  period: string | null;
  dated: boolean;
  /** Where the title ends, when not by the rules of all titles. */
  until?: number;
  /** The words of time follow the deliverable ("… qua từng năm"). */
  follows?: boolean;
};

/** "riêng năm 2022": another day for one year; "riêng UBND các huyện" is another duty. */
const YEAR_LIMIT =
  /(?:rieng (?:doi voi )?(?:[a-z]+ ){0,4}?nam \d{4}|cac nam (?:sau|tiep theo|con lai|khac)|tu nam \d{4} tro di|nam \d{4} va cac nam)[^.;]*$/;
/** A length of plan that is not the year's: owed once beside the yearly one. */
const OTHER_LENGTH = /^\s+(?:giai doan|5 nam|05 nam|nam nam|nhiem ky|toan khoa|tong the|ca giai doan)/;
/** An anniversary is one of a document that is cited; with a day of its own in the part it is what that day is for. */
const anniversaryOf = (part: ReadPart, time: TimeWords): Statement | null => {
  const cited = citationsIn(part.text).find(({ start }) => start >= time.start && start - time.end < 200);
  if (!cited || part.times.some(({ kind }) => kind === 'date')) return null;
  const end = cited.end;
  const numberEnd = cited.start + (/,?\s+ngày/u.exec(cited.words)?.index ?? cited.words.length);
  const deliverable: Deliverable = {
    start: time.start,
    noun: time.start,
    end: numberEnd,
    kind: 'review',
    handIn: false,
  };
  return { part, deliverable, dueWords: wordsOf(part, time.start, end), period: null, dated: true, until: numberEnd };
};

/** "(riêng năm 2022 … trước ngày 15/3/2022)" changes the day before it, and may demand a plan of another length too. */
const withYearLimit = (base: Statement, part: ReadPart, limitAt: number, time: TimeWords): Statement[] => {
  const limit = wordsOf(part, limitAt, time.end);
  const others = part.deliverables.filter(
    ({ noun, end }) => noun >= limitAt && noun < time.start && OTHER_LENGTH.test(part.plain.slice(end)),
  );
  const dueWords = wordsOf(part, time.start, time.end);
  const more = others.map((deliverable) => {
    const other = /\s+(?:va|cung)\s/.exec(part.plain.slice(deliverable.end, time.start));
    return {
      part,
      deliverable,
      dueWords,
      period: null,
      dated: true,
      until: other ? deliverable.end + other.index : time.start,
    };
  });
  return [{ ...base, dueWords: `${base.dueWords} (${limit.replace(/^\(|\)$/g, '')})` }, ...more];
};

/** The statements of one part, told one after the other; `mends`: the one before the part, changed by it. */
type Told = { statements: Statement[]; mends: Statement | null; from: number };

const tellDay = (told: Told, part: ReadPart, time: TimeWords, before: Statement | null): void => {
  const { statements, from } = told;
  const limit = YEAR_LIMIT.exec(part.plain.slice(from, time.start));
  const own = statements.at(-1) ?? null;
  const base = own ?? before;
  told.from = time.end;
  if (limit && base) {
    const [changed = base, ...more] = withYearLimit(base, part, from + limit.index, time);
    if (own) statements[statements.length - 1] = changed;
    else told.mends = changed;
    statements.push(...more);
    return;
  }
  const { words, period } = dueWordsOf(part, from, time);
  const deliverable = dueDeliverable(part, from, time) ?? own?.deliverable ?? null;
  statements.push({ part, deliverable, dueWords: words, period, dated: true });
};

/** The statements of one part with a day, in order; `before` is the last of the sentence so far. */
export const datedStatements = (
  part: ReadPart,
  before: Statement | null,
): { statements: readonly Statement[]; mends: Statement | null } => {
  const told: Told = { statements: [], mends: null, from: 0 };
  for (const time of part.times) {
    if (time.kind === 'anniversary') {
      const anniversary = anniversaryOf(part, time);
      if (!anniversary) continue;
      told.statements.push(anniversary);
      told.from = time.end;
    } else if (time.kind === 'date' && !recalls(part.plain, time) && (time.bare !== true || before))
      tellDay(told, part, time, before);
  }
  return told;
};

const NEAR_AFTER = 45;
const NEAR_BEFORE = 90;

/** "hằng năm sơ kết", "xây dựng chương trình … từng năm": recurring duties without a day. */
export const recurringStatements = (part: ReadPart): Statement[] =>
  part.times.flatMap((time) => {
    if (time.kind !== 'recurring' || tellsCutOff(part.plain)) return [];
    const after = part.deliverables.find(({ start }) => start >= time.end && start - time.end <= NEAR_AFTER);
    const before = part.deliverables.filter(({ end }) => end <= time.start && time.start - end <= NEAR_BEFORE).at(-1);
    const deliverable = after ?? before ?? null;
    if (!deliverable) return [];
    return [
      { part, deliverable, dueWords: wordsOf(part, time.start, time.end), period: null, dated: false, follows: !after },
    ];
  });

/** "Ban Dân tộc đăng ký mô hình …" under a heading "Đăng ký …": named by its heading, without any day. */
export const headedStatement = (part: ReadPart, heading: string): Statement | null => {
  if (!/^dang ky\b/.test(fold(heading))) return null;
  const deliverable = part.deliverables.find(({ noun, end }) => part.plain.slice(noun, end) === 'dang ky');
  return deliverable ? { part, deliverable, dueWords: '', period: null, dated: false } : null;
};
