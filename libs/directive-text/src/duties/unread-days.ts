import { citationsIn, withoutCitations } from '../document/citations.js';
import type { Passage } from '../outline/passages.js';
import { sentencesOf } from '../outline/sentences.js';
import { fold } from '../text/folding.js';
import { readSentence } from './parts.js';
import { recalls, tellsCutOff } from './time-words.js';

const DAY = /(?<![a-z0-9])ngay\s+\d{1,2}\s?[/.-]\s?\d{1,2}/;

const namesDay = (text: string): boolean => {
  const plain = fold(text);
  return DAY.test(plain) && DAY.test(withoutCitations(plain, citationsIn(text, plain)));
};

/**
 * True when a passage speaks of handing something in and of a day that no word makes a limit ("theo lịch: khối mầm non
 * ngày 20/5"): nothing is proposed, a person is told to look.
 */
export const hasUnreadDay = ({ text, section, marker }: Passage): boolean =>
  section !== 'aims' &&
  marker?.level !== 'row' &&
  namesDay(text) &&
  sentencesOf(text)
    .flatMap((sentence) => readSentence(sentence).parts)
    .some(({ plain, deliverables }) => {
      const day = DAY.exec(plain);
      if (!day || tellsCutOff(plain) || !deliverables.some(({ handIn }) => handIn)) return false;
      return !recalls(plain, { start: day.index, end: day.index + day[0].length, kind: 'date' });
    });
