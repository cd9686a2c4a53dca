import {
  foldUnitPlan,
  type Instant,
  type Obligation,
  type SubmissionContent,
  type UnitPlanEvent,
  unitPlanId,
} from '@dondoc/domain';
import { type Fact, factsKnownThen, type Histories } from '../as-of/known-then.js';
import type { Reader } from '../read-only.js';

/** What the log tells of one obligation: how it stands, what was handed in last, what the unit declared. */
export type Story = {
  obligation: Obligation;
  content: SubmissionContent | null;
  declared: { reason: string; at: Instant } | null;
};

/** Stories by `{unitId}/{lineId}`. */
export type Stories = ReadonlyMap<string, Story>;
export const storyKey = ({ unitId, lineId }: { unitId: string; lineId: string }): string => `${unitId}/${lineId}`;

/** Nothing is recorded later. */
const EVER = '9999-12-31T00:00:00.000Z' as Instant;

const storiesOf = (unitId: string, history: readonly Fact[]): [string, Story][] => {
  const events = history.map(({ type, at, data }) => ({ type, at, data }) as UnitPlanEvent);
  const contents = new Map<string, SubmissionContent>();
  const declared = new Map<string, { reason: string; at: Instant }>();
  for (const event of events) {
    if (event.type === 'SubmissionReceived') contents.set(event.data.submissionId, event.data.content);
    if (event.type === 'DeclaredNotApplicable') {
      declared.set(event.data.lineId, { reason: event.data.reason, at: event.at });
    }
  }
  const { obligations } = foldUnitPlan(events);
  return Object.values(obligations).map((obligation) => {
    const { lineId, submissions } = obligation;
    const content = contents.get(submissions.at(-1)?.submissionId ?? '') ?? null;
    return [storyKey({ unitId, lineId }), { obligation, content, declared: declared.get(lineId) ?? null }];
  });
};

type PlansRead = { asOf: Instant | null; lineIds: readonly string[] | null; unitIds?: readonly string[] };

const PLANS = `SELECT plan_id AS "planId" FROM unit_plans WHERE cascade_id = $1`;

/**
 * What the log tells of the plans of a cascade. @param asOf what was known then; null: all that is known
 * @param lineIds only what concerns these lines; null: all @param unitIds only of these units; not given: of all
 */
export const readPlans = async (
  reader: Reader,
  cascadeId: string,
  { asOf, lineIds, unitIds }: PlansRead,
): Promise<Histories> => {
  const streams = unitIds
    ? [...new Set(unitIds)].map((unitId) => unitPlanId(cascadeId, unitId))
    : (await reader.query<{ planId: string }>(PLANS, [cascadeId])).rows.map(({ planId }) => planId);
  return factsKnownThen(reader, streams, asOf ?? EVER, lineIds ?? undefined);
};

/** The stories of these units' obligations. */
export const storiesIn = (histories: Histories, cascadeId: string, unitIds: Iterable<string>): Stories =>
  new Map([...new Set(unitIds)].flatMap((id) => storiesOf(id, histories.get(unitPlanId(cascadeId, id)) ?? [])));
