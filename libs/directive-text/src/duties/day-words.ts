import { fold } from '../text/folding.js';
import { type ReadPart, wordsOf } from './parts.js';
import type { TimeWords } from './time-words.js';

/** Words of a period just before a day: "báo cáo năm trước ngày 15/11", "quý I: trước ngày 10/3". */
const PERIOD =
  /(?:bao cao |ke hoach )?((?:6|sau|9|chin|3|ba) thang(?: dau nam| cuoi nam)?|quy (?:[ivx]{1,3}|[1-4])(?:\s?[/-]?\s?(?:nam )?\d{4})?|(?:hang |tung |moi )?(?:nam|quy|thang|tuan)(?: \d{4})?|dinh ky hang (?:nam|quy|thang|tuan))[\s(:,-]*(?:(?:gui|nop|hoan thanh|thoi gian)\s+)?$/;
const spaced = (words: string): string => words.replace(/[():]/g, ' ').replace(/\s+/g, ' ').trim();

/** "… đối với báo cáo định kỳ hằng quý": the period told after the day. */
const REPORTED =
  /^[,\s]*doi voi (?:cac )?bao cao (?:dinh ky )?((?:hang|tung|moi) (?:nam|quy|thang|tuan)|0?[69](?: \([a-z]+\))? thang)/;
const YEARLY = /(?:hang|tung|moi) (?:nam|quy|thang|tuan|ngay)/;

/** "Hằng năm, … trước 15/12" is said as one reads it: "trước 15/12 hằng năm". */
export const withRecurrence = (day: string, recurrence: string): string => {
  const own = YEARLY.exec(fold(recurrence));
  return own && !YEARLY.test(fold(day))
    ? `${day} ${recurrence.slice(own.index, own.index + own[0].length).toLowerCase()}`
    : day;
};

const readable = (label: string, day: string): string =>
  YEARLY.test(fold(label)) ? withRecurrence(day, label) : `báo cáo ${label.toLowerCase()} ${day}`;

/** The words of a day with the period before it, or with the recurrence that opens the part ("Hằng năm, …"). */
export const dueWordsOf = (part: ReadPart, from: number, time: TimeWords): { words: string; period: string | null } => {
  const own = wordsOf(part, time.start, time.end);
  const period = PERIOD.exec(part.plain.slice(from, time.start));
  if (period) {
    const start = from + period.index;
    const label = spaced(part.text.slice(start + period[0].indexOf(period[1] ?? '')).slice(0, period[1]?.length));
    const words = /^(?:bao cao|ke hoach)/.test(period[0])
      ? spaced(wordsOf(part, start, time.end))
      : readable(label, own);
    return { words, period: label };
  }
  const reported = REPORTED.exec(part.plain.slice(time.end));
  if (reported?.[1]) {
    const label = part.text
      .slice(time.end)
      .slice(reported.index + reported[0].length - reported[1].length, reported.index + reported[0].length);
    return { words: readable(label, own), period: label };
  }
  const recurring = part.times.findLast(({ kind, end }) => kind === 'recurring' && end <= time.start);
  return { words: recurring ? withRecurrence(own, wordsOf(part, recurring.start, recurring.end)) : own, period: null };
};
