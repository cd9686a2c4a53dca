import {
  type Cascade,
  type CascadeCommand,
  type CascadeEvent,
  decideCascade,
  decideUnitPlan,
  evolveCascade,
  evolveUnitPlan,
  initialCascade,
  initialUnitPlan,
  type Instant,
  type Policy,
  type UnitPlan,
  type UnitPlanCommand,
  type UnitPlanEvent,
} from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';

/** A stream before and after the events that a command has made of it. */
export type Change<State, Event> = { before: State; after: State; events: readonly Event[]; expectedVersion: number };
export type UnitPlanChange = Change<UnitPlan, UnitPlanEvent> & { position: number };
export type CascadeChange = Change<Cascade, CascadeEvent>;

// The log keeps events as JSON; their types are those of the decider that wrote them.
const factOf = <Event>({ type, occurredAt, data }: RecordedEvent): Event => ({ type, at: occurredAt, data }) as Event;

export type Loaded<State> = { state: State; version: number };

const fold = <State, Event>(
  history: readonly RecordedEvent[],
  initial: State,
  evolve: (state: State, event: Event) => State,
): Loaded<State> => ({
  state: history.reduce((state, recorded) => evolve(state, factOf<Event>(recorded)), initial),
  version: history.length,
});

export const foldUnitPlan = (history: readonly RecordedEvent[]): Loaded<UnitPlan> =>
  fold(history, initialUnitPlan(), evolveUnitPlan);

export const foldCascade = (history: readonly RecordedEvent[]): Loaded<Cascade> =>
  fold(history, initialCascade(), evolveCascade);

/** Decides one command on a unit plan. */
export const changeUnitPlan = (
  { state, version }: Loaded<UnitPlan>,
  command: UnitPlanCommand,
  policy: Policy,
  now: Instant,
  position = 0,
): UnitPlanChange => {
  const events = decideUnitPlan(state, command, policy, now);
  return { before: state, after: events.reduce(evolveUnitPlan, state), events, expectedVersion: version, position };
};

/** Decides one command on a cascade. */
export const changeCascade = (
  { state, version }: Loaded<Cascade>,
  command: CascadeCommand,
  policy: Policy,
  now: Instant,
): CascadeChange => {
  const events = decideCascade(state, command, policy, now);
  return { before: state, after: events.reduce(evolveCascade, state), events, expectedVersion: version };
};
