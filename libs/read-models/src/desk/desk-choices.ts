import type { DeskChoices } from '@dondoc/contracts';
import { obligationGroups, type OrgUnit, unitClasses } from '@dondoc/domain';
import { nameOf } from '../cascades/line.view.js';
import type { Standing } from './standing.js';

type Option = { value: string; label: string };

const options = (entries: Iterable<readonly [string, string]>): Option[] =>
  [...new Map(entries)].map(([value, label]) => ({ value, label }));

const byLabel = (list: Option[]): Option[] => list.sort((a, b) => a.label.localeCompare(b.label, 'vi'));

const cascadesIn = (standings: readonly Standing[]): DeskChoices['cascades'] => {
  const found = new Map<string, DeskChoices['cascades'][number]>();
  for (const { cascade, status } of standings) {
    const { cascadeId, title } = cascade.facts.cascade;
    const option = found.get(cascadeId) ?? { value: cascadeId, label: `${title} (${cascade.label})`, overdue: 0 };
    if (status.code === 'overdue') option.overdue += 1;
    found.set(cascadeId, option);
  }
  return [...found.values()];
};

const linesIn = (standings: readonly Standing[]): DeskChoices['lines'] => {
  const found = new Map<string, DeskChoices['lines'][number]>();
  for (const { cascade, line } of standings) {
    const { cascadeId } = cascade.facts.cascade;
    found.set(`${cascadeId}/${line.lineId}`, { cascadeId, value: line.lineId, label: line.title });
  }
  return [...found.values()];
};

/** What the filters can be set to: only what occurs in the rows of the asker's scope. */
export const choicesOf = (standings: readonly Standing[], names: ReadonlyMap<string, OrgUnit>): DeskChoices => {
  const years = standings.flatMap(
    ({ line }) => line.period.year ?? (line.due ? Number(line.due.named.slice(0, 4)) : []),
  );
  const owing = [...new Map(standings.map(({ unit }) => [unit.id, unit])).values()];
  const parents = owing.flatMap(({ parent }) => (parent === null ? [] : [[parent, nameOf(names, parent)] as const]));
  const vias = standings.flatMap(({ via }) => (via === null ? [] : [[via, nameOf(names, via)] as const]));
  return {
    cascades: cascadesIn(standings),
    lines: linesIn(standings),
    groups: options(standings.map(({ group }) => [group, obligationGroups[group]] as const)),
    classes: options(owing.map((unit) => [unit.class, unitClasses[unit.class]] as const)),
    units: byLabel(options(owing.map(({ id, name }) => [id, name] as const))),
    parents: byLabel(options(parents)),
    vias: byLabel(options(vias)),
    years: [...new Set(years)].sort((a, b) => a - b),
    periods: options(standings.map(({ line }) => [line.period.id, line.period.label] as const)),
  };
};
