import { type CascadeTemplate, definitionOf, type Instant, type PlainDate, type StatusFacts } from '@dondoc/domain';
import type { ObligationRow } from './obligation.entities.js';

/** From so many working days before the last working day an open obligation is "sắp đến hạn" (the first rung). */
export const SOON_WORKING_DAYS = 15;

type Facts = Pick<ObligationRow, 'key' | 'due' | 'work' | 'firstReceivedAt' | 'returnedNewDate'>;

/** The stored facts as the domain's status rule asks for them. */
export const obligationFacts = (row: Facts, template: CascadeTemplate): StatusFacts => {
  const { needsAcceptance, silence } = definitionOf({ template }, row);
  return {
    work: row.work,
    due: row.due,
    firstReceivedAt: row.firstReceivedAt as Instant | null,
    returnedNewDate: row.returnedNewDate as PlainDate | null,
    needsAcceptance,
    silence,
  };
};
