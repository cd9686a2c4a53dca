import type { Concept } from '../lexicon/concept.js';

/** Numbers joined by `/`, `.` or `-`: a date, a month with its year, a span of years, or none of these. */
export type JoinedNumbers = { readonly values: readonly number[]; readonly widths: readonly number[] };

export type ClockTime = { readonly hours: number; readonly minutes: number };

/** A piece of the words. `from` and `to` point into the even text. */
export type Token = {
  readonly kind: 'word' | 'number' | 'joined' | 'hour' | 'sign' | 'percent' | 'roman' | 'blank' | 'punct';
  /** As it stands in the even text, lower case; `typed` keeps the capitals. */
  readonly text: string;
  readonly typed: string;
  readonly from: number;
  readonly to: number;
  /** What the lexicon knows about the word or phrase. */
  readonly concepts: ReadonlySet<Concept>;
  /** The value of a number, a Roman numeral, or a number word. */
  readonly value: number | null;
  readonly joined: JoinedNumbers | null;
  readonly clock: ClockTime | null;
};

export type Piece = Pick<Token, 'kind' | 'text' | 'from' | 'to'> & Partial<Pick<Token, 'value' | 'joined' | 'clock'>>;
