import { definitionOf, type Instant, lockAt, type PlainDate, unitPlanId } from '@dondoc/domain';
import type { CascadeFacts, StandingFacts } from '../cascades/cascade-facts.js';
import { planOf, type ReadStreams } from './unit-plan-history.js';

const lockable = ({ policy }: CascadeFacts, one: StandingFacts): boolean =>
  one.facts.due !== null && (definitionOf(policy, one).closesAfter ?? null) !== null;

/** Closing days that have passed, by `{unitId}/{lineId}`; only plans that can close are read. */
export const passedLocks = async (
  facts: CascadeFacts,
  asked: readonly StandingFacts[],
  readStreams: ReadStreams,
  now: Instant,
): Promise<Map<string, PlainDate>> => {
  const closing = asked.filter((one) => lockable(facts, one));
  if (closing.length === 0) return new Map();
  const planId = (unitId: string): string => unitPlanId(facts.cascade.cascadeId, unitId);
  const units = [...new Set(closing.map(({ unitId }) => unitId))];
  const histories = await readStreams(units.map(planId), now);
  const plans = new Map(units.map((unitId) => [unitId, planOf(histories.get(planId(unitId)) ?? [])]));
  const locks = closing.flatMap(({ unitId, lineId }) => {
    const state = plans.get(unitId)?.obligations[lineId];
    const lock = state ? lockAt(state, facts.policy, now) : null;
    return lock?.locked ? [[`${unitId}/${lineId}`, lock.closesOn] as const] : [];
  });
  return new Map(locks);
};
