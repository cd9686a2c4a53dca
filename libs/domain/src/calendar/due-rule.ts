import type { PlainDate } from './plain-date.js';

/** "chậm nhất ngày X" includes X (`on`); "trước ngày X" excludes it in the strict reading (`before`; domain.md §4). */
export type Boundary = 'before' | 'on';

/** What happens when the last day is a rest day. Named dates: `none`; lengths of time: `next` (BLDS 2015, Điều 148). */
export type Roll = 'none' | 'next' | 'previous';

type Common = {
  /** The words of the source, as printed. */
  words: string;
  /** Clause of the source: `IV.1.a`. */
  clause: string;
  boundary: Boundary;
  roll: Roll;
  /** `HH:MM` in Asia/Ho_Chi_Minh when the source names an hour; else the day ends at 24:00. */
  hour?: string;
};

/** One year's date that the source states differently: "riêng năm 2022 … trước ngày 15/3/2022". */
export type YearOverride = { year: number; date: PlainDate; words: string; boundary: Boundary };

/** A due rule is data. Each kind is named after its anchor. */
export type DueRule =
  | (Common & { kind: 'fixed-date'; date: PlainDate })
  | (Common & {
      kind: 'yearly-day';
      month: number;
      day: number;
      /** Calendar year of the date minus year of the period: −1 is "của năm trước liền kề". */
      yearOffset: number;
      overrides: readonly YearOverride[];
    })
  | (Common & { kind: 'after-issue'; count: number; unit: 'calendar-days' | 'working-days' })
  | { kind: 'undated'; words: string; clause: string };

/** A rule that yields a date. */
export type DatedRule = Exclude<DueRule, { kind: 'undated' }>;

/** The period that a deliverable covers. `once` has no year. */
export type Period = { id: string; label: string; year: number | null };
