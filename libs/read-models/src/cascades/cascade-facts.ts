import type { Outline, Policy, ScheduleLine, StatusFacts } from '@dondoc/domain';
import type { ObligationRow } from '../obligations/obligation.entities.js';
import type { CascadeRow } from './cascade.entities.js';
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
  obligations: (Pick<ObligationRow, 'unitId' | 'lineId' | 'key' | 'firstReceivedAt' | 'rating'> & {
    facts: StatusFacts;
  })[];
};
