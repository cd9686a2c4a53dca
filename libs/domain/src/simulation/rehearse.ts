import { type Instant, laterOf } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import {
  type Cascade,
  type CascadeCommand,
  type CascadeEvent,
  evolveCascade,
  initialCascade,
} from '../cascade/cascade.js';
import { decideCascade } from '../cascade/decide.js';
import type { OrgUnit } from '../organisation/org-unit.js';
import { type Standing, tallyOf } from '../roll-up/tally.js';
import { owedLine } from '../template/schedule.js';
import { definitionOf, type Policy } from '../unit-plan/policy.js';
import { statusAt } from '../unit-plan/status.js';
import type { Behaviour } from './behaviour.js';
import { type Cell, factsOf, indexPlans, obligationAt, settledAt } from './life-index.js';
import { livePlan, type PlanLife, type PlanSetting, type Refusal } from './plan-life.js';

/** A directive to be lived through without a server. */
export type Rehearsal = {
  policy: Policy;
  units: readonly OrgUnit[];
  draft: CascadeCommand & { type: 'DraftCascade' };
  issue: { documentNumber: string; issuedOn: PlainDate; at: Instant };
  behaviour: Behaviour;
  /** Life goes on up to this instant. */
  until: Instant;
  /** What becomes of an act that the rules refuse: it ends the rehearsal (default), or is listed. */
  onRefusal?: 'throw' | 'list';
};

/** Everything that happened, by the same deciders that run in reality. */
export type Life = {
  cascade: { state: Cascade; events: CascadeEvent[] };
  plans: PlanLife[];
  refusals: Refusal[];
};

const decide = (
  rehearsal: Rehearsal,
  cascade: Life['cascade'],
  command: CascadeCommand,
  now: Instant,
): CascadeEvent[] => {
  const events = decideCascade(cascade.state, command, rehearsal.policy, now);
  cascade.events.push(...events);
  cascade.state = events.reduce(evolveCascade, cascade.state);
  return events;
};

const byInstant = <T extends { at: Instant }>(all: readonly T[]): Map<Instant, T[]> => {
  const groups = new Map<Instant, T[]>();
  for (const one of all) {
    const known = groups.get(one.at);
    if (known) known.push(one);
    else groups.set(one.at, [one]);
  }
  return groups;
};

const standingsAt = (cells: readonly Cell[], policy: Policy, at: Instant): Standing[] =>
  cells.flatMap((cell) => {
    const obligation = obligationAt(cell, at);
    if (!obligation) return [];
    const status = statusAt(factsOf(obligation, policy), policy.calendar, 0, at);
    return [{ unitId: cell.unitId, status, rating: obligation.rating?.label ?? null }];
  });

const cellsByLine = (plans: readonly PlanLife[]): Map<string, Cell[]> => {
  const byLine = new Map<string, Cell[]>();
  for (const cells of indexPlans(plans).values()) {
    for (const cell of cells.values()) {
      const known = byLine.get(cell.lineId);
      if (known) known.push(cell);
      else byLine.set(cell.lineId, [cell]);
    }
  }
  return byLine;
};

/** A result of the tier below, at the instant at which that tier added it up. */
export type FromBelow = { at: Instant; command: CascadeCommand & { type: 'RecordLowerTier' } };

/** When a line may be rolled up: all have settled, or its instant has come; the decider says whether it is. */
const rollUpMoments = (
  { issue, policy }: Rehearsal,
  cascade: Cascade,
  byLine: ReadonlyMap<string, readonly Cell[]>,
): { lineId: string; at: Instant }[] =>
  cascade.lines.flatMap(({ lineId, key, rollUpAt }) => {
    const settled = settledAt(byLine.get(lineId) ?? [], definitionOf(policy, { key }).scoring !== null);
    const moments = [settled, rollUpAt].flatMap((at) => at ?? []);
    // Nothing is rolled up before it has been issued, whatever its date.
    return moments.map((at) => ({ lineId, at: laterOf(at, issue.at) }));
  });

