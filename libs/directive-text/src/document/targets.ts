import type { FoundTarget } from '../found.js';
import type { Passage } from '../outline/passages.js';

const PERCENT = /(\d{1,3}(?:[.,]\d{1,2})?)\s?%/;

const percentIn = (text: string): number | null => {
  const figure = PERCENT.exec(text)?.[1];
  return figure === undefined ? null : Number(figure.replace(',', '.'));
};

/** The targets: the items of the section "chỉ tiêu"; bullets are numbered in their order. */
export const targetsIn = (passages: readonly Passage[]): FoundTarget[] => {
  const items = passages.filter(
    ({ section, marker, above }) =>
      section === 'targets' && marker !== null && above.length > 0 && marker.level !== 'roman',
  );
  const numbered = items.filter(({ marker }) => marker?.level === 'number');
  const chosen = numbered.length > 0 ? numbered : items;
  return chosen.map(({ marker, text }, index) => ({
    number: marker?.level === 'number' ? Number(marker.label) : index + 1,
    text,
    percent: percentIn(text),
  }));
};
