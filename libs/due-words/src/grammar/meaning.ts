import type { DayOfMonth, PlainDate, Weekday } from '@dondoc/domain';

// What the grammar says about the words, before anything is decided about rules, years or periods.

/** A calendar year, or a year told from another: `offset` −1 "của năm trước", 0 "năm báo cáo", +1 "năm sau liền kề". */
export type YearRef =
  | { kind: 'year'; year: number; digits: number }
  | { kind: 'relative'; offset: number; to: 'period' | 'now' | 'open' | 'adjacent' };

/** A day of a month or another day that a month has. */
export type DayRef = { day: DayOfMonth; working: boolean };

export type PeriodUnit = 'year' | 'half-year' | 'nine-months' | 'quarter' | 'month' | 'week' | 'day';

/** A month told from a period: 0 is the period's last month, 1 the month after. `unit` null: the words do not say. */
/** `now`: the month of the day of issue ("tháng này"). */
export type MonthOfPeriod = { unit: PeriodUnit | 'term' | null; offset: number; sure: boolean; now?: boolean };

/** A stretch of the calendar. `number` null: "tháng này", "cuối quý"; `which` says then what is meant. */
export type SpanRef = {
  unit: Exclude<PeriodUnit, 'day'>;
  number: number | null;
  year: YearRef | null;
  which: 'this' | 'next' | 'previous' | 'every' | null;
};

/** What a length of time is counted from or to. `sure` false: the words may mean something else. */
export type EventRef =
  | { kind: 'issue' | 'receipt' | 'data-cut-off'; sure: boolean }
  | { kind: 'period-end'; unit: PeriodUnit | 'term'; number: number | null; sure: boolean }
  | { kind: 'named'; title: string; date: PlainDate | null };

/** `clash`: digits and the number in words disagree. */
export type LengthRef = { count: number; unit: 'calendar-days' | 'working-days' | 'months' | 'hours'; clash: boolean };

export type DateRef = { day: number; month: number; year: YearRef | null; clash?: boolean };

export type Target =
  | ({ kind: 'date' } & DateRef)
  | { kind: 'day'; day: DayRef; month: MonthOfPeriod | null; year: YearRef | null }
  | { kind: 'last-day'; of: SpanRef; working: boolean }
  | { kind: 'span'; part: 'whole' | 'start' | 'middle' | 'end' | 'late' | 'ending'; of: SpanRef }
  | { kind: 'range'; from: DateRef; to: DateRef }
  | { kind: 'length'; length: LengthRef; direction: 'after' | 'before'; event: EventRef | null }
  | { kind: 'relative'; length: LengthRef; direction: 'after' | 'before'; obligation: string }
  | { kind: 'weekday'; weekday: Weekday; which: 'every' | 'this' | 'next' | null }
  | { kind: 'event'; event: EventRef; direction: 'after' | 'before' }
  | { kind: 'today'; ahead: number }
  | { kind: 'hour-only' };

/** How the words stand to the day: excluded, included, not before it, or a mixture that has to be settled. */
export type Cue =
  | 'before'
  | 'by'
  | 'in'
  | 'at'
  | 'to'
  | 'by-before'
  | 'after'
  | 'from'
  | 'immediately'
  | 'contradiction'
  | 'none';

/** `HH:MM`; `end` 24:00; `loose` a part of the day without hour ("chiều", "giờ hành chính"), as typed. */
export type HourRef =
  | { kind: 'clock'; hour: string }
  | { kind: 'end-of-day' }
  | { kind: 'not-real'; words: string }
  | { kind: 'loose'; words: string };

export type RollRef = 'none' | 'next' | 'previous';

/** A due clause: cue, hour, one or several targets and what stands right behind them. */
export type DueClause = {
  cue: Cue;
  /** The cue was "(đến) hết". */
  until: boolean;
  hour: HourRef | null;
  targets: readonly Target[];
  /** True when "hoặc" stands between the targets. */
  either: boolean;
  /** "hằng năm", "hằng tháng" right behind the target. */
  every: PeriodUnit | null;
  weekday: Weekday | null;
  roll: RollRef | null;
  /** First and last token, for the words as typed. */
  from: number;
  to: number;
};

/** A deliverable or frequency that the words name: "báo cáo 6 tháng", "quý I", "năm 2023". */
export type Deliverable = { unit: PeriodUnit; number: number | null; year: YearRef | null; explicit: boolean };
