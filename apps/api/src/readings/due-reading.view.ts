import type { DueItemReadingView, DueReadingView } from '@dondoc/contracts';
import type { datesOfReading, DueItem, DueReading } from '@dondoc/due-words';

type Dates = ReturnType<typeof datesOfReading>;

/** One understanding of due words, as it travels. */
export const dueItemView = ({ words, rule, periods, sentence, doubts, readings }: DueItem): DueItemReadingView => ({
  words,
  rule,
  periods,
  sentence,
  doubts: [...doubts],
  readings: readings.map(({ label, rule: read, sentence: said, strict }) => ({
    label,
    rule: read,
    sentence: said,
    strict,
  })),
});

/** The reading with the dates that it makes; a doubt that shows only in the dates is a doubt of the whole. */
export const dueReadingView = (reading: DueReading, { dates, doubts }: Dates): DueReadingView => {
  const known = new Set(reading.doubts.map(({ code, text }) => `${code} ${text}`));
  const more = doubts.filter(({ code, text }) => !known.has(`${code} ${text}`));
  return {
    status: reading.status === 'read' && more.length > 0 ? 'doubt' : reading.status,
    sentence: reading.sentence,
    rule: reading.rule,
    doubts: [...reading.doubts, ...more],
    items: reading.items.map(dueItemView),
    dates: dates.map((date) => ({ ...date, why: [...date.why] })),
  };
};
