import {
  type CascadeTemplate,
  type ObligationTemplate,
  type OrgUnit,
  plainDateOf,
  type Tier,
  type UnitClass,
  unitsOf,
} from '@dondoc/domain';

type Named = Pick<CascadeTemplate, 'issuer' | 'office' | 'focal' | 'obligations'>;

const centre: Named = { issuer: 'ubnd-tinh', office: 'van-phong-ubnd-tinh', focal: 'so-noi-vu', obligations: [] };

/** How many of each class a province has, about: made units keep these proportions. */
const shares: Partial<Record<UnitClass, number>> = {
  'so-ban-nganh': 18,
  'luc-luong-vu-trang': 3,
  'don-vi-su-nghiep': 6,
  'huyen-thanh-pho': 7,
  'phong-chuyen-mon': 12,
  'phong-thuoc-so': 8,
  'to-chuc-dang': 5,
  'doan-the': 6,
  xa: 65,
};

const words: Record<UnitClass, { tier: Tier; name: string; leader: string }> = {
  issuer: { tier: 'province', name: 'Cơ quan ban hành', leader: 'Chủ tịch' },
  office: { tier: 'province', name: 'Văn phòng', leader: 'Chánh Văn phòng' },
  'so-ban-nganh': { tier: 'province', name: 'Sở', leader: 'Giám đốc' },
  'luc-luong-vu-trang': { tier: 'province', name: 'Đơn vị lực lượng vũ trang', leader: 'Chỉ huy trưởng' },
  'don-vi-su-nghiep': { tier: 'province', name: 'Đơn vị sự nghiệp', leader: 'Giám đốc' },
  'huyen-thanh-pho': { tier: 'district', name: 'UBND huyện', leader: 'Chủ tịch' },
  xa: { tier: 'commune', name: 'UBND xã', leader: 'Chủ tịch' },
  'phong-chuyen-mon': { tier: 'district', name: 'Phòng', leader: 'Trưởng phòng' },
  'phong-thuoc-so': { tier: 'division', name: 'Phòng thuộc sở', leader: 'Trưởng phòng' },
  'to-chuc-dang': { tier: 'district', name: 'Đảng ủy', leader: 'Bí thư' },
  'doan-the': { tier: 'district', name: 'Tổ chức đoàn thể', leader: 'Chủ tịch' },
};

const post = (id: string, kind: OrgUnit['posts'][number]['kind'], title: string): OrgUnit['posts'][number] => ({
  kind,
  title,
  holder: `${title} ${id}`,
  email: `${kind}@${id}.example`,
});

const unit = (id: string, unitClass: UnitClass, name: string, parent: string | null): OrgUnit => ({
  id,
  name,
  shortName: name,
  class: unitClass,
  tier: words[unitClass].tier,
  parent,
  adminCode: null,
  validFrom: plainDateOf('1992-01-01'),
  validTo: null,
  dutyLine: [parent ?? id],
  posts: [
    post(id, 'leader', words[unitClass].leader),
    post(id, 'focal-point', 'Chuyên viên đầu mối'),
    ...(unitClass === 'office' ? [post(id, 'tracker', 'Chuyên viên tổng hợp')] : []),
  ],
});

const receiversOf = ({ to, via, scoring }: ObligationTemplate): string[] =>
  [to, via, scoring?.appraiser, ...(scoring?.criteria ?? []).flatMap(({ coAppraisers }) => coAppraisers)].filter(
    (id) => id !== null && id !== undefined,
  );

/**
 * The units that the template names by id. The issuer lies below whatever tops the audiences name, and its own below it;
 * whoever else receives something stands alone.
 */
const namedUnits = ({ issuer, office, focal, obligations }: Named): OrgUnit[] => {
  const tops = new Set(obligations.flatMap(({ owedBy }) => owedBy.within ?? []));
  tops.delete(issuer);
  const chain = [issuer, ...tops];
  const own = new Set([office, focal, ...obligations.flatMap(({ owedBy }) => owedBy.units)]);
  const ids = new Set([...chain, ...own, ...obligations.flatMap(receiversOf)]);
  return [...ids].map((id) => {
    const level = chain.indexOf(id);
    if (level >= 0) return unit(id, 'issuer', id, chain[level + 1] ?? null);
    if (id === office) return unit(id, 'office', id, issuer);
    return own.has(id) ? unit(id, 'so-ban-nganh', id, issuer) : unit(id, 'issuer', id, null);
  });
};

/** The classes in the order of a made list: shares are kept all along, so that a short list is mixed too. */
const classAt = (classes: readonly UnitClass[], made: ReadonlyMap<UnitClass, number>): UnitClass => {
  const load = (one: UnitClass): number => ((made.get(one) ?? 0) + 0.5) / (shares[one] ?? 1);
  return classes.reduce((best, one) => (load(one) < load(best) ? one : best));
};

/**
 * A made-up organisation for trying a template: the units that it names, and as many more of the classes that it
 * addresses as it takes until `count` units owe something by their class. The same for the same input, always.
 *
 * @param count owing units wanted; at least those that the template names by themselves
 * @param template default: a province's issuer, Office and focal department
 */
export const generateUnits = (count: number, template: Named = centre): OrgUnit[] => {
  const named = namedUnits(template);
  const addressed = [...new Set(template.obligations.flatMap(({ owedBy }) => owedBy.classes))];
  const classes = (addressed.length > 0 ? addressed : (['so-ban-nganh', 'huyen-thanh-pho', 'xa'] as const)).filter(
    (one) => one !== 'issuer' && one !== 'office',
  );
  const audience = { classes: addressed.length > 0 ? addressed : classes, units: [], except: [] };
  const owing = unitsOf(audience, named, template.issuer, plainDateOf('2022-01-01')).length;
  const made = new Map<UnitClass, number>();
  const units = [...named];
  const taken = new Set(named.map(({ id }) => id));
  for (let missing = classes.length === 0 ? 0 : count - owing; missing > 0; missing -= 1) {
    const one = classAt(classes, made);
    let number = made.get(one) ?? 0;
    do number += 1;
    while (taken.has(`${one}-${number}`));
    made.set(one, number);
    units.push(unit(`${one}-${number}`, one, `${words[one].name} ${number}`, template.issuer));
  }
  return units;
};
