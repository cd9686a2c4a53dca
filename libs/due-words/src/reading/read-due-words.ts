import { type DueRule, formatDate, type PlainDate } from '@dondoc/domain';
import { segmentsOf, type Segment } from '../grammar/segments.js';
import { type Spelling, spellingOf } from '../lexicon/lexicon.js';
import { sourceText } from '../text/source-text.js';
import { tokenise } from '../tokens/tokenise.js';
import { assemble, type Source } from './assemble.js';
import { type Doubt, doubt } from './doubt.js';
import type { Draft } from './draft.js';
import type { DueItem, DueReading, Reading, ReadingContext } from './due-reading.js';
import { periodsFrom, type Repeats } from './repeats.js';
import { sentenceOf, unsaid } from './sentence.js';
import { withoutDay } from './undated.js';

/** A stretch that ends inside brackets gets its bracket back. */
const closed = (words: string): string => (words.split('(').length > words.split(')').length ? `${words})` : words);

type Read = { segments: Segment[]; drafts: Draft[] };

const readAs = (words: string, spelling: Spelling, context: ReadingContext): Read => {
  const { even, asTyped } = sourceText(words);
  const tokens = tokenise(even, spelling);
  const typed = (from: number, to: number): string =>
    closed(asTyped(tokens[from]?.from ?? 0, tokens[to - 1]?.to ?? 0).replace(/^[\s,;:.)-]+/u, ''));
  const source: Source = { typed, clause: context.clause ?? '', issuedOn: context.issuedOn ?? null };
  const segments = segmentsOf(tokens);
  const dated = assemble(segments, source);
  return { segments, drafts: dated.length > 0 ? dated : withoutDay(segments, source) };
};

const namedDay = (rule: DueRule): string =>
  rule.kind === 'fixed-date'
    ? `ngày ${formatDate(rule.date)}`
    : rule.kind === 'yearly-day'
      ? rule.day === 'last'
        ? `ngày cuối cùng của tháng ${rule.month}`
        : `ngày ${rule.day}/${rule.month}`
      : 'ngày được nêu';

/** The proposal first, then what else the words allow: the lenient reading of "trước ngày", another year or period. */
const readingsOf = ({ rule, repeats, others }: Draft): Reading[] => {
  const reading = (label: string, one: DueRule, strict: boolean, often: Repeats | null = repeats): Reading => ({
    ...{ label, rule: one, sentence: sentenceOf(one, often && periodsFrom(often, NO_DAY)), strict },
  });
  const alternatives = others.map((other) => reading(other.label, other.rule, false, other.repeats));
  if (rule === null) return alternatives;
  const momentary = rule.kind === 'after-event' && rule.count === 0 && rule.event.kind !== 'period-end';
  const excluding = rule.kind !== 'undated' && rule.boundary === 'before' && !momentary;
  if (!excluding) return alternatives.length > 0 ? [reading('đề xuất', rule, true), ...alternatives] : [];
  const hour = rule.hour;
  const strict = hour ? `hiểu chặt: trước ${hour}, không tính ${hour}` : `hiểu chặt: không tính ${namedDay(rule)}`;
  const lenient = hour ? `hiểu rộng: đến đúng ${hour}` : `hiểu rộng: tính cả ${namedDay(rule)}`;
  return [reading(strict, rule, true), reading(lenient, { ...rule, boundary: 'on' }, false), ...alternatives];
};

const different = (doubts: readonly Doubt[]): Doubt[] => {
  const seen = new Set<string>();
  return doubts.filter(({ text }) => !seen.has(text) && seen.add(text));
};

const itemOf = (made: Draft, issuedOn: PlainDate | null): DueItem => {
  const { rule, repeats, words } = made;
  const periods =
    repeats && (issuedOn !== null || repeats.kind === 'once') ? periodsFrom(repeats, issuedOn ?? NO_DAY) : null;
  const sentence = rule ? sentenceOf(rule, repeats && periodsFrom(repeats, NO_DAY)) : unsaid(words);
  return { words, rule, periods, repeats, sentence, doubts: different(made.doubts), readings: readingsOf(made) };
};

// Only where the period's kind matters and its years do not; never shown.
const NO_DAY = '2000-01-03' as PlainDate;

const dataDays = (segments: readonly Segment[]): boolean => segments.some((segment) => segment.kind === 'data-cut-off');

const nothing = (words: string, segments: readonly Segment[]): DueReading => {
  const shown = words.replace(/\s+/gu, ' ').trim();
  const cut = shown.length > 120 ? `${shown.slice(0, 120)}…` : shown;
  const told = dataDays(segments)
    ? doubt(
        'DATA_CUT_OFF',
        `“${cut}” nêu thời gian chốt số liệu, không phải thời hạn nộp. Ghi thêm thời hạn, ví dụ “trước ngày 15/6 hằng năm”.`,
      )
    : doubt(
        'NO_DUE_WORDS',
        `${cut === '' ? 'Chưa nhập thời hạn.' : `Không tìm thấy thời hạn trong “${cut}”.`} Ghi như “trước ngày 15/3/2026”, “ngày 25 hằng tháng”, “trong 05 ngày làm việc kể từ ngày nhận được văn bản”.`,
      );
  return { status: 'unreadable', sentence: 'Chưa đọc được thời hạn.', rule: null, doubts: [told], items: [] };
};

const readingOf = (drafts: readonly Draft[], context: ReadingContext, more: readonly Doubt[]): DueReading => {
  const items = drafts.map((one) => itemOf({ ...one, doubts: [...one.doubts, ...more] }, context.issuedOn ?? null));
  const doubts = different(items.flatMap((item) => item.doubts));
  const readable = items.some((item) => item.rule !== null || item.readings.length > 0);
  return {
    status: readable ? (doubts.length > 0 ? 'doubt' : 'read') : 'unreadable',
    sentence: items.map((item) => item.sentence).join(' '),
    rule: items[0]?.rule ?? null,
    doubts,
    items,
  };
};

const certain = (drafts: readonly Draft[]): boolean =>
  drafts.some((one) => one.rule !== null && one.rule.kind !== 'undated');

/**
 * Reads Vietnamese due words: a due rule, its own sentence back, doubts. A proposal for a person; nothing is guessed in
 * silence. Pure; never throws for any text. Reads NFC and NFD, with and without marks.
 */
export const readDueWords = (words: string, context: ReadingContext = {}): DueReading => {
  const spelling = spellingOf(words);
  const first = readAs(words, spelling, context);
  if (certain(first.drafts) || spelling === 'folded') {
    return first.drafts.length > 0 ? readingOf(first.drafts, context, []) : nothing(words, first.segments);
  }
  // Marks lost or bent in copying ("truớc ngay 15/3"): read without marks, never with confidence.
  const second = readAs(words, 'folded', context);
  if (certain(second.drafts) && first.drafts.every((one) => one.rule !== null)) {
    const text = 'Một số dấu trong văn bản bị mất hoặc sai; thời hạn được đọc không dấu. Kiểm tra lại nguyên văn.';
    return readingOf(second.drafts, context, [doubt('MARKS_UNSURE', text)]);
  }
  return first.drafts.length > 0 ? readingOf(first.drafts, context, []) : nothing(words, first.segments);
};
