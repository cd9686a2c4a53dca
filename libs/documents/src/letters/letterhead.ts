import type { Letterhead } from './chase/letter-facts.js';
import type { Above, HeadedUnit } from './headed-unit.js';
import { initials } from './initials.js';
import { isPartyBody } from './party-body.js';
import { partyLetterhead } from './party-letterhead.js';

const COUNCIL = /^(ủy ban nhân dân|hội đồng nhân dân)\s+(.+)$/iu;

/** Names of bodies that have an abbreviation of their own; all others are abbreviated by their words' first letters. */
const ABBREVIATED: readonly (readonly [RegExp, string])[] = [
  [/^văn phòng ủy ban nhân dân/iu, 'VPUBND'],
  [/^văn phòng đoàn đại biểu quốc hội/iu, 'VPĐĐBQH'],
  [/^văn phòng hội đồng nhân dân và ủy ban nhân dân/iu, 'VP'],
  [/^ủy ban nhân dân/iu, 'UBND'],
  [/^hội đồng nhân dân/iu, 'HĐND'],
];

const abbreviation = (name: string, place: string): string => {
  const known = ABBREVIATED.find(([pattern]) => pattern.test(name));
  return known ? known[1] : initials(name.replace(place, '').trim());
};

/** `tỉnh Ninh Thuận` of `Ủy ban nhân dân tỉnh Ninh Thuận`; "" when the name tells no place. */
const placeIn = (name: string): string => COUNCIL.exec(name)?.[2] ?? '';

/**
 * The name that the decree asks for: a province by its name; anything else in full ("Huyện Dương Minh Châu"), for places named
 * after people, numbers or events must be (phần I, mục II.4), and no register says which are.
 */
const placeName = (place: string): string =>
  /^tỉnh\s/iu.test(place) ? place.replace(/^tỉnh\s+/iu, '') : place.slice(0, 1).toUpperCase() + place.slice(1);

/** A council or committee of the people is written in two lines. */
const headLines = (name: string): string => name.replace(COUNCIL, '$1\n$2');

/** The own name in the head: what only repeats the body above is left out ("Văn phòng", "Sở Nội vụ"). */
const withoutAbove = (name: string, above: string): string => {
  const shorter = [above, placeIn(above)]
    .filter((one) => one !== '' && name.toLowerCase().endsWith(one.toLowerCase()))
    .map((one) => name.slice(0, name.length - one.length).trim())
    .find((one) => one !== '');
  return shorter ?? name;
};

const capacityOf = ({ name, leader }: HeadedUnit): string[] => {
  const title = leader?.title ?? 'Thủ trưởng';
  return COUNCIL.test(name) ? [`TM. ${(COUNCIL.exec(name)?.[1] ?? '').toUpperCase()}`, title] : [title];
};

/** People's councils and committees name no body above themselves (phần I, mục II.2). */
const stateLetterhead = (unit: HeadedUnit, above: Above | null): Letterhead => {
  const council = COUNCIL.test(unit.name);
  const place = placeIn(council ? unit.name : (above?.name ?? ''));
  return {
    layout: 'state',
    superior: council || above === null ? null : headLines(above.name),
    agency: council ? headLines(unit.name) : withoutAbove(unit.name, above?.name ?? ''),
    name: unit.name,
    sign: `${abbreviation(unit.name, place)}-${council || unit.class === 'office' ? 'TH' : 'VP'}`,
    place: place === '' ? '' : placeName(place),
    capacity: capacityOf(unit),
    signatory: unit.leader?.name ?? '',
  };
};

/**
 * The letterhead that a unit most probably uses; every part of it may be corrected before a letter is made. Bodies of the Party
 * follow Hướng dẫn 36-HD/VPTW, all others Nghị định 30/2020/NĐ-CP.
 */
export const letterheadOf = (unit: HeadedUnit, above: Above | null): Letterhead =>
  isPartyBody(unit) || (above !== null && isPartyBody(above))
    ? partyLetterhead(unit, above)
    : stateLetterhead(unit, above);
