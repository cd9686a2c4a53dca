import { type OrgUnit, withoutMarks } from '@dondoc/domain';

type Body = Pick<OrgUnit, 'name'> & Partial<Pick<OrgUnit, 'class'>>;

/** A committee of the Party with the place that it leads: `Tỉnh ủy Ninh Thuận`, `Đảng ủy xã Phước Hải`. */
const COMMITTEE = /^(?:ban thường vụ |thường trực )?(tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ)\s+(.+)$/iu;
const OF_PARTY = /(?:^|\s)(?:(?:tinh|thanh|huyen|quan|thi|dang) uy|dang bo|chi bo)(?:\s|$)|^ban chap hanh trung uong/;

/** The level of State that a committee leads, as the name of its Party organisation has it. */
const LEVELS: Readonly<Record<string, string>> = {
  tỉnh: 'tỉnh',
  thành: 'thành phố',
  huyện: 'huyện',
  quận: 'quận',
  thị: 'thị xã',
};

/** How committees sign (`36-CT/TU`, `87-CT/HU`). */
const SIGNS: Readonly<Record<string, string>> = {
  tỉnh: 'TU',
  thành: 'TU',
  huyện: 'HU',
  quận: 'QU',
  thị: 'ThU',
  đảng: 'ĐU',
};

export const isPartyBody = ({ name, class: of }: Body): boolean =>
  of === 'to-chuc-dang' || OF_PARTY.test(withoutMarks(name));

const committee = (name: string): { level: string; place: string } | null => {
  const found = COMMITTEE.exec(name.normalize('NFC'));
  return found?.[1] && found[2] ? { level: found[1].toLowerCase(), place: found[2] } : null;
};

/** Whether a body is a committee itself, and no office or board of one. */
export const isCommittee = (name: string): boolean => committee(name) !== null;

/** `Đảng bộ tỉnh Ninh Thuận` of `Tỉnh ủy Ninh Thuận`: what a committee below names above itself. */
export const partyOrganisation = (name: string): string => {
  const found = committee(name);
  if (found === null) return name;
  const level = LEVELS[found.level];
  return `Đảng bộ ${level === undefined ? '' : `${level} `}${found.place}`;
};

/** `TU`, `HU`, `ĐU`; of a block of bodies `ĐUK`; "" when the name is none of a committee. */
export const committeeSign = (name: string): string => {
  const found = committee(name);
  if (found === null) return '';
  return /^khối\s/iu.test(found.place) ? 'ĐUK' : (SIGNS[found.level] ?? '');
};

/** "Tỉnh ủy" of `Tỉnh ủy Ninh Thuận`. */
export const committeeWord = (name: string): string => name.split(/\s+/).slice(0, 2).join(' ');

/** The last level of State in a name, and the proper name after it. */
const LAST_PLACE = /(?:^|^.*\s)(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+(\S.*)$/iu;
const PROPER = /^[\p{Lu}\d]/u;

/**
 * The proper name of the place where a committee has its seat; "" when its name tells none. Names of one syllable and numbers
 * keep their level; so must names of persons, which no register tells: the clerk corrects them once.
 */
export const partyPlace = (name: string): string => {
  const found = committee(name);
  if (found === null) return '';
  const level = LEVELS[found.level];
  const [, of = '', proper = ''] = LAST_PLACE.exec(level === undefined ? found.place : `${level} ${found.place}`) ?? [];
  if (!PROPER.test(proper)) return '';
  return /\s/.test(proper) ? proper : `${of.slice(0, 1).toUpperCase()}${of.slice(1).toLowerCase()} ${proper}`;
};
