import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import {
  type Cascade,
  type CascadeCommand,
  type CascadeEvent,
  evolveCascade,
  initialCascade,
  type Member,
} from '../cascade/cascade.js';
import { decideCascade } from '../cascade/decide.js';
import type { OrgUnit } from '../organisation/org-unit.js';
import { type Standing, tallyOf } from '../roll-up/tally.js';
import type { ScheduleLine } from '../template/schedule.js';
import { nextWake } from '../unit-plan/advance.js';
import { decideUnitPlan } from '../unit-plan/decide.js';
import { evolveUnitPlan } from '../unit-plan/evolve.js';
import { definitionOf, isChased, type Policy } from '../unit-plan/policy.js';
import { statusAt } from '../unit-plan/status.js';
import { initialUnitPlan, type UnitPlan, type UnitPlanEvent } from '../unit-plan/unit-plan.js';
import type { Act, Behaviour } from './behaviour.js';

/** A directive to be lived through without a server. */
export type Rehearsal = {
  policy: Policy;
  units: readonly OrgUnit[];
  draft: CascadeCommand & { type: 'DraftCascade' };
  issue: { documentNumber: string; issuedOn: PlainDate; at: Instant };
  behaviour: Behaviour;
  /** Life goes on up to this instant. */
  until: Instant;
};

/** Everything that happened, by the same deciders that run in reality. */
export type Life = {
  cascade: { state: Cascade; events: CascadeEvent[] };
  plans: { unitId: string; state: UnitPlan; events: UnitPlanEvent[] }[];
};

type PlanLife = Life['plans'][number];

const nextOf = (wake: Instant | null, act: Act | undefined, until: Instant): Instant | null => {
  const at = act !== undefined && (wake === null || act.at <= wake) ? act.at : wake;
  return at !== null && at <= until ? at : null;
};

const livePlan = (rehearsal: Rehearsal, member: Member, schedule: ReadonlyMap<string, ScheduleLine>): PlanLife => {
  const { policy, issue, behaviour, until } = rehearsal;
  const lines = member.lineIds.flatMap((lineId) => schedule.get(lineId) ?? []);
  const life: PlanLife = { unitId: member.unitId, state: initialUnitPlan(), events: [] };
  const apply = (command: Act['command'], now: Instant): void => {
    for (const event of decideUnitPlan(life.state, command, policy, now)) {
      life.events.push(event);
      life.state = evolveUnitPlan(life.state, event);
    }
  };
  const owed = lines.map(({ lineId, key, due: { why: _, ...due } }) => ({ lineId, key, due }));
  apply(
    {
      type: 'OpenUnitPlan',
      cascadeId: rehearsal.draft.cascadeId,
      unitId: member.unitId,
      issuedOn: issue.issuedOn,
      lines: owed,
    },
    issue.at,
  );
  const acts = lines.flatMap((line) => behaviour(member.unitId, line)).sort((a, b) => (a.at < b.at ? -1 : 1));
  for (;;) {
    const wake = nextWake(life.state, policy);
    const at = nextOf(wake, acts[0], until);
    if (at === null) return life;
    // At the same instant time passes first: a report at 07:30 sharp meets the reminder of 07:30.
    if (wake !== null && wake <= at) apply({ type: 'Advance' }, wake);
    else apply(acts.shift()?.command ?? { type: 'Advance' }, at);
  }
};

/** The plan as it stood at a moment. */
const planAt = (plan: PlanLife, at: Instant): UnitPlan =>
  plan.events.filter((event) => event.at <= at).reduce(evolveUnitPlan, initialUnitPlan());

const standingsAt = (plans: readonly PlanLife[], lineId: string, policy: Policy, at: Instant): Standing[] =>
  plans.flatMap((plan) => {
    const obligation = planAt(plan, at).obligations[lineId];
    if (!obligation) return [];
    const { needsAcceptance, silence } = definitionOf(policy, obligation);
    const facts = {
      work: obligation.work,
      due: obligation.due,
      firstReceivedAt: obligation.submissions[0]?.receivedAt ?? null,
      returnedNewDate: obligation.returned?.newDate ?? null,
      needsAcceptance,
      silence,
    };
    return [{ unitId: plan.unitId, status: statusAt(facts, policy.calendar, 0, at) }];
  });

/** When the last unit settled the line, if all did. */
const settledAt = (plans: readonly PlanLife[], lineId: string): Instant | null => {
  const settling = new Set([
    'SubmissionReceived',
    'DeclaredNotApplicable',
    'SilenceTakenAsAgreement',
    'SilenceTakenAsNotApplicable',
  ]);
  const owing = plans.filter(({ state }) => state.obligations[lineId]);
  if (
    owing.some(({ state }) => {
      const one = state.obligations[lineId];
      return one && isChased(one);
    })
  )
    return null;
  const moments = owing.flatMap(({ events }) =>
    events
      .filter((event) => settling.has(event.type) && 'lineId' in event.data && event.data.lineId === lineId)
      .map(({ at }) => at),
  );
  return moments.sort().at(-1) ?? null;
};

const rollUps = (rehearsal: Rehearsal, cascade: Life['cascade'], plans: readonly PlanLife[]): void => {
  const moments = cascade.state.lines
    .map(({ lineId, rollUpAt }) => {
      const settled = settledAt(plans, lineId);
      return { lineId, at: settled !== null && settled < rollUpAt ? settled : rollUpAt };
    })
    .filter(({ at }) => at <= rehearsal.until)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const { lineId, at } of moments) {
    const tallies = { [lineId]: tallyOf(standingsAt(plans, lineId, rehearsal.policy, at)) };
    decide(rehearsal, cascade, { type: 'RollUp', tallies }, at);
  }
};

const decide = (rehearsal: Rehearsal, cascade: Life['cascade'], command: CascadeCommand, now: Instant): void => {
  for (const event of decideCascade(cascade.state, command, rehearsal.policy, now)) {
    cascade.events.push(event);
    cascade.state = evolveCascade(cascade.state, event);
  }
};

/**
 * Lives through a directive: every wake, act and roll-up up to `until`, without server, clock or chance. Pure.
 * @throws RuleViolation what the deciders throw
 */
export const rehearse = (rehearsal: Rehearsal): Life => {
  const cascade: Life['cascade'] = { state: initialCascade(), events: [] };
  const { issue, draft, units } = rehearsal;
  decide(rehearsal, cascade, draft, issue.at);
  decide(
    rehearsal,
    cascade,
    { type: 'IssueCascade', documentNumber: issue.documentNumber, issuedOn: issue.issuedOn, units },
    issue.at,
  );
  const issued = cascade.events.find((event) => event.type === 'CascadeIssued');
  const schedule = new Map((issued?.data.schedule ?? []).map((line) => [line.lineId, line]));
  const plans = (issued?.data.members ?? []).map((member) => livePlan(rehearsal, member, schedule));
  rollUps(rehearsal, cascade, plans);
  return { cascade, plans };
};
