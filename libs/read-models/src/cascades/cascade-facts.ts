import type { Instant, OrgUnit, Outline, Policy, ScheduleLine, StatusFacts } from '@dondoc/domain';
import type { ObligationRow } from '../obligations/obligation.entities.js';
import type { CascadeRow } from './cascade.entities.js';
import type { Histories } from '../as-of/known-then.js';
import type { UnitNames } from './line.view.js';

/** A cascade with all that its screens derive from. A draft has the schedule that it would have. */
export type CascadeFacts = {
  cascade: CascadeRow;
  policy: Policy;
  names: UnitNames;
  lines: ScheduleLine[];
  /** What the issuer owes in the cascade above; empty at the first tier. */
  parentDues: ScheduleLine[];
  /** Of a draft: problems, warnings and slack. */
  outline: Outline | null;
  obligations: StandingFacts[];
  /** Explanations that were asked for (giải trình): owed by units, but no column of the matrix and in no tally. */
  explanations: (StandingFacts & { line: ScheduleLine })[];
};

/** One obligation of one unit with the facts of its status. */
export type StandingFacts = Pick<ObligationRow, 'unitId' | 'lineId' | 'key' | 'firstReceivedAt' | 'rating'> & {
  /** Asked for and not decided yet; absent in drafts. */
  extensionRequest?: ObligationRow['extensionRequest'];
  explains?: ObligationRow['explains'];
  facts: StatusFacts;
};

/**
 * `units`: the register, where it has been read already. `unitIds`: only these units' obligations are wanted. `lineIds`: those
 * of other lines may be left out. `openOnly`: what is accepted, exempt or does not apply may be left out.
 * `histories`: of all plans, read already up to that moment or a later one; only the past needs them.
 */
export type FactsWanted = {
  units?: readonly OrgUnit[];
  unitIds?: readonly string[];
  lineIds?: readonly string[];
  openOnly?: boolean;
  histories?: Histories;
};

/** Where facts come from: the tables for now, the log for a moment of the past. Both answer alike. */
export type FactsSource = {
  /** @throws RuleViolation `CASCADE.NOT_FOUND` */
  facts: (cascadeId: string, now: Instant, wanted?: FactsWanted) => Promise<CascadeFacts>;
  /** Ids of all cascades, issued ones first, newest first; also of those that a past moment does not know yet. */
  cascadeIds: () => Promise<string[]>;
};
