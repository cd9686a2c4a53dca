import type { DueRule, ObligationPeriods, PlainDate } from '@dondoc/domain';
import type { Doubt } from './doubt.js';
import type { Repeats } from './repeats.js';

/** `read`: one meaning, all parts known. `doubt`: a person must settle what the doubts name. */
export type ReadingStatus = 'read' | 'doubt' | 'unreadable';

/** One way to understand the words; the strict one stands first and is preselected. */
export type Reading = { label: string; rule: DueRule; sentence: string; strict: boolean };

/**
 * One due date or series of due dates in the words. `periods` begin in the year of issue; they are null when that is
 * not known or the words do not say which periods. `repeats` says how often, whatever the years.
 */
export type DueItem = {
  words: string;
  rule: DueRule | null;
  periods: ObligationPeriods | null;
  repeats: Repeats | null;
  sentence: string;
  doubts: readonly Doubt[];
  readings: readonly Reading[];
};

/** What the reader makes of due words: a proposal, never saved unconfirmed. `rule` is the first item's. */
export type DueReading = {
  status: ReadingStatus;
  sentence: string;
  rule: DueRule | null;
  doubts: readonly Doubt[];
  items: readonly DueItem[];
};

/** What is known besides the words: the day of issue, the clause of the source. */
export type ReadingContext = { issuedOn?: PlainDate; clause?: string };
