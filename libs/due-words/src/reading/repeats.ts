import type { ObligationPeriods, PlainDate } from '@dondoc/domain';
import { addDays, partsOf, weekdayOf } from '@dondoc/domain';

/** How often an item is due; `label` names the period for people ({năm}, {kỳ}, {từ}, {đến} as in templates). */
export type Repeats = {
  kind: 'once' | 'yearly' | 'half-year' | 'quarter' | 'month' | 'week' | 'day';
  label: string;
  /** Number within the year that alone is owed (the first half-year); all when left out. */
  only?: number;
  /** First year that the words name ("bắt đầu từ năm 2024"). */
  from?: number;
  /** Last year that the words name ("giai đoạn 2022-2026", "đến năm 2025"). */
  to?: number;
};

export const once: Repeats = { kind: 'once', label: 'một lần' };
export const yearly = (label = 'năm {năm}'): Repeats => ({ kind: 'yearly', label });
const labels = {
  'half-year': '6 tháng (kỳ {kỳ}) năm {năm}',
  quarter: 'quý {kỳ} năm {năm}',
  month: 'tháng {kỳ}/{năm}',
  week: 'tuần {từ} – {đến}',
  day: 'ngày {từ}',
} as const;
export const every = (kind: keyof typeof labels): Repeats => ({ kind, label: labels[kind] });

const calendarYear = { month: 1, day: 1, yearOffset: 0 };
const YEARS_AHEAD = 4;

/** The periods as a template has them, from the year (week, day) of `from` on, for `years` years or so many weeks, days. */
export const periodsFrom = (repeats: Repeats, from: PlainDate, ahead = YEARS_AHEAD): ObligationPeriods => {
  const { kind, label } = repeats;
  const year = Math.max(partsOf(from).year, repeats.from ?? 0);
  const last = Math.max(year, Math.min(year + ahead, repeats.to ?? year + ahead));
  switch (kind) {
    case 'once':
      return { kind, label };
    case 'yearly':
      return { kind, from: year, to: last, label };
    case 'half-year':
    case 'quarter':
    case 'month':
      return {
        kind,
        from: year,
        to: last,
        label,
        startsOn: calendarYear,
        only: repeats.only === undefined ? null : [repeats.only],
      };
    case 'week': {
      const monday = addDays(from, 1 - weekdayOf(from));
      return { kind, from: monday, to: addDays(monday, 7 * (ahead + 1) - 1), label };
    }
    case 'day':
      return { kind, from, to: addDays(from, ahead), label };
  }
};
