import { dateOf, formatDate, type PlainDate, vietnamCalendar, workingCalendar } from '@dondoc/domain';
import {
  type DatedChoice,
  datesOfChoices,
  datesOfReading,
  type DueItem,
  type DueReading,
  type ReadDate,
  readDueWords,
} from '@dondoc/due-words';
import type { Answer, Context } from '../context.js';
import { givenCount, givenDate } from '../input/given-values.js';
import { readText } from '../input/read-file.js';
import { tableText } from '../output/table.js';

const calendar = workingCalendar(vietnamCalendar);

export type ReadDueOptions = { issued?: string; count?: string };

const statusText: Record<DueReading['status'], string> = {
  read: 'Đã hiểu rõ',
  doubt: 'Còn điều phải xác nhận',
  unreadable: 'Không đọc được thời hạn',
};
const boundaryText = { before: 'trước ngày', on: 'chậm nhất' } as const;

type Item = Omit<DueItem, 'readings'> & { readings: readonly DatedChoice[] };
type Found = Pick<DueReading, 'status' | 'sentence' | 'doubts'> & {
  items: readonly Item[];
  dates: readonly ReadDate[];
};

const choiceLine = ({ label, sentence, strict, dates: [first] }: DatedChoice): string =>
  `${label}: ${sentence}${first ? ` → hết ${formatDate(first.lastSafeDay)}` : ''}${strict ? ' (chọn sẵn)' : ''}`;

const bullets = (lines: readonly string[]): string[] => lines.map((line) => `  - ${line}`);

const readingLines = ({ items }: Found): string[] =>
  items.flatMap(({ words, readings }) =>
    readings.length < 2 ? [] : [`Các cách hiểu “${words}”:`, ...bullets(readings.map(choiceLine))],
  );

const textOf = (found: Found): string => {
  const { status, sentence, doubts, dates } = found;
  const rows = dates.map(({ period, due, boundary, lastSafeDay, lastWorkingDay }) => [
    period,
    `${boundaryText[boundary]} ${formatDate(due)}`,
    formatDate(lastSafeDay),
    formatDate(lastWorkingDay),
  ]);
  const first = dates[0];
  return [
    `${statusText[status]}: ${sentence}`,
    ...(doubts.length > 0
      ? [
          status === 'unreadable' ? 'Vì sao:' : 'Phải xác nhận:',
          ...bullets(doubts.map(({ code, text }) => `${text} [${code}]`)),
        ]
      : []),
    ...readingLines(found),
    ...(rows.length > 0 ? [tableText(['Kỳ', 'Hạn', 'Ngày cuối còn kịp', 'Ngày làm việc cuối'], rows)] : []),
    ...(first ? [`Vì sao là ngày này (${first.period}):`, ...bullets(first.why)] : []),
  ].join('\n');
};

/**
 * Without `--issued` nothing is known of the day of issue, and no doubt is made of it. Only where the words lack their year
 * is today taken for it: the year is then a proposal with a doubt.
 */
const readingOf = (words: string, issued: PlainDate | null, today: PlainDate): DueReading => {
  if (issued !== null) return readDueWords(words, { issuedOn: issued });
  const reading = readDueWords(words);
  const yearless = reading.items.some(
    ({ rule, doubts }) => !rule && doubts.some(({ code }) => code === 'YEAR_MISSING'),
  );
  return yearless ? readDueWords(words, { issuedOn: today }) : reading;
};

/** How many periods of a recurring rule are shown; when nobody asked for so many, those that the calendar knows will do. */
const DEFAULT_COUNT = 4;

const datesAsked = (
  reading: DueReading,
  issuedOn: PlainDate,
  count: number | null,
): ReturnType<typeof datesOfReading> => {
  const made = datesOfReading(reading, { issuedOn, calendar, count: count ?? DEFAULT_COUNT });
  if (count !== null || made.dates.length === 0) return made;
  return { ...made, doubts: made.doubts.filter(({ code }) => code !== 'CALENDAR_UNKNOWN') };
};

/** `read-due`: what due words mean, with their dates; words that say nothing are an answer too (`unreadable`). */
export const readDue = async (given: string, options: ReadDueOptions, context: Context): Promise<Answer> => {
  const words = given === '-' ? await readText('-', context) : given;
  const issued = options.issued === undefined ? null : givenDate('--issued', options.issued);
  const count = options.count === undefined ? null : givenCount('--count', options.count, 1, 100);
  const today = dateOf(context.now);
  const reading = readingOf(words, issued, today);
  const made = datesAsked(reading, issued ?? today, count);
  const { sentence, rule } = reading;
  const asked = { issuedOn: issued ?? today, count: count ?? DEFAULT_COUNT, calendar };
  const items = reading.items.map((item) => ({ ...item, readings: datesOfChoices(item, asked) }));
  const doubts = [...reading.doubts, ...made.doubts];
  // Words that are understood and make no date are not yet clear.
  const clear = made.dates.length > 0 || made.doubts.length === 0;
  const status = reading.status === 'read' && !clear ? 'doubt' : reading.status;
  const found = { status, sentence, doubts, items, dates: made.dates };
  const readings = items.flatMap((item) => item.readings);
  return { text: () => textOf(found), json: { status, sentence, rule, doubts, dates: made.dates, items, readings } };
};
