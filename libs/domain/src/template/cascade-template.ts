import type { DueRule } from '../calendar/due-rule.js';
import type { Audience } from '../organisation/audience.js';
import type { UnitClass } from '../organisation/org-unit.js';
import type { Ladder } from './ladder.js';

/** Group of columns on the matrix. */
export const obligationGroups = { plan: 'Kế hoạch', report: 'Báo cáo định kỳ', review: 'Rà soát, quy chế' } as const;
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

/** A numbered target of the directive and whom it binds. */
export type Target = { number: number; text: string; binds: readonly UnitClass[] | 'all' };

/** One deliverable, once or yearly, owed by an audience. */
export type ObligationTemplate = {
  key: string;
  title: string;
  shortTitle: string;
  group: ObligationGroup;
  owedBy: Audience;
  periods: { kind: 'once'; label: string } | { kind: 'yearly'; from: number; to: number; label: string };
  due: DueRule;
  /** Day of the year at which the data of a period are cut off (chốt số liệu); null when the source states none. */
  dataCutOff: { month: number; day: number; yearOffset: number } | null;
  /** Unit that receives in the end, and the intermediary through whom it goes ("qua", "thông qua"); ids. */
  to: string;
  via: string | null;
  /** The condition in words, when the duty binds only under one. */
  condition: string | null;
  silence: SilenceMeaning;
  /** Whether a submission waits for acceptance. */
  needsAcceptance: boolean;
  figures: readonly FigureField[];
  /** Working days after the last working day at which results are rolled up, whoever is still missing. */
  rollUpAfter: number;
  /** A ladder of its own instead of the template's. */
  ladder: Ladder | null;
};

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
  targets: readonly Target[];
  ladder: Ladder;
  obligations: readonly ObligationTemplate[];
};
