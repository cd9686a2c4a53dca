import type { Instant } from '../calendar/instant.js';
import { RuleViolation } from '../errors/rule-violation.js';
import type { Member } from '../cascade/cascade.js';
import type { ScheduleLine } from '../template/schedule.js';
import { decideUnitPlan } from '../unit-plan/decide.js';
import { evolveUnitPlan } from '../unit-plan/evolve.js';
import type { Policy } from '../unit-plan/policy.js';
import {
  initialUnitPlan,
  type OwedLine,
  type UnitPlan,
  type UnitPlanCommand,
  type UnitPlanEvent,
} from '../unit-plan/unit-plan.js';
import type { Act, Behaviour } from './behaviour.js';
import { WakeQueue } from './wake-queue.js';
import { act, type Moment, momentOf, type Passage, pass } from './line-life.js';

/** One unit's part of a rehearsed life. */
export type PlanLife = { unitId: string; state: UnitPlan; events: UnitPlanEvent[] };

/** An act that the rules refused, as they would in reality. */
export type Refusal = { unitId: string; act: Act; violation: RuleViolation };

/** What the plans of one rehearsal have in common; `openings` shares the first moment of each line among the units. */
export type PlanSetting = {
  policy: Policy;
  cascadeId: string;
  issuedOn: (UnitPlanCommand & { type: 'OpenUnitPlan' })['issuedOn'];
  openedAt: Instant;
  until: Instant;
  schedule: ReadonlyMap<string, ScheduleLine>;
  owed: ReadonlyMap<string, OwedLine>;
  behaviour: Behaviour;
  onRefusal: ((refusal: Refusal) => void) | null;
  openings: Map<string, Moment>;
};

type Running = { life: PlanLife; moments: Map<string, Moment>; wakes: WakeQueue; setting: PlanSetting };

const open = (setting: PlanSetting, { unitId, lineIds }: Member): Running => {
  const { cascadeId, issuedOn, policy, openedAt, openings, owed } = setting;
  const lines = lineIds.flatMap((lineId) => owed.get(lineId) ?? []);
  const command = { type: 'OpenUnitPlan', cascadeId, unitId, issuedOn, lines } as const;
  const events = decideUnitPlan(initialUnitPlan(), command, policy, openedAt);
  const state = events.reduce(evolveUnitPlan, initialUnitPlan());
  const moments = new Map<string, Moment>();
  const wakes = new WakeQueue();
  for (const [lineId, obligation] of Object.entries(state.obligations)) {
    const moment = openings.get(lineId) ?? momentOf({ ...state, obligations: { [lineId]: obligation } }, policy);
    openings.set(lineId, moment);
    moments.set(lineId, moment);
    wakes.move(null, moment.wake);
  }
  return { life: { unitId, state, events }, moments, wakes, setting };
};

const enter = ({ moments, wakes }: Running, lineId: string, { after }: Passage): void => {
  wakes.move(moments.get(lineId)?.wake ?? null, after.wake);
  moments.set(lineId, after);
};

/** The plan wakes: every line to which time does something by then, in the order in which it fell due. */
const wakeUp = (running: Running, at: Instant): void => {
  const { life, moments, setting } = running;
  const done: UnitPlanEvent[] = [];
  for (const [lineId, moment] of moments) {
    if (moment.touchedFrom === null || moment.touchedFrom > at) continue;
    const passage = pass(moment, setting.policy, at);
    done.push(...passage.events);
    enter(running, lineId, passage);
  }
  life.events.push(...done.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)));
};

const take = (running: Running, { command, at }: Act): void => {
  const { setting, moments, life } = running;
  if (command.type === 'Advance') return wakeUp(running, at);
  if (!('lineId' in command)) throw new Error(`${command.type} is no act of a unit or its collectors.`);
  const moment = moments.get(command.lineId) ?? momentOf({ ...life.state, obligations: {} }, setting.policy);
  const passage = act(moment, command, setting.policy, at);
  life.events.push(...passage.events);
  enter(running, command.lineId, passage);
};

const attempt = (running: Running, one: Act): void => {
  const { onRefusal } = running.setting;
  try {
    take(running, one);
  } catch (violation) {
    if (onRefusal === null || !(violation instanceof RuleViolation)) throw violation;
    onRefusal({ unitId: running.life.unitId, act: one, violation });
  }
};

const settle = ({ life, moments }: Running): PlanLife => {
  const obligations = [...moments.values()].map(({ plan }) => plan.obligations);
  life.state = { ...life.state, obligations: Object.assign({}, ...obligations) };
  return life;
};

/** Lives one unit's plan from its opening to the end, every wake and act in the order of time. */
export const livePlan = (setting: PlanSetting, member: Member): PlanLife => {
  const lines = member.lineIds.flatMap((lineId) => setting.schedule.get(lineId) ?? []);
  const running = open(setting, member);
  const acts = lines
    .flatMap((line) => setting.behaviour(member.unitId, line))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  let next = 0;
  for (;;) {
    const wake = running.wakes.earliest();
    const one = acts[next];
    // At the same instant time passes first: a report at 07:30 sharp meets the reminder of 07:30.
    const timeFirst = wake !== null && (one === undefined || wake <= one.at);
    const at = timeFirst ? wake : one?.at;
    if (at === undefined || at > setting.until) return settle(running);
    if (timeFirst) wakeUp(running, at);
    else if (one) attempt(running, one);
    if (!timeFirst) next += 1;
  }
};
