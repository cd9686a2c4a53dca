import type { DirectiveReadingView, FoundObligationView } from '@dondoc/contracts';
import { readingsOf } from '../body/from-reading.js';

export type Decision = 'open' | 'taken' | 'dropped';

/** What a person has decided about each found obligation, and which reading of its words is chosen. */
export type Decisions = { state: readonly Decision[]; chosen: readonly number[] };

export const beginDecisions = (obligations: readonly FoundObligationView[]): Decisions => ({
  state: obligations.map(() => 'open'),
  chosen: obligations.map((one) =>
    Math.max(
      readingsOf(one).findIndex(({ strict }) => strict),
      0,
    ),
  ),
});

const placed = <T>(list: readonly T[], index: number, value: T): T[] =>
  list.map((one, at) => (at === index ? value : one));

export const decided = (decisions: Decisions, index: number, decision: Decision): Decisions => ({
  ...decisions,
  state: placed(decisions.state, index, decision),
});

export const chose = (decisions: Decisions, index: number, reading: number): Decisions => ({
  ...decisions,
  chosen: placed(decisions.chosen, index, reading),
});

/** Nothing to settle: the words have been read and the reader doubts nothing. */
export const isClear = (found: FoundObligationView): boolean =>
  found.due !== null && found.due.rule !== null && found.due.doubts.length === 0;

/** Takes every open obligation without a doubt; the others wait for a person. */
export const takeClear = (decisions: Decisions, obligations: readonly FoundObligationView[]): Decisions => ({
  ...decisions,
  state: decisions.state.map((state, index) => {
    const found = obligations[index];
    return state === 'open' && found !== undefined && isClear(found) ? 'taken' : state;
  }),
});

export const countOf = ({ state }: Decisions, wanted: Decision): number => state.filter((one) => one === wanted).length;

/** Place of the next obligation to decide after this one, from the beginning again at the end; −1: none is left. */
export const nextOpen = ({ state }: Decisions, after: number): number => {
  const later = state.findIndex((one, index) => index > after && one === 'open');
  return later >= 0 ? later : state.indexOf('open');
};

export type PasteState = { text: string; reading: DirectiveReadingView | null; document: number; decisions: Decisions };
