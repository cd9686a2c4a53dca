import type { DayOfMonth, DueRule } from '../calendar/due-rule.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Audience } from '../organisation/audience.js';
import type { UnitClass } from '../organisation/org-unit.js';
import type { Ladder } from './ladder.js';

/** Group of columns on the matrix. */
export const obligationGroups = {
  consultation: 'Lấy ý kiến',
  plan: 'Kế hoạch',
  report: 'Báo cáo định kỳ',
  scoring: 'Tự đánh giá, thẩm định',
  review: 'Rà soát, quy chế',
} as const;
export type ObligationGroup = keyof typeof obligationGroups;

/**
 * What silence after the due date means: lateness; agreement (mặc nhiên thống nhất); or, for a duty that binds only
 * under a condition, that the condition does not hold.
 */
export type SilenceMeaning = 'overdue' | 'agreed' | 'not-applicable';

/** A figure that is handed in with the document. */
export type FigureField = {
  key: string;
  label: string;
  unit: string;
  min: number;
  max: number | null;
  required: boolean;
};

/** A numbered target of the directive and whom it binds; `measure` when the ratings of an obligation tell whether it is met. */
export type Target = {
  number: number;
  text: string;
  binds: readonly UnitClass[] | 'all';
  /** "60% trở lên … xếp loại Tốt": at least that share of the owing units has this rating or a better one. */
  measure?: { obligation: string; rating: string; atLeastPercent: number } | null;
};

/** One criterion of a score sheet; `appraisers` are the units that appraise it with the appraiser (ids). */
export type Criterion = { number: number; title: string; max: number; coAppraisers: readonly string[] };

/** Self-score → appraisal → rating. Ratings from the best down: the first whose `from` the total reaches. */
export type Scoring = {
  criteria: readonly Criterion[];
  appraiser: string;
  ratings: readonly { label: string; from: number }[];
};

/** First day of the reporting year: Nghị định 09/2019/NĐ-CP Điều 12 runs from 15/12 of the year before. */
export type ReportingYear = { month: number; day: number; yearOffset: number };

/**
 * The periods that a deliverable covers. In `label` stand {năm}, {kỳ} (number within the year), {từ}, {đến}.
 * `only`: numbers within the year that are owed (quarters 1 and 3); null: all.
 */
export type ObligationPeriods =
  | { kind: 'once'; label: string }
  | { kind: 'yearly'; from: number; to: number; label: string }
  | {
      kind: 'half-year' | 'quarter' | 'month';
      from: number;
      to: number;
      label: string;
      startsOn: ReportingYear;
      only: readonly number[] | null;
    }
  | { kind: 'week' | 'day'; from: PlainDate; to: PlainDate; label: string };

/** Day at which the data of a period are cut off (chốt số liệu), by the year or by the period's last month. */
export type DataCutOff =
  | { month: number; day: DayOfMonth; yearOffset: number }
  | { monthOffset: number; day: DayOfMonth };

/** How many extensions one obligation may get, and how many working days each may add; null days: any number. */
export type ExtensionLimit = { most: number; maxWorkingDays: number | null };

/** One deliverable, once or yearly, owed by an audience. */
export type ObligationTemplate = {
  key: string;
  title: string;
  shortTitle: string;
  group: ObligationGroup;
  owedBy: Audience;
  periods: ObligationPeriods;
  due: DueRule;
  /** Null when the source states no cut-off: none is invented (domain.md §4). */
  dataCutOff: DataCutOff | null;
  /** Unit that receives in the end, and the intermediary through whom it goes ("qua", "thông qua"); ids. */
  to: string;
  via: string | null;
  /** Working days that the intermediary has for forwarding; null: the source states none, so it is never called late. */
  forwardWithin: number | null;
  /** The obligation that is built from this one, in this template or in the parent's: slack and roll-up follow it. */
  feeds: { obligation: string; of: 'this' | 'parent' } | null;
  /** The condition in words, when the duty binds only under one. */
  condition: string | null;
  silence: SilenceMeaning;
  /** Whether a submission waits for acceptance. */
  needsAcceptance: boolean;
  figures: readonly FigureField[];
  /** Score sheet, when the deliverable is scored by the unit and appraised. */
  scoring: Scoring | null;
  /** Working days after the last working day at which results are rolled up, whoever is still missing. */
  rollUpAfter: number;
  /** A ladder of its own instead of the template's. */
  ladder: Ladder | null;
  /** Null: without limit; absent (templates of before extensions): `defaultExtensions`. */
  extensions?: ExtensionLimit | null;
  /** Working days after the last safe day at whose end nothing is received any more; null or absent: never. */
  closesAfter?: number | null;
};

/** At most once, as Đồng Tháp, Quyết định 790 (2021), has it. */
export const defaultExtensions: ExtensionLimit = { most: 1, maxWorkingDays: null };

/** A versioned definition of a cascade: who owes what, by when, via whom, how chased and rolled up. */
export type CascadeTemplate = {
  id: string;
  version: number;
  title: string;
  issuer: string;
  /** Id of the unit that tracks (Văn phòng) and of the focal department (đầu mối tổng hợp). */
  office: string;
  focal: string;
  documentType: string;
  documentSign: string;
  subject: string;
  basis: readonly string[];
  recipients: readonly string[];
  source: string;
  /** The superior directive that this one carries out, as printed; null at the top. */
  carriesOut: string | null;
  targets: readonly Target[];
  ladder: Ladder;
  obligations: readonly ObligationTemplate[];
};
