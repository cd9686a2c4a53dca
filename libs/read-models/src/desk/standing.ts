import {
  dateOf,
  definitionOf,
  type Instant,
  type ObligationGroup,
  type OrgUnit,
  reachableOn,
  type ScheduleLine,
  type Status,
} from '@dondoc/domain';
import type { CascadeFacts, StandingFacts } from '../cascades/cascade-facts.js';
import { statusesAt } from '../obligations/statuses-at.js';
import { documentLabel } from '../obligations/due-list.query.js';

type Placed = { line: ScheduleLine; position: number };

/** A cascade as the desk shows its rows. */
export type DeskCascade = { facts: CascadeFacts; label: string; lines: ReadonlyMap<string, Placed> };

/** One obligation of one unit with its status at the moment asked. */
export type Standing = {
  cascade: DeskCascade;
  unit: OrgUnit;
  line: ScheduleLine;
  position: number;
  fact: StandingFacts;
  via: string | null;
  group: ObligationGroup;
  status: Status;
  reachable: boolean;
};

/** Explanations (giải trình) stand in no schedule: no column of any matrix, in no tally and no report. */
export const isExplanation = ({ cascade, fact }: Standing): boolean => !cascade.lines.has(fact.lineId);

const deskCascade = (facts: CascadeFacts): DeskCascade => ({
  facts,
  label: documentLabel(facts),
  lines: new Map(facts.lines.map((line, position) => [line.lineId, { line, position }])),
});

/** Every obligation of an issued cascade with its status, and the explanations that were asked for; what no register or schedule knows is left out. */
export const standingsOf = (facts: CascadeFacts, at: Instant): Standing[] => {
  if (facts.cascade.status === 'draft') return [];
  const cascade = deskCascade(facts);
  const { policy, names } = facts;
  const statusOf = statusesAt(policy, at);
  const today = dateOf(at);
  const standing = (fact: StandingFacts, placed: Placed | undefined): Standing[] => {
    const unit = names.get(fact.unitId);
    if (!unit || !placed) return [];
    const { via, group } = definitionOf(policy, fact);
    const status = statusOf(fact.facts);
    return [{ cascade, unit, ...placed, fact, via, group, status, reachable: reachableOn(unit, today) }];
  };
  const scheduled = facts.obligations.flatMap((fact) => standing(fact, cascade.lines.get(fact.lineId)));
  const position = facts.lines.length;
  return [...scheduled, ...facts.explanations.flatMap((fact) => standing(fact, { line: fact.line, position }))];
};
