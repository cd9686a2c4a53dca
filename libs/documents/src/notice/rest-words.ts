import { withoutMarks } from '@dondoc/domain';

/** Vietnamese letters without marks, lower case. Keeps the length of NFC text. */
export const plainLetters = (text: string): string =>
  text.normalize('NFC').replace(/./gsu, (letter) => withoutMarks(letter).charAt(0) || letter);

const WORKED = /\b(lam bu|lam viec|di lam|working day|work day|make-?up day)\b/;
const OFF = /\b(nghi|holiday|day off)\b/;
/** Public holidays of Bộ luật Lao động 2019 Điều 112 and of Nghị quyết 28/2026/QH16 by the names in use. */
const HOLIDAYS =
  /\b(quoc khanh|tet (duong lich|nguyen dan|am lich)|gio to|chien thang|giai phong mien nam|quoc te lao dong|ngay van hoa viet nam)\b/;

/** What the words of an event or a line say: the day is worked, or off; undefined when they say neither or both. */
export const worksBy = (words: string): boolean | undefined => {
  const plain = plainLetters(words).trim();
  if (/^(lam bu|lam viec|di lam)\b/.test(plain)) return true;
  if (/^nghi\b/.test(plain)) return false;
  const [worked, off] = [WORKED.test(plain), OFF.test(plain) || HOLIDAYS.test(plain)];
  return worked === off ? undefined : worked;
};
