import type { CalendarView } from '@dondoc/contracts';
import { type CalendarData, type CalendarEntry, type EntryStatus, formatLongDate, partsOf } from '@dondoc/domain';

type Year = CalendarView['years'][number];

const statusLabels: Record<EntryStatus, string> = {
  statute: 'Luật định',
  notice: 'Theo thông báo',
  swap: 'Hoán đổi',
  computed: 'Dự kiến',
};

const entryView = (entry: CalendarEntry): Year['entries'][number] => ({
  ...entry,
  weekday: formatLongDate(entry.date).split(',')[0] ?? '',
  statusLabel: statusLabels[entry.status],
});

/** The years of a calendar with their days off and worked Saturdays, and what is still open. */
export const yearsOf = ({ years, entries, openQuestions }: CalendarData): Year[] =>
  [...years]
    .sort((a, b) => a - b)
    .map((year) => ({
      year,
      entries: entries
        .filter(({ date }) => partsOf(date).year === year)
        .map(entryView)
        .sort((a, b) => (a.date < b.date ? -1 : 1)),
      openQuestions: openQuestions.filter(({ from }) => partsOf(from).year === year).map((one) => ({ ...one })),
    }));

/** A day in words: `nghỉ: Quốc khánh (Theo thông báo)`; null: as the plain week has it. */
export const dayInWords = (entry: CalendarEntry | null): string =>
  entry === null
    ? 'như ngày thường trong tuần'
    : `${entry.working ? 'làm việc' : 'nghỉ'}: ${entry.name} (${statusLabels[entry.status]})`;
