import type { PlainDate } from '../calendar/plain-date.js';

/** The class under which a document addresses a unit ("Nơi nhận"). */
export const unitClasses = {
  issuer: 'Cơ quan ban hành',
  office: 'Văn phòng',
  'so-ban-nganh': 'Sở, ban, ngành',
  'luc-luong-vu-trang': 'Lực lượng vũ trang',
  'don-vi-su-nghiep': 'Đơn vị sự nghiệp',
  'huyen-thanh-pho': 'Huyện, thành phố',
  xa: 'Xã, phường, thị trấn',
} as const;
export type UnitClass = keyof typeof unitClasses;

export type Tier = 'province' | 'district' | 'commune';

/** `leader` signs and is told of lateness; `focal-point` owes the work; `tracker` follows for the Office. */
export type PostKind = 'leader' | 'focal-point' | 'tracker';

/** Work belongs to the post, not to the person who holds it today. */
export type Post = { kind: PostKind; title: string; holder: string; email: string };

/** An organisation unit that lives from `validFrom` to `validTo` (plain dates, both included; null: open). */
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
