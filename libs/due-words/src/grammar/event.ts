import type { PlainDate } from '@dondoc/domain';
import { isPlainDate } from '@dondoc/domain';
import type { Cursor } from './cursor.js';
import { dateRef } from './date.js';
import type { DateRef, EventRef, PeriodUnit } from './meaning.js';
import { monthsPeriod, spanRef } from './period.js';
import { daysOfSpan } from './span-days.js';

const two = (value: number): string => String(value).padStart(2, '0');

/** The plain date of a day whose year stands in the words; null when it is not real or has no year. */
export const plainDateIn = (date: DateRef): PlainDate | null => {
  if (date.year?.kind !== 'year' || date.year.digits !== 4) return null;
  const text = `${String(date.year.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`;
  return isPlainDate(text) ? text : null;
};

/** "kết thúc quý III/2023": an event whose day the calendar knows. */
const endOfSpan = (cursor: Cursor): EventRef | null => {
  const from = cursor.at;
  if (!cursor.take('end')) return null;
  const span = spanRef(cursor);
  const days = span ? daysOfSpan(span) : null;
  if (!days) return null;
  const title = cursor.tokens
    .slice(from, cursor.at)
    .map((token) => token.typed)
    .join(' ');
  return { kind: 'named', title, date: days.to };
};

/** Nothing more is said about the object: the end, a sign, or the beginning of another thought. */
const ends = (cursor: Cursor): boolean =>
  cursor.done || cursor.peek()?.kind === 'punct' || cursor.sees(['by', 'before', 'condition', 'leastFew', 'duty']);

/** "Kế hoạch này", "văn bản", "công văn nêu trên": the directive itself, unless another thing is named. */
const directiveItself = (cursor: Cursor): 'yes' | 'perhaps' | 'no' => {
  const document = cursor.take('document', 'anyDocument');
  if (!document) return ends(cursor) ? 'yes' : 'no';
  if (cursor.take('thisOne')) return 'yes';
  if (ends(cursor)) return document.concepts.has('anyDocument') ? 'yes' : 'perhaps';
  return cursor.sees(['of']) ? 'perhaps' : 'no';
};

const ofDirective =
  (kind: 'issue' | 'receipt') =>
  (cursor: Cursor): EventRef | null => {
    if (kind === 'receipt' ? !cursor.take('receive') : !(cursor.take('issue') ?? cursor.take('sign'))) return null;
    if (kind === 'issue') cursor.try((inner) => (inner.takeSign(','), inner.take('issue')));
    const itself = directiveItself(cursor);
    return itself === 'no' ? null : { kind, sure: itself === 'yes' };
  };

const cutOff = (cursor: Cursor): EventRef | null =>
  cursor.take('cutOff') ? { kind: 'data-cut-off', sure: true } : null;

type Ended = { unit: PeriodUnit | 'term'; number: number | null; sure: boolean };

const endedPeriod = (cursor: Cursor): Ended | null => {
  const months = cursor.try(monthsPeriod);
  if (months) {
    const place = cursor.take('first', 'last');
    const sure = cursor.take('openYear') === null;
    cursor.take('year');
    return { unit: months, number: place ? (place.concepts.has('first') ? 1 : 2) : null, sure };
  }
  for (const unit of ['quarter', 'term', 'week', 'year', 'month'] as const) {
    if (cursor.take(unit)) return { unit, number: null, sure: true };
  }
  return null;
};

const periodEnd = (cursor: Cursor): EventRef | null => {
  if (!cursor.take('end')) return null;
  cursor.take('every', 'all');
  const open = cursor.take('openYear');
  if (open) return { kind: 'named', title: `kết thúc ${open.text}`, date: null };
  const ended = endedPeriod(cursor);
  if (!ended) return null;
  cursor.take('ofReport', 'every');
  // "kết thúc năm 2023", "kết thúc quý III" name one period, not each.
  const one =
    ['number', 'roman', 'joined'].includes(cursor.peek()?.kind ?? '') &&
    !cursor.sees(['day', 'workingDay', 'month', 'week'], 1);
  return one ? null : { kind: 'period-end', ...ended };
};

const startsDay = (cursor: Cursor, ahead: number): boolean =>
  cursor.sees(['day', 'month', 'quarter', 'workingDay'], ahead) ||
  ['number', 'joined', 'hour'].includes(cursor.peek(ahead)?.kind ?? '');

/** The words of an event that the reader does not know, up to the next sign or date. */
const namedEvent = (cursor: Cursor): EventRef | null => {
  const words: string[] = [];
  let date: PlainDate | null = null;
  while (!cursor.done && words.length < 14) {
    // Only a cited document brings its date along; any other date may belong to something else.
    const signed = words.length > 0 && cursor.peek(-1)?.kind === 'sign';
    const dated = signed
      ? cursor.try((inner) => (inner.takeSign(','), inner.sees(['day']) ? dateRef(inner) : null))
      : null;
    if (dated) {
      date = plainDateIn(dated);
      break;
    }
    const token = cursor.peek();
    if (!token || token.kind === 'punct' || token.kind === 'joined' || token.kind === 'blank') break;
    if (cursor.sees(['before']) && startsDay(cursor, 1)) break;
    if (words.length > 0 && startsDay(cursor, 0) && cursor.peek(1)?.kind !== 'word') break;
    if (words.length > 0 && cursor.sees(['leastFew', 'by', 'condition', 'exception', 'or'])) break;
    if (words.length > 0 && token.kind === 'number' && cursor.sees(['day', 'workingDay', 'month', 'week'], 1)) break;
    words.push(token.typed);
    cursor.at += 1;
  }
  return words.length === 0 ? null : { kind: 'named', title: words.join(' '), date };
};

const datedDay = (cursor: Cursor): EventRef | null => {
  const from = cursor.at;
  const date = dateRef(cursor);
  if (!date) return null;
  const words = cursor.tokens.slice(from, cursor.at).map((token) => token.typed);
  return { kind: 'named', title: words.join(' ').replace(/^(?!ngày)/, 'ngày '), date: plainDateIn(date) };
};

/** What follows "kể từ (ngày)", "sau khi", "trước (khi)": an event that may or may not have a known day. */
export const eventRef = (cursor: Cursor): EventRef | null =>
  cursor.first(datedDay, (inner) => {
    inner.take('day');
    inner.take('when');
    return inner.first(ofDirective('receipt'), ofDirective('issue'), cutOff, endOfSpan, periodEnd, namedEvent);
  });
