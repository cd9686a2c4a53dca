import { fullNumber } from '@dondoc/domain';
import { legalDate } from '../layout/legal-date.js';
import type { CitedDocument } from './letter-facts.js';

const isCapital = (letter: string): boolean => letter !== letter.toLowerCase();

/**
 * Text that goes on in a sentence: its first letter small, unless it begins with an abbreviation ("CCHC") or a name of
 * several words ("Ninh Thuận …").
 */
export const inSentence = (text: string): string => {
  const [first = '', second = ''] = text.trim().split(/\s+/);
  const rest = [...first].slice(1).join('');
  const abbreviation = rest !== rest.toLowerCase() || /\d/.test(first);
  const name = isCapital(second.slice(0, 1)) && second.slice(1) === second.slice(1).toLowerCase();
  const plain = text.trim();
  return abbreviation || name ? plain : plain.slice(0, 1).toLowerCase() + plain.slice(1);
};

/** `Kế hoạch số 155/KH-UBND`, `Chỉ thị số 36-CT/TU`; by its date where it bears no number. */
export const shortCitation = ({ type, number, sign, issuedOn }: CitedDocument): string =>
  number === '' ? `${type} ${legalDate(issuedOn)}` : `${type} số ${fullNumber(number, sign)}`;

/** What the directive is about, ready to follow "về". */
const aboutOf = (subject: string): string => inSentence(subject.trim().replace(/^(?:v\/v|về việc|về)\s*:?\s+/i, ''));

/** `Kế hoạch số 155/KH-UBND ngày 15 tháng 02 năm 2022 của Ủy ban nhân dân tỉnh Ninh Thuận về công tác dân vận`. */
export const fullCitation = (document: CitedDocument): string => {
  const about = aboutOf(document.subject).replace(/[.;,\s]+$/, '');
  const dated = document.number === '' ? '' : ` ${legalDate(document.issuedOn)}`;
  const head = `${shortCitation(document)}${dated} của ${document.issuer}`;
  return about === '' ? head : `${head} về ${about}`;
};
