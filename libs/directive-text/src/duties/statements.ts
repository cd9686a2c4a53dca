import { citationsIn } from '../document/citations.js';
import { fold } from '../text/folding.js';
import { deliveryIn } from './delivery.js';
import { type Deliverable, dutyVerbIn } from './deliverables.js';
import { type ReadPart, wordsOf } from './parts.js';
import { recalls, type TimeWords } from './time-words.js';

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

/** Words of a period just before a day: "báo cáo năm trước ngày 15/11", "quý I: trước ngày 10/3". */
const PERIOD =
  /(?:bao cao |ke hoach )?((?:6|sau|9|chin|3|ba) thang(?: dau nam| cuoi nam)?|quy (?:[ivx]{1,3}|[1-4])(?:\s?[/-]?\s?(?:nam )?\d{4})?|(?:hang |tung |moi )?(?:nam|quy|thang|tuan)(?: \d{4})?|dinh ky hang (?:nam|quy|thang|tuan))[\s(:,-]*(?:(?:gui|nop|hoan thanh|thoi gian)\s+)?$/;
const YEAR_LIMIT = /(?:rieng|cac nam (?:sau|tiep theo|con lai|khac)|tu nam \d{4} tro di|nam \d{4} va cac nam)[^.;]*$/;
/** A length of plan that is not the year's: owed once beside the yearly one. */
const OTHER_LENGTH = /^\s+(?:giai doan|5 nam|05 nam|nam nam|nhiem ky|toan khoa|tong the|ca giai doan)/;
/** Only a limit of time makes a bare act ("hoàn thành việc lắp đặt") a duty with a due day. */
const LIMIT = /truoc|cham nhat|muon nhat|\bhan\b|xong|het|khong qua|trong/;

/** "ban hành mới quy chế, chương trình": one deliverable of several words; its first tells what it is. */
const CHAIN = /^(?:\s|,|va|hoac|ban hanh|moi|bo sung|sua doi|tinh hinh|cac)*$/;

const headOfChain = (part: ReadPart, list: readonly Deliverable[]): Deliverable | null => {
  let at = list.length - 1;
  while (at > 0 && CHAIN.test(part.plain.slice(list[at - 1]?.end, list[at]?.noun))) at -= 1;
  return list[at] ?? null;
};

const HANDS_IN = /(?<![a-z0-9])(?:gui|nop|goi|trinh)(?![a-z0-9])/;

/** The deliverable that a day belongs to: handed in rather than made, the nearest before it, else the first after it. */
const deliverableFor = (part: ReadPart, from: number, time: TimeWords): Deliverable | null => {
  const before = part.deliverables.filter(({ noun }) => noun >= from && noun < time.start);
  const handedIn = before.filter(({ handIn }) => handIn).at(-1);
  const last = before.at(-1);
  const scored = last?.kind === 'scoring' ? before.find(({ kind }) => kind === 'scoring') : undefined;
  const nearest = handedIn ?? scored ?? headOfChain(part, before);
  if (nearest || HANDS_IN.test(part.plain.slice(from, time.start))) return nearest;
  return part.deliverables.find(({ noun }) => noun >= time.end) ?? null;
};

/** A bare act with an object of its own, before or after the day. */
const actFor = (part: ReadPart, from: number, time: TimeWords): Deliverable | null => {
  if (!LIMIT.test(part.plain.slice(Math.max(0, time.start - 12), time.end))) return null;
  const verbBefore = dutyVerbIn(part.plain.slice(from, time.start));
  const start = verbBefore ? from : time.end;
  const end = verbBefore ? time.start : part.plain.length;
  const verb = verbBefore ?? dutyVerbIn(part.plain.slice(start, end));
  if (!verb) return null;
  const object = part.plain.slice(start + verb.end, end);
  const receiver = deliveryIn(part.text, part.plain).at;
  const own = receiver !== null && receiver >= start + verb.end ? object.slice(0, receiver - start - verb.end) : object;
  const at = start + verb.start;
  const words = own.match(/[a-z]{2,}/g) ?? [];
  return words.length >= 2 ? { start: at, noun: at, end: start + verb.end, kind: 'report', handIn: false } : null;
};

/** An anniversary is one of a document that is cited; with a day of its own in the part it is what that day is for. */
const anniversaryOf = (part: ReadPart, time: TimeWords): Statement | null => {
  const cited = citationsIn(part.text).find(({ start }) => start >= time.start && start - time.end < 200);
  if (!cited || part.times.some(({ kind }) => kind === 'date')) return null;
  const end = cited.end;
  const numberEnd = cited.start + (/,?\s+ngày/u.exec(cited.words)?.index ?? cited.words.length);
  const deliverable: Deliverable = { start: time.start, noun: time.start, end: numberEnd, kind: 'review', handIn: false };
  return { part, deliverable, dueWords: wordsOf(part, time.start, end), period: null, dated: true, until: numberEnd };
};

const spaced = (words: string): string => words.replace(/[():]/g, ' ').replace(/\s+/g, ' ').trim();

/** "… đối với báo cáo định kỳ hằng quý": the period told after the day. */
const REPORTED = /^[,\s]*doi voi (?:cac )?bao cao (?:dinh ky )?((?:hang|tung|moi) (?:nam|quy|thang|tuan)|0?[69](?: \([a-z]+\))? thang)/;
const YEARLY = /(?:hang|tung|moi) (?:nam|quy|thang|tuan|ngay)/;

/** "Hằng năm, … trước 15/12" is said as one reads it: "trước 15/12 hằng năm". */
export const withRecurrence = (day: string, recurrence: string): string => {
  const own = YEARLY.exec(fold(recurrence));
  return own && !YEARLY.test(fold(day)) ? `${day} ${recurrence.slice(own.index, own.index + own[0].length).toLowerCase()}` : day;
};

const readable = (label: string, day: string): string =>
  YEARLY.test(fold(label)) ? withRecurrence(day, label) : `báo cáo ${label.toLowerCase()} ${day}`;

/** The words of a day with the period before it, or with the recurrence that opens the part ("Hằng năm, …"). */
const dueWordsOf = (part: ReadPart, from: number, time: TimeWords): { words: string; period: string | null } => {
  const own = wordsOf(part, time.start, time.end);
  const period = PERIOD.exec(part.plain.slice(from, time.start));
  if (period) {
    const start = from + period.index;
    const label = spaced(part.text.slice(start + period[0].indexOf(period[1] ?? '')).slice(0, period[1]?.length));
    const words = /^(?:bao cao|ke hoach)/.test(period[0]) ? spaced(wordsOf(part, start, time.end)) : readable(label, own);
    return { words, period: label };
  }
  const reported = REPORTED.exec(part.plain.slice(time.end));
  if (reported?.[1]) {
    const label = part.text.slice(time.end).slice(reported.index + reported[0].length - reported[1].length, reported.index + reported[0].length);
    return { words: readable(label, own), period: label };
  }
  const recurring = part.times.findLast(({ kind, end }) => kind === 'recurring' && end <= time.start);
  return { words: recurring ? withRecurrence(own, wordsOf(part, recurring.start, recurring.end)) : own, period: null };
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
    return { part, deliverable, dueWords, period: null, dated: true, until: other ? deliverable.end + other.index : time.start };
  });
  return [{ ...base, dueWords: `${base.dueWords} (${limit.replace(/^\(|\)$/g, '')})` }, ...more];
};

