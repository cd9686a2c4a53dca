import {
  type CascadeTemplate,
  definitionOf,
  explanationLine,
  type Instant,
  type PlainDate,
  type StatusFacts,
} from '@dondoc/domain';
import type { CascadeFacts } from '../cascades/cascade-facts.js';
import type { ObligationRow } from './obligation.entities.js';

type Facts = Pick<
  ObligationRow,
  'key' | 'due' | 'extended' | 'work' | 'firstReceivedAt' | 'returnedNewDate' | 'reopenedUntil'
>;

/** The stored facts as the domain's status rule asks for them. */
export const obligationFacts = (row: Facts, template: CascadeTemplate): StatusFacts => {
  const { needsAcceptance, silence } = definitionOf({ template }, row);
  return {
    work: row.work,
    due: row.due,
    extended: row.extended,
    reopenedUntil: row.reopenedUntil as PlainDate | null,
    firstReceivedAt: row.firstReceivedAt as Instant | null,
    returnedNewDate: row.returnedNewDate as PlainDate | null,
    needsAcceptance,
    silence,
  };
};

type Explaining = Facts & Pick<ObligationRow, 'unitId' | 'lineId' | 'rating' | 'extensionRequest' | 'explains'>;

/** Of the rows the explanations, each with the line that it is shown as. */
export const explanationsIn = (rows: readonly Explaining[], template: CascadeTemplate): CascadeFacts['explanations'] =>
  rows.flatMap((row) => {
    if (row.explains === null) return [];
    const line = explanationLine({ lineId: row.lineId, due: row.due, explains: row.explains });
    return [{ ...row, facts: obligationFacts(row, template), line }];
  });
