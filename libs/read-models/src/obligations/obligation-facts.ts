import { type CascadeTemplate, definitionOf, type Instant, type PlainDate, type StatusFacts } from '@dondoc/domain';
import type { ObligationRow } from './obligation.entities.js';

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