/** What becomes of the cascade as a whole: its roll-ups, and what it is told from below, in the order of time. */
export const finishLife = (rehearsal: Rehearsal, begun: Life, fromBelow: readonly FromBelow[] = []): Life => {
  const { cascade, plans } = begun;
  const { until, policy } = rehearsal;
  const byLine = cellsByLine(plans);
  const due = rollUpMoments(rehearsal, cascade.state, byLine);
  const cascadeLines = new Map(cascade.state.lines.map((line) => [line.lineId, line]));
  const instants = [...new Set([...fromBelow, ...due].map(({ at }) => at))].sort();
  const told = byInstant(fromBelow);
  const lines = byInstant(due);
  for (const at of instants) {
    if (at > until) break;
    // At the same instant the results from below count first: the roll-up carries them.
    if (told.has(at)) cascade.state = { ...cascade.state, lines: [...cascadeLines.values()] };
    for (const { command } of told.get(at) ?? []) decide(rehearsal, cascade, command, at);
    const open = (lines.get(at) ?? []).filter(({ lineId }) => !cascadeLines.get(lineId)?.rolledUp);
    if (open.length === 0) continue;
    const tallies = Object.fromEntries(
      open.map(({ lineId }) => [lineId, tallyOf(standingsAt(byLine.get(lineId) ?? [], policy, at))]),
    );
    // Lines do not touch each other: only those whose moment it is are decided and folded, the others wait as they are.
    const rolling = { ...cascade.state, lines: open.flatMap(({ lineId }) => cascadeLines.get(lineId) ?? []) };
    const events = decideCascade(rolling, { type: 'RollUp', tallies }, policy, at);
    cascade.events.push(...events);
    for (const line of events.reduce(evolveCascade, rolling).lines) cascadeLines.set(line.lineId, line);
  }
  cascade.state = { ...cascade.state, lines: [...cascadeLines.values()] };
  return begun;
};

const settingOf = (rehearsal: Rehearsal, cascade: Life['cascade'], refusals: Refusal[]): PlanSetting => {
  const { policy, issue, until, behaviour, draft } = rehearsal;
  const issued = cascade.events.find((event) => event.type === 'CascadeIssued');
  const lines = issued?.data.schedule ?? [];
  const schedule = new Map(lines.map((line) => [line.lineId, line]));
  const owed = new Map(lines.map((line) => [line.lineId, owedLine(line)]));
  const onRefusal = rehearsal.onRefusal === 'list' ? (one: Refusal) => void refusals.push(one) : null;
  const { cascadeId } = draft;
  const { issuedOn, at: openedAt } = issue;
  return { policy, cascadeId, issuedOn, openedAt, until, schedule, owed, behaviour, onRefusal, openings: new Map() };
};

/** Issues the directive and lives every unit's plan; its roll-ups are still to be made (`finishLife`). */
export const beginLife = (rehearsal: Rehearsal): Life => {
  const cascade: Life['cascade'] = { state: initialCascade(), events: [] };
  const { issue, draft, units } = rehearsal;
  const { documentNumber, issuedOn } = issue;
  decide(rehearsal, cascade, draft, issue.at);
  decide(rehearsal, cascade, { type: 'IssueCascade', documentNumber, issuedOn, units }, issue.at);
  const issued = cascade.events.find((event) => event.type === 'CascadeIssued');
  const refusals: Refusal[] = [];
  const setting = settingOf(rehearsal, cascade, refusals);
  const plans = (issued?.data.members ?? []).map((member) => livePlan(setting, member));
  return { cascade, plans, refusals };
};

/**
 * Lives through a directive: every wake, act and roll-up up to `until`, without server, clock or chance. Pure.
 * @throws RuleViolation what the deciders throw
 */
export const rehearse = (rehearsal: Rehearsal): Life => finishLife(rehearsal, beginLife(rehearsal));
