import type { PlainDate } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { OrgUnit } from '../organisation/org-unit.js';
import type { Tally } from '../roll-up/tally.js';
import type { CascadeTemplate } from '../template/cascade-template.js';
import type { ScheduleLine } from '../template/schedule.js';
import type { AmendmentDocument, DirectiveDocument, LowerTierResult, ParentPlan, VersionRef } from './events.js';

/** What is known of the parent when a child is drafted; `ancestors` from the parent up to the first issuer. */
export type ParentFacts = ParentPlan & {
  status: 'absent' | 'draft' | 'issued';
  finished: boolean;
  /** The unit owes something in the parent. */
  member: boolean;
  ancestors: readonly { cascadeId: string; issuer: string; templateId: string }[];
};

/** Per line of an amendment: "giữ hạn cũ hay tính lại". */
export type AmendmentChoice = 'keep' | 'recompute';

export type CascadeCommand =
  | {
      type: 'DraftCascade';
      cascadeId: string;
      title: string;
      template: VersionRef;
      calendar: VersionRef;
      document: DirectiveDocument;
      sample: boolean;
      parent?: ParentFacts | null;
    }
  | { type: 'RepinDraft'; template: VersionRef; calendar: VersionRef }
  /**
   * `next`: what the amended cascade is pinned to; `current`: the schedule as it stands; `schedule`: what `next` makes for
   * the day of issue; `choices` per line whose date would move.
   */
  | {
      type: 'AmendCascade';
      document: AmendmentDocument;
      template: VersionRef;
      calendar: VersionRef;
      next: { template: CascadeTemplate; calendar: WorkingCalendar };
      choices: Readonly<Record<string, AmendmentChoice>>;
      current: readonly ScheduleLine[];
      schedule: readonly ScheduleLine[];
      units: readonly OrgUnit[];
    }
  | ({ type: 'RecordLowerTier' } & Omit<LowerTierResult, 'lineId'> & { obligation: string })
  | { type: 'IssueCascade'; documentNumber: string; issuedOn: PlainDate; units: readonly OrgUnit[] }
  /** `tallies` are the results as of now of every line that is not rolled up yet. */
  | { type: 'RollUp'; tallies: Readonly<Record<string, Tally>> };
