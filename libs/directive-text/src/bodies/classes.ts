import type { UnitClass } from '@dondoc/domain';
import type { FoundAudience } from '../found.js';
import { fold } from '../text/folding.js';
import { bodyAt } from './body-names.js';

/** Who speaks decides what "phòng chuyên môn" and "đơn vị sự nghiệp" are: of a huyện, or of a sở. */
export type IssuerTier = 'province' | 'district' | 'department' | 'party' | 'unknown';

export const tierOf = (issuer: string | null): IssuerTier => {
  const plain = fold(issuer ?? '');
  if (/huyen uy|tinh uy|thanh uy|dang uy|ban thuong vu|dang bo/.test(plain)) return 'party';
  if (/(?:ubnd|uy ban nhan dan)[a-z\s]*(?:huyen|quan|thi xa|xa|phuong)/.test(plain)) return 'district';
  if (/(?:ubnd|uy ban nhan dan)/.test(plain)) return 'province';
  return /^(?:so|ban|phong|cuc|chi cuc)\b/.test(plain) ? 'department' : 'unknown';
};

type ClassWords = readonly [UnitClass, RegExp];

const PLURAL = '(?:cac|tat ca|toan bo|100% cac)';
const everywhere: readonly ClassWords[] = [
  ['so-ban-nganh', /\b(?:cac )?so\s?[,-]\s?(?:ban|nganh)|\bcac so\b|\bcac ban\s?[,-]\s?nganh|\bcac bo\b(?! phan)/],
  ['luc-luong-vu-trang', /luc luong vu trang/],
  [
    'huyen-thanh-pho',
    /(?:cac )(?:quan\s?[,-]\s?)?huyen\b|cap huyen|huyen, (?:thi xa|thanh pho)|cac (?:thanh pho|thi xa)/,
  ],
  ['xa', /(?:cac )?xa\s?[,-]\s?(?:phuong|thi tran|dac khu)|\bcac (?:xa|phuong)\b|cap xa|phuong, xa/],
  [
    'to-chuc-dang',
    /cap uy|chi bo|(?:chi, )?dang bo (?:co so|truc thuoc)|cac dang bo|chi, dang bo|to chuc (?:co so )?dang/,
  ],
  ['doan-the', /doan the|to chuc chinh tri ?- ?xa hoi|cac hoi\b/],
];
const byTier: Readonly<Record<IssuerTier, readonly ClassWords[]>> = {
  province: [
    ['don-vi-su-nghiep', /don vi su nghiep/],
    ['phong-chuyen-mon', /phong chuyen mon/],
  ],
  district: [['phong-chuyen-mon', /(?:cac )?phong,? ?(?:chuyen mon|ban)|cac phong\b|don vi su nghiep/]],
  department: [
    ['phong-thuoc-so', /(?:cac )?phong,? ?(?:chuyen mon|ban|don vi)|cac phong\b|don vi (?:truc )?thuoc/],
    ['don-vi-su-nghiep', /don vi su nghiep/],
  ],
  party: [],
  unknown: [
    ['don-vi-su-nghiep', /don vi su nghiep/],
    ['phong-chuyen-mon', /phong,? ?(?:chuyen mon|ban)/],
  ],
};

/** "các cơ quan, đơn vị, địa phương": everybody whom the document addresses. */
const EVERYBODY = new RegExp(
  `(?:quy|${PLURAL}|moi|tung) (?:co quan|don vi|dia phuong|cap|nganh)|co quan, don vi|don vi, dia phuong|cac cap uy, to chuc dang, chinh quyen`,
);
const ONE_OF_MANY = /\b(?:cac|cap|moi|tung|tat ca|quy|nhung)\b|, (?:ban|nganh)/;

const classesIn = (plain: string, tier: IssuerTier): UnitClass[] =>
  [...everywhere, ...byTier[tier]].filter(([, words]) => words.test(plain)).map(([unitClass]) => unitClass);

const NAMED = /^(?:\p{Lu}|(?:phòng|sở|ban) \p{Lu})/u;

/** The single bodies of a list: "Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh". */
const unitNamesIn = (words: string): string[] => {
  const plain = fold(words);
  const names: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const body = bodyAt(words, plain, at);
    if (!body) continue;
    if (!ONE_OF_MANY.test(fold(body.words)) && /\s/.test(body.words) && NAMED.test(body.words)) names.push(body.words);
    at = body.end;
  }
  return names;
};

const withoutTitle = (name: string): string =>
  name.replace(
    /^(?:Thủ trưởng|Giám đốc|Chủ tịch|Chánh|Trưởng|Hiệu trưởng)\s+(?=(?:Sở|UBND|Ủy|Uỷ|Văn|[Pp]hòng|Ban|Công)\b|\p{Lu})/u,
    '',
  );

/** The classes and units that words name; `addressed` stands for "các cơ quan, đơn vị, địa phương". */
export const audienceOf = (words: string, tier: IssuerTier, addressed: readonly UnitClass[]): FoundAudience => {
  const plain = fold(words);
  const named = classesIn(plain, tier);
  const classes = named.length === 0 && EVERYBODY.test(plain) ? addressed : named;
  const unitNames = unitNamesIn(words).map(withoutTitle);
  return { words, classes: [...new Set(classes)], unitNames: [...new Set(unitNames)] };
};

const SUPERIOR =
  /^(?:thuong truc|bo |chinh phu|van phong chinh phu|lanh dao|chu tich|cac pho|giam doc|luu|nhu |bcd|ban thuong vu)|\(b\/c\)|bao cao/;

/** The classes among "Kính gửi", or among "Nơi nhận" when the document is addressed to nobody. */
export const addressedClasses = (
  addressees: readonly string[],
  recipients: readonly string[],
  tier: IssuerTier,
): UnitClass[] => {
  const list = addressees.length > 0 ? addressees : recipients.filter((one) => !SUPERIOR.test(fold(one)));
  return [...new Set(list.flatMap((one) => classesIn(fold(one), tier)))];
};
