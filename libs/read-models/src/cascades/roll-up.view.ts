import type { RollUpView } from '@dondoc/contracts';
import { type Tally, tallySentence } from '@dondoc/domain';
import type { CascadeLineRow } from './cascade.entities.js';
import { nameOf, type UnitNames } from './line.view.js';

/** Tallies of before duties without a date have no `undated`. */
const tallyView = ({ ratings, ...tally }: Tally): RollUpView['tally'] => ({
  ...tally,
  undated: tally.undated ?? 0,
  lateUnits: [...tally.lateUnits],
  missingUnits: [...tally.missingUnits],
  ...(ratings ? { ratings: Object.fromEntries(Object.entries(ratings).map(([label, ids]) => [label, [...ids]])) } : {}),
});

/** The roll-up of a line that has been rolled up; none otherwise. `titles`: of the lines below, by `{cascade}/{line}`. */
export const rollUpView = (
  { body, rolledUpAt, trigger, tally, lowerTiers }: CascadeLineRow,
  names: UnitNames,
  titles: ReadonlyMap<string, string>,
): RollUpView[] => {
  if (!rolledUpAt || !trigger || !tally) return [];
  const named = (ids: readonly string[]): string[] => ids.map((id) => nameOf(names, id));
  return [
    {
      lineId: body.lineId,
      title: body.title,
      at: rolledUpAt,
      trigger,
      tally: tallyView(tally),
      sentence: tallySentence(tally),
      lateNames: named(tally.lateUnits),
      missingNames: named(tally.missingUnits),
      lowerTiers: lowerTiers.map(({ unitId, fromCascade, fromLine, tally: below }) => ({
        unitName: nameOf(names, unitId),
        cascadeId: fromCascade,
        title: titles.get(`${fromCascade}/${fromLine}`) ?? fromLine,
        sentence: tallySentence(below),
      })),
    },
  ];
};
