import type { WaitingItem } from '@dondoc/contracts';
import { awaitedAppraisers, definitionOf, type Instant, intermediaryAt, passedBy, unitPlanId } from '@dondoc/domain';
import type { CascadeFacts, FactsSource, StandingFacts } from '../cascades/cascade-facts.js';
import { dueItem, factsOrNone } from './due-list.query.js';
import { planOf, type ReadStreams } from './unit-plan-history.js';

/** Obligations (by key of the template) in a cascade that pass through a unit or are appraised by it. */
export type PartIn = { cascadeId: string; keys: readonly string[] };
type Sources = { source: FactsSource; readStreams: ReadStreams };

/** What may wait for somebody else than the unit that owes it: handed in, or accepted before its appraisal was done. */
const maybeWaiting = (facts: CascadeFacts, one: StandingFacts): boolean => {
  if (one.facts.work === 'submitted') return true;
  return one.facts.work === 'accepted' && one.rating === null && definitionOf(facts.policy, one).scoring !== null;
};

type Asked = { facts: CascadeFacts; keys: readonly string[]; unitId: string; at: Instant };

const waitingIn = async ({ facts, keys, unitId, at }: Asked, readStreams: ReadStreams): Promise<WaitingItem[]> => {
  const { cascadeId } = facts.cascade;
  const candidates = facts.obligations.filter((one) => keys.includes(one.key) && maybeWaiting(facts, one));
  const planIds = [...new Set(candidates.map((one) => unitPlanId(cascadeId, one.unitId)))];
  const histories = planIds.length === 0 ? new Map() : await readStreams(planIds, at);
  return candidates.flatMap((one) => {
    const state = planOf(histories.get(unitPlanId(cascadeId, one.unitId)) ?? []).obligations[one.lineId];
    const item = dueItem(facts, one.unitId, one.lineId, at);
    const newest = state?.submissions.at(-1);
    if (!state || !item || !newest) return [];
    const definition = definitionOf(facts.policy, one);
    const { via, scoring } = definition;
    const held = via === unitId && state.work === 'submitted' && state.forwardedAt === null;
    const forward = held && !passedBy(state, definition);
    const awaits = scoring?.criteria.some((each) =>
      awaitedAppraisers(scoring, each, state.appraisals).includes(unitId),
    );
    const appraise = state.rating === null && awaits === true;
    if (!forward && !appraise) return [];
    const standing = forward ? intermediaryAt(state, definition, facts.policy.calendar, at).label : null;
    return [{ ...item, forward, appraise, receivedAt: newest.receivedAt, standing }];
  });
};

/** Reports of others that wait for a unit to pass them on or to score them, longest waiting first. */
export const getWaiting = async (
  { source, readStreams }: Sources,
  unitId: string,
  parts: readonly PartIn[],
  at: Instant,
): Promise<WaitingItem[]> => {
  const found: WaitingItem[] = [];
  for (const { cascadeId, keys } of parts) {
    const facts = await factsOrNone(source.facts(cascadeId, at));
    if (facts && facts.cascade.status !== 'draft') {
      found.push(...(await waitingIn({ facts, keys, unitId, at }, readStreams)));
    }
  }
  return found.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
};
