import { bodyAt } from '../bodies/body-names.js';
import { citationsIn, withoutCitations } from '../document/citations.js';
import type { Sentence, Stretch } from '../outline/sentences.js';
import { fold } from '../text/folding.js';
import { conditionIn } from './conditions.js';
import { type Deliverable, deliverablesIn, withoutPurposes } from './deliverables.js';
import { type TimeWords, timeWordsIn } from './time-words.js';

/** A part of a sentence with what stands in it; offsets are the part's. */
export type ReadPart = Stretch & {
  /** Folded, with citations, purposes and conditions blotted out. */
  plain: string;
  times: readonly TimeWords[];
  deliverables: readonly Deliverable[];
  condition: string | null;
};

export type ReadSentence = { text: string; parts: readonly ReadPart[] };

const readPart = (part: Stretch): ReadPart => {
  const folded = fold(part.text);
  const cited = withoutCitations(folded, citationsIn(part.text, folded));
  const times = timeWordsIn(cited);
  const condition = conditionIn(part.text, folded);
  const free = condition
    ? cited.slice(0, condition.start) + '#'.repeat(condition.end - condition.start) + cited.slice(condition.end)
    : cited;
  const plain = withoutPurposes(free, times);
  return { ...part, plain, times, deliverables: deliverablesIn(plain), condition: condition?.words ?? null };
};

/** True for "Các sở, ban, ngành;": the subject goes on behind the semicolon. */
const isOnlyBodies = (text: string): boolean => {
  if (text.length > 300) return false;
  const plain = fold(text);
  const lead = /^(?:giao|de nghi|yeu cau|doi voi)?\s*/.exec(plain)?.[0].length ?? 0;
  const body = bodyAt(text, plain, lead, true);
  return body !== null && body.end >= text.replace(/[\s;]+$/, '').length;
};

const joinedSubjects = (parts: readonly Stretch[]): Stretch[] => {
  const joined: Stretch[] = [];
  let subjects: Stretch | null = null;
  for (const part of parts) {
    const whole: Stretch = subjects ? { text: `${subjects.text} ${part.text}`, start: subjects.start } : part;
    subjects = isOnlyBodies(part.text) && part !== parts.at(-1) ? whole : null;
    if (!subjects) joined.push(whole);
  }
  return joined;
};

export const readSentence = (sentence: Sentence): ReadSentence => ({
  text: sentence.text,
  parts: joinedSubjects(sentence.parts).map(readPart),
});

/** The part's own words as printed. */
export const wordsOf = (part: ReadPart, start: number, end: number): string =>
  part.text.slice(start, end).replace(/\s+/g, ' ').trim();
