import type { PlainDate } from '../calendar/plain-date.js';
import type { Post, PostKind } from './post.js';

/** The class under which a document addresses a unit ("Nơi nhận"). */
export const unitClasses = {
  issuer: 'Cơ quan ban hành',
  office: 'Văn phòng',
  'so-ban-nganh': 'Sở, ban, ngành',
  'luc-luong-vu-trang': 'Lực lượng vũ trang',
  'don-vi-su-nghiep': 'Đơn vị sự nghiệp',
  'huyen-thanh-pho': 'Huyện, thành phố',
  xa: 'Xã, phường, thị trấn',
  'phong-chuyen-mon': 'Phòng chuyên môn, đơn vị sự nghiệp cấp huyện, xã',
  'phong-thuoc-so': 'Phòng, đơn vị thuộc sở, ban',
  'to-chuc-dang': 'Cấp ủy, tổ chức Đảng',
  'doan-the': 'Mặt trận, đoàn thể',
} as const;
export type UnitClass = keyof typeof unitClasses;

export type Tier = 'province' | 'district' | 'commune' | 'division';

/** What a unit has been called and where it stood, up to and including the day `until`. */
export type FormerUnit = Pick<OrgUnit, DatedFact> & { until: PlainDate };
/** The facts about a unit that change with a date. */
export type DatedFact = 'name' | 'shortName' | 'class' | 'tier' | 'parent' | 'adminCode' | 'dutyLine';

/**
 * An organisation unit that lives from `validFrom` to `validTo` (plain dates, both included; null: open). Its facts are
 * those that hold now; `former`, oldest first, says what held before, so that past figures keep their names.
 */
export type OrgUnit = {
  id: string;
  name: string;
  shortName: string;
  class: UnitClass;
  tier: Tier;
  parent: string | null;
  /** Administrative-unit code (General Statistics Office); an agency code is another thing (domain.md §7). */
  adminCode: string | null;
  validFrom: PlainDate;
  validTo: PlainDate | null;
  /** Units up the line, nearest first: who is told about lateness. */
  dutyLine: readonly string[];
  posts: readonly Post[];
  former?: readonly FormerUnit[];
};

/** Address of a post in messages and ledgers: `so-noi-vu/leader`. */
export type PostId = `${string}/${PostKind}`;

export const postId = (unitId: string, kind: PostKind): PostId => `${unitId}/${kind}`;

/** True when the unit exists on that day. */
export const existsOn = (unit: OrgUnit, date: PlainDate): boolean =>
  unit.validFrom <= date && (unit.validTo === null || date <= unit.validTo);

/** The post of that kind, if the unit has one. */
export const findPost = (unit: OrgUnit, kind: PostKind): Post | undefined =>
  unit.posts.find((post) => post.kind === kind);

/** The unit as it was on that day: name, class and parent of the day. */
export const unitOn = (unit: OrgUnit, date: PlainDate): OrgUnit => {
  const was = unit.former?.find(({ until }) => date <= until);
  if (!was) return unit;
  const { until: _, ...facts } = was;
  return { ...unit, ...facts };
};

/** True when the unit is the other or lies below it, by the register's parents. A loop of parents ends the search. */
export const liesWithin = (unit: OrgUnit, top: string, byId: ReadonlyMap<string, OrgUnit>): boolean => {
  const seen = new Set<string>();
  for (
    let one: OrgUnit | undefined = unit;
    one && !seen.has(one.id);
    one = one.parent ? byId.get(one.parent) : undefined
  ) {
    // The top itself need not stand in the register that is given.
    if (one.id === top || one.parent === top) return true;
    seen.add(one.id);
  }
  return false;
};
