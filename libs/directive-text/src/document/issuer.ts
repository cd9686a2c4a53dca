import type { Passage } from '../outline/passages.js';
import { fold } from '../text/folding.js';

/** A line that begins another body's name; "TỈNH …", "HUYỆN …" go on with the one above. */
const BEGINS =
  /^(?:ubnd|uy ban|hdnd|hoi dong|so |ban |phong |bo |cuc |chi cuc|huyen uy|tinh uy|dang uy|thanh uy|truong |trung tam|cong an|thu tuong|chinh phu|van phong|lien doan|hoi |tong|dang bo|chi bo|vien |benh vien|doan )/;

const namesIn = (lines: readonly string[]): string[] => {
  const names: string[] = [];
  for (const line of lines) {
    const last = names.at(-1);
    const begins = last === undefined || (BEGINS.test(`${fold(line)} `) && fold(last).length > 3);
    if (begins) names.push(line);
    else names[names.length - 1] = `${last} ${line}`;
  }
  return names;
};

const titled = (capitals: string): string =>
  capitals.replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());

/** The name as the text writes it, as far as it does ("Ủy ban nhân dân tỉnh"); the head prints capitals only. */
const asWritten = (name: string, passages: readonly Passage[]): string => {
  const folded = passages.map(({ text }) => fold(text));
  const words = name.split(' ');
  for (let count = words.length; count >= 2; count -= 1) {
    const wanted = fold(words.slice(0, count).join(' '));
    for (const [index, { text }] of passages.entries()) {
      const at = folded[index]?.indexOf(wanted) ?? -1;
      const written = at < 0 ? '' : text.slice(at, at + wanted.length);
      if (written === '' || written === written.toUpperCase()) continue;
      return `${written} ${titled(words.slice(count).join(' '))}`.trim();
    }
  }
  return name;
};

/** The issuer of the head's left column: the lowest of the bodies named there. */
export const issuerFrom = (lines: readonly string[], passages: readonly Passage[]): string | null => {
  const lowest = namesIn(lines).at(-1);
  return lowest === undefined ? null : asWritten(lowest, passages);
};