/** The statements of one part with a day, in order; `before` are those of the sentence so far. */
export const datedStatements = (part: ReadPart, before: Statement | null): { statements: Statement[]; mends: Statement | null } => {
  const statements: Statement[] = [];
  let mends: Statement | null = null;
  let from = 0;
  for (const time of part.times) {
    if (time.kind === 'recurring') continue;
    if (time.kind === 'anniversary') {
      const anniversary = anniversaryOf(part, time);
      if (anniversary) {
        statements.push(anniversary);
        from = time.end;
      }
      continue;
    }
    if (recalls(part.plain, time) || (time.bare === true && !before)) continue;
    const limit = YEAR_LIMIT.exec(part.plain.slice(from, time.start));
    const base = statements.pop() ?? null;
    if (limit && (base ?? before)) {
      const [changed, ...more] = withYearLimit((base ?? before) as Statement, part, from + limit.index, time);
      if (base && changed) statements.push(changed);
      else mends = changed ?? null;
      statements.push(...more);
    } else {
      if (base) statements.push(base);
      const { words, period } = dueWordsOf(part, from, time);
      const deliverable = deliverableFor(part, from, time) ?? actFor(part, from, time);
      statements.push({ part, deliverable: deliverable ?? base?.deliverable ?? null, dueWords: words, period, dated: true });
    }
    from = time.end;
  }
  return { statements, mends };
};

const NEAR_AFTER = 45;
const NEAR_BEFORE = 90;

/** "hằng năm sơ kết", "xây dựng chương trình … từng năm": recurring duties without a day. */
export const recurringStatements = (part: ReadPart): Statement[] =>
  part.times.flatMap((time) => {
    if (time.kind !== 'recurring') return [];
    const after = part.deliverables.find(({ start }) => start >= time.end && start - time.end <= NEAR_AFTER);
    const before = part.deliverables.filter(({ end }) => end <= time.start && time.start - end <= NEAR_BEFORE).at(-1);
    const deliverable = after ?? before ?? null;
    if (!deliverable) return [];
    return [{ part, deliverable, dueWords: wordsOf(part, time.start, time.end), period: null, dated: false, follows: !after }];
  });

/** "Ban Dân tộc đăng ký mô hình …" under a heading "Đăng ký …": named by its heading, without any day. */
export const headedStatement = (part: ReadPart, heading: string): Statement | null => {
  if (!/^dang ky\b/.test(fold(heading))) return null;
  const deliverable = part.deliverables.find(({ noun, end }) => part.plain.slice(noun, end) === 'dang ky');
  return deliverable ? { part, deliverable, dueWords: '', period: null, dated: false } : null;
};
