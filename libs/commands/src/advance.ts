import {
  type Cascade,
  type CascadeCommand,
  type CascadeEvent,
  cascadeStreamId,
  fedAbove,
  type Instant,
  isRolledUp,
  nextRollUp,
  outlookOf,
  type ParentPlan,
  type PlanOutlook,
  type Policy,
  unitPlanId,
} from '@dondoc/domain';
import { ConcurrencyError } from '@dondoc/event-store';
import { dueTallies } from '@dondoc/read-models';
import { type CascadeChange, changeCascade, changeUnitPlan } from './change.js';
import { type CommandDesk, resultOf } from './desk.js';
import { record } from './recorder.js';
import { retried } from './retried.js';

/** What time has left to do with a cascade: the next roll-up, and whether all have been made. */
export type CascadeOutlook = { nextWake: Instant | null; closed: boolean };

/** Time has come for a unit plan: records what has fallen due by `now`. Doing it again does nothing. */
export const advanceUnitPlan = async (
  desk: CommandDesk,
  cascadeId: string,
  unitId: string,
  now: Instant,
): Promise<PlanOutlook> => {
  return retried(async () => {
    const policy = await desk.pinned.policyOf(cascadeId);
    const loaded = await desk.loadUnitPlan(cascadeId, unitId);
    const change = changeUnitPlan(loaded, { type: 'Advance' }, policy, now);
    if (change.events.length > 0) {
      const planId = unitPlanId(cascadeId, unitId);
      const context = { commandId: `advance:${planId}@${loaded.version}`, actor: 'system', now };
      const request = { advance: planId, version: loaded.version };
      const result = resultOf({ cascadeId, unitId }, context);
      const outcome = await record(desk.store, { context, request, result, policy, plans: [change], outbox: [] });
      if (outcome.duplicate) throw new ConcurrencyError(planId);
    }
    return outlookOf(change.after, policy);
  });
};

type Told = Omit<CascadeCommand & { type: 'RecordLowerTier' }, 'type'>;

/** What the roll-ups of a child tell the cascade above: one result per line that leads to a line of the parent. */
const resultsFor = (parent: ParentPlan, child: CascadeChange, { template }: Policy): Told[] =>
  child.events.flatMap((event) => {
    if (event.type !== 'PeriodRolledUp') return [];
    const { lineId: fromLine, tally } = event.data;
    const line = child.after.lines.find(({ lineId }) => lineId === fromLine);
    const obligation = line ? fedAbove(template, line.key) : null;
    if (obligation === null) return [];
    return [{ unitId: parent.unitId, obligation, fromCascade: child.after.cascadeId, fromLine, tally }];
  });

/** The change of the cascade above; none when nothing of it is fed. */
const toldAbove = async (
  desk: CommandDesk,
  child: CascadeChange,
  policy: Policy,
  now: Instant,
): Promise<CascadeChange | undefined> => {
  const { parent } = child.after;
  const results = parent === null ? [] : resultsFor(parent, child, policy);
  if (parent === null || results.length === 0) return undefined;
  const pinned = await desk.pinned.policyOf(parent.cascadeId);
  const loaded = await desk.loadCascade(parent.cascadeId);
  const told = results.reduce<{ state: Cascade; events: CascadeEvent[] }>(
    ({ state, events }, result) => {
      const command = { type: 'RecordLowerTier', ...result } as const;
      const change = changeCascade({ state, version: loaded.version }, command, pinned, now);
      return { state: change.after, events: [...events, ...change.events] };
    },
    { state: loaded.state, events: [] },
  );
  if (told.events.length === 0) return undefined;
  return { before: loaded.state, after: told.state, events: told.events, expectedVersion: loaded.version };
};

/** Rolls up every line that has settled or whose roll-up instant has come; a child's results go up in the same act. */
export const advanceCascade = async (desk: CommandDesk, cascadeId: string, now: Instant): Promise<CascadeOutlook> => {
  return retried(async () => {
    const policy = await desk.pinned.policyOf(cascadeId);
    const loaded = await desk.loadCascade(cascadeId);
    const tallies = await dueTallies(desk.pool, cascadeId, policy, now);
    const change = changeCascade(loaded, { type: 'RollUp', tallies }, policy, now);
    if (change.events.length > 0) {
      const context = { commandId: `roll-up:${cascadeId}@${loaded.version}`, actor: 'system', now };
      const request = { rollUp: cascadeId, version: loaded.version };
      const above = await toldAbove(desk, change, policy, now);
      const outcome = await record(desk.store, {
        context,
        request,
        result: resultOf({ cascadeId }, context),
        policy,
        cascade: change,
        ...(above ? { above } : {}),
        plans: [],
        outbox: [],
      });
      if (outcome.duplicate) throw new ConcurrencyError(cascadeStreamId(cascadeId));
    }
    return { nextWake: nextRollUp(change.after), closed: isRolledUp(change.after) };
  });
};
