import type { PlainDate, Weekday } from './plain-date.js';

/** "chậm nhất ngày X" includes X (`on`); "trước ngày X" excludes it in the strict reading (`before`; domain.md §4). */
export type Boundary = 'before' | 'on';

/** What happens when the last day is a rest day. Named dates: `none`; lengths of time: `next` (BLDS 2015, Điều 148). */
export type Roll = 'none' | 'next' | 'previous';

/** A day of a month; `last` is its last day, whichever that is. A day that a month lacks is its last (BLDS, Điều 148). */
export type DayOfMonth = number | 'last';

/** How a length of time is counted; a month ends on the corresponding day (BLDS 2015, Điều 148 khoản 3). */
export type LengthUnit = 'calendar-days' | 'working-days' | 'months';

/**
 * What a length of time is counted from. `receipt`: the unit receives the directive on the day it is issued, as documents
 * travel electronically; `named`: a meeting or another event whose date the Office sets (null: not set yet).
 */
export type AnchorEvent =
  | { kind: 'issue' }
  | { kind: 'receipt' }
  | { kind: 'data-cut-off' }
  | { kind: 'period-end' }
  | { kind: 'named'; title: string; date: PlainDate | null };

type Common = {
  /** The words of the source, as printed. */
  words: string;
  /** Clause of the source: `IV.1.a`. */
  clause: string;
  /** Where the source names no date: who has set this one, and how ("Văn phòng ấn định trước ngày 15/12 hằng năm"). */
  decision?: string;
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
      day: DayOfMonth;
      /** Calendar year of the date minus year of the period: −1 is "của năm trước liền kề". */
      yearOffset: number;
      overrides: readonly YearOverride[];
    })
  /** A day counted from the period's last month: 0 "tháng cuối quý", 1 "tháng tiếp theo", −2 a quarter's first month. */
  | (Common & { kind: 'period-day'; monthOffset: number; day: DayOfMonth })
  /** A weekday of the week that is the period: "trước 15h thứ Sáu hằng tuần". */
  | (Common & { kind: 'weekly-day'; weekday: Weekday })
  /** "trong tháng 10/2023": from the first day to the end of the last. */
  | (Common & { kind: 'window'; from: PlainDate; to: PlainDate })
  /** "trong 05 ngày làm việc kể từ ngày nhận được văn bản"; `before` counts back from the event. */
  | (Common & {
      kind: 'after-event';
      event: AnchorEvent;
      direction: 'after' | 'before';
      count: number;
      unit: LengthUnit;
    })
  /** "tổng kết 10 năm thực hiện …": so many years after a basis document; the stated year may not match (a warning). */
  | (Common & { kind: 'anniversary'; document: string; date: PlainDate; years: number; statedYear: number | null })
  /** Before or after the date of another obligation of the same template, in the same period. */
  | (Common & {
      kind: 'relative';
      obligation: string;
      direction: 'after' | 'before';
      count: number;
      unit: LengthUnit;
    })
  /** The source names no date. `recurring` ("từng năm", "định kỳ"): cannot be issued until the Office has set one. */
  | { kind: 'undated'; words: string; clause: string; recurring: boolean };

export type DueRuleKind = DueRule['kind'];

/** A rule that yields a date. */
export type DatedRule = Exclude<DueRule, { kind: 'undated' }>;

/** The period that a deliverable covers. `once` has no year and no days; `start` and `end` are both included. */
export type Period = {
  id: string;
  label: string;
  year: number | null;
  start?: PlainDate | null;
  end?: PlainDate | null;
};
