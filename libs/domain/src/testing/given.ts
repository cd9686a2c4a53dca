import { expect } from 'vitest';
import type { Instant } from '../calendar/instant.js';

type Decide<State, Command, Event> = (state: State, command: Command, now: Instant) => readonly Event[];
type Decider<State, Command, Event> = {
  initial: () => State;
  decide: Decide<State, Command, Event>;
  evolve: (state: State, event: Event) => State;
};

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
};

/** Given events, when a command, then events. State and events are frozen: a decider that changes them fails. */
export const specFor =
  <State, Command, Event>({ initial, decide, evolve }: Decider<State, Command, Event>) =>
  (...history: Event[]) => {
    const state = history
      .map(deepFreeze)
      .reduce((folded, event) => deepFreeze(evolve(folded, event)), deepFreeze(initial()));
    return {
      state,
      when: (command: Command, now: Instant) => ({
        events: () => decide(state, command, now),
        then: (...expected: Event[]) => expect(decide(state, command, now)).toEqual(expected),
        thenNothing: () => expect(decide(state, command, now)).toEqual([]),
        thenThrows: (code: string) =>
          expect(() => decide(state, command, now)).toThrow(expect.objectContaining({ code })),
      }),
    };
  };
