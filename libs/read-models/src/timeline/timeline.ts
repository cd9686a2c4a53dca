import type { ObligationView } from '@dondoc/contracts';
import {
  EXPLANATION_KEY,
  type Instant,
  linesOfEvent,
  type OrgUnit,
  planEventStory,
  type UnitPlanEvent,
} from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import { knownFrom } from '../as-of/known-then.js';
import { letterStory } from '../chase-letters/chase-letter-story.js';
import type { CalledOff } from '../messages/called-off.query.js';
import { planEventOf } from '../obligations/unit-plan-history.js';
import { actorOf, actorsIn } from './actors.js';
import { callingOff, wasCalledOff } from './called-off-story.js';

type Entry = ObligationView['timeline'][number];
type Told = { recorded: RecordedEvent; text: string };

const isExplanation = (lineId: string): boolean => lineId.startsWith(`${EXPLANATION_KEY}.`);

/** What happens to the whole plan belongs to every story, but for an explanation, which began with its own request. */
const isAbout = (event: UnitPlanEvent, lineId: string): boolean => {
  if (linesOfEvent(event)?.includes(lineId)) return true;
  return (event.type === 'UnitPlanOpened' || event.type === 'UnitPlanAmended') && !isExplanation(lineId);
};

const planStory = ({ history, withheld }: StorySources, ref: StoryOf, nameOf: (unitId: string) => string): Told[] =>
  history.flatMap((recorded) => {
    const event = planEventOf(recorded);
    if (!isAbout(event, ref.lineId)) return [];
    const text = planEventStory(event, { lineId: ref.lineId, nameOf });
    return [{ recorded, text: wasCalledOff(event, ref, withheld) ? `${text} (không gửi: đã hủy)` : text }];
  });

/** Letters fall in where they were recorded; what a plan recorded stays in the order of its stream. */
const merged = (plan: readonly Told[], letters: readonly Told[]): Told[] => {
  const told = [...plan];
  for (const letter of letters) {
    const after = told.findIndex(({ recorded }) => knownFrom(recorded) > knownFrom(letter.recorded));
    told.splice(after === -1 ? told.length : after, 0, letter);
  }
  return told;
};

/** Plan and letters as the log has them, what was called off, and the register that names units and people. */
export type StorySources = {
  history: readonly RecordedEvent[];
  letters: readonly (readonly RecordedEvent[])[];
  withheld: ReadonlyMap<string, CalledOff>;
  units: ReadonlyMap<string, OrgUnit>;
};
type StoryOf = { cascadeId: string; unitId: string; lineId: string };

/** An act that stands in no stream of the obligation falls in behind all that was recorded up to then. */
const withActs = (entries: readonly Entry[], acts: readonly Entry[]): Entry[] => {
  const told = [...entries];
  for (const act of acts) told.splice(told.findLastIndex(({ recordedAt }) => recordedAt <= act.recordedAt) + 1, 0, act);
  return told;
};

/** The story of one obligation in words, oldest first, read from the log itself. */
export const timelineOf = (sources: StorySources, ref: StoryOf): Entry[] => {
  const { letters, units, withheld } = sources;
  const nameActor = actorsIn(units);
  const nameOf = (unitId: string): string => units.get(unitId)?.name ?? unitId;
  const told = merged(planStory(sources, ref, nameOf), letters.flatMap(letterStory));
  const entries = told.map(({ recorded, text }) => {
    const { type, occurredAt, metadata } = recorded;
    const recordedAt = knownFrom(recorded);
    const actor = nameActor(actorOf(type, metadata.actor), recordedAt as Instant);
    return { at: occurredAt, recordedAt, kind: type, text, actor };
  });
  return withActs(entries, callingOff(ref, ref.lineId, withheld, nameActor));
};
