import type { Letterhead } from './chase/letter-facts.js';
import type { Above, HeadedUnit } from './headed-unit.js';
import { initials } from './initials.js';
import { committeeSign, isCommittee, partyOrganisation, partyPlace } from './party-body.js';

/** The committee that a body is, or that it belongs to. */
const committeeOf = (unit: HeadedUnit, above: Above | null): string =>
  isCommittee(unit.name) || above === null ? unit.name : above.name;

/** "Văn phòng" of `Văn phòng Huyện ủy Ninh Phước` under `Huyện ủy Ninh Phước`. */
const ownName = (name: string, above: string): string => {
  const short = name.replace(/\s+(?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ).*$/iu, '').trim();
  return above === '' || short === '' ? name : short;
};

/**
 * The letterhead that a Party body most probably uses (Hướng dẫn 36-HD/VPTW): a committee under the organisation above it, its
 * offices and boards under the committee. A committee writes in the name of its standing board.
 */
export const partyLetterhead = (unit: HeadedUnit, above: Above | null): Letterhead => {
  const committee = committeeOf(unit, above);
  const itself = isCommittee(unit.name);
  const title = unit.leader?.title ?? (itself ? 'Bí thư' : 'Thủ trưởng');
  const agency = itself
    ? unit.name.replace(/^(?:ban thường vụ|thường trực)\s+/iu, '')
    : ownName(unit.name, above?.name ?? '');
  return {
    layout: 'party',
    superior: above === null ? null : itself ? partyOrganisation(above.name) : above.name,
    agency,
    name: itself ? `Ban Thường vụ ${agency}` : unit.name,
    sign: `CV/${itself ? '' : initials(agency)}${committeeSign(committee)}`,
    place: partyPlace(committee),
    capacity: itself ? ['T/M Ban Thường vụ', title] : [title],
    signatory: unit.leader?.name ?? '',
  };
};
