import {
  evolveUnitPlan,
  initialUnitPlan,
  type Instant,
  type Obligation,
  type SubmissionContent,
  type UnitPlanEvent,
  unitPlanId,
} from '@dondoc/domain';
import { type Fact, factsKnownThen } from '../as-of/known-then.js';
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

const storiesIn = (unitId: string, history: readonly Fact[]): [string, Story][] => {
  const events = history.map(({ type, at, data }) => ({ type, at, data }) as UnitPlanEvent);
  const contents = new Map<string, SubmissionContent>();
  const declared = new Map<string, { reason: string; at: Instant }>();
  for (const event of events) {
    if (event.type === 'SubmissionReceived') contents.set(event.data.submissionId, event.data.content);
    if (event.type === 'DeclaredNotApplicable') {
      declared.set(event.data.lineId, { reason: event.data.reason, at: event.at });
    }
  }
  const { obligations } = events.reduce(evolveUnitPlan, initialUnitPlan());
  return Object.values(obligations).map((obligation) => {
    const { lineId, submissions } = obligation;
    const content = contents.get(submissions.at(-1)?.submissionId ?? '') ?? null;
    return [storyKey({ unitId, lineId }), { obligation, content, declared: declared.get(lineId) ?? null }];
  });
};

/** @param asOf what was known then; null: all that is known */
export const readStories = async (
  reader: Reader,
  cascadeId: string,
  unitIds: readonly string[],
  asOf: Instant | null,
): Promise<Stories> => {
  const units = [...new Set(unitIds)];
  const streams = units.map((unitId) => unitPlanId(cascadeId, unitId));
  const histories = await factsKnownThen(reader, streams, asOf ?? EVER);
  return new Map(units.flatMap((unitId, index) => storiesIn(unitId, histories.get(streams[index] ?? '') ?? [])));
};
