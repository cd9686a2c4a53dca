import type { DueItemReadingView, DueReadingView } from '@dondoc/contracts';
import {
  type DatedChoice,
  datesOfChoices,
  datesOfReading,
  type DueItem,
  type DueReading,
  type Given,
} from '@dondoc/due-words';

type Travelling = Omit<DueItem, 'readings'> & {
  readings: readonly (Omit<DatedChoice, 'dates'> & Partial<DatedChoice>)[];
};
type DateView = DueReadingView['dates'][number];

const dateView = (date: DatedChoice['dates'][number]): DateView => ({ ...date, why: [...date.why] });

/** One understanding of due words, as it travels; with the dates of each choice where they are asked for. */
export const dueItemView = ({ words, rule, periods, sentence, doubts, readings }: Travelling): DueItemReadingView => ({
  words,
  rule,
  periods,
  sentence,
  doubts: [...doubts],
  readings: readings.map(({ label, rule: read, sentence: said, strict, dates = [] }) => ({
    label,
    rule: read,
    sentence: said,
    strict,
    dates: dates.map(dateView),
  })),
});

/** The reading with the dates that it makes; a doubt that shows only in the dates is a doubt of the whole. */
export const dueReadingView = (reading: DueReading, given: Given): DueReadingView => {
  const { dates, doubts } = datesOfReading(reading, given);
  const known = new Set(reading.doubts.map(({ code, text }) => `${code} ${text}`));
  const more = doubts.filter(({ code, text }) => !known.has(`${code} ${text}`));
  return {
    status: reading.status === 'read' && more.length > 0 ? 'doubt' : reading.status,
    sentence: reading.sentence,
    rule: reading.rule,
    doubts: [...reading.doubts, ...more],
    items: reading.items.map((item) => dueItemView({ ...item, readings: datesOfChoices(item, given) })),
    dates: dates.map(dateView),
  };
};
