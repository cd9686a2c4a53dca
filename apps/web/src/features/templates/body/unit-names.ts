import type { TemplateVocabulary } from '@dondoc/contracts';
import { searchText } from '../../../components/search-text.js';

export type Unit = TemplateVocabulary['units'][number];

/** Short forms that every document uses, as the register writes them. */
const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\bubnd\b/g, 'uy ban nhan dan'],
  [/\bhdnd\b/g, 'hoi dong nhan dan'],
  [/\bmttq\b/g, 'mat tran to quoc'],
  [/\btp\.? ?/g, 'thanh pho '],
];

const folded = (name: string): string =>
  SHORT_FORMS.reduce((text, [short, full]) => text.replace(short, full), searchText(name)).trim();

const chain = (unitId: string, byId: ReadonlyMap<string, Unit>): string[] => {
  const found: string[] = [];
  let next: string | null = unitId;
  while (next !== null && !found.includes(next) && byId.has(next)) {
    found.push(next);
    next = byId.get(next)?.parent ?? null;
  }
  return found;
};

/** Units whose name is the words; else those whose name begins with them ("UBND huyện" for "UBND huyện X"). */
const fitting = (name: string, units: readonly Unit[]): Unit[] => {
  const wanted = folded(name);
  const exact = units.filter((unit) => folded(unit.name) === wanted);
  return exact.length > 0 ? exact : units.filter((unit) => folded(unit.name).startsWith(`${wanted} `));
};

/**
 * The unit that a name in a document means: the issuer itself or a unit above it first ("UBND tỉnh"), then the only one
 * that fits below the nearest of them ("Sở Nội vụ" of the issuer's own province). Where several fit as well the words
 * stay as printed, so that the check names them and a person chooses.
 * @param issuer id of the unit that issues the document; '' when it is not known
 */
export const unitOfName = (name: string, units: readonly Unit[], issuer = ''): string => {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const candidates = fitting(name, units);
  const up = chain(issuer, byId);
  const above = candidates.filter(({ unitId }) => up.includes(unitId));
  if (above.length === 1) return above[0]?.unitId ?? name;
  for (const top of above.length > 1 ? [] : up) {
    const below = candidates.filter(({ unitId }) => chain(unitId, byId).includes(top));
    if (below.length === 1) return below[0]?.unitId ?? name;
    if (below.length > 1) return name;
  }
  return candidates.length === 1 ? (candidates[0]?.unitId ?? name) : name;
};
