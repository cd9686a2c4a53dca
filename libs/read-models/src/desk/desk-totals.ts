import type { DeskCounts, DeskGroup, DeskGrouping } from '@dondoc/contracts';
import { unitClasses } from '@dondoc/domain';
import { groupBy } from '../group-by.js';
import { inView } from './desk-filter.js';
import type { Standing } from './standing.js';

/** Status code → number of rows; they sum to the number of rows. */
export const totalsOf = (standings: readonly Standing[]): Record<string, number> => {
  const totals: Record<string, number> = {};
  for (const { status } of standings) totals[status.code] = (totals[status.code] ?? 0) + 1;
  return totals;
};

const keyOf: Record<DeskGrouping, (standing: Standing) => string> = {
  unit: ({ unit }) => unit.id,
  class: ({ unit }) => unit.class,
  cascade: ({ cascade }) => cascade.facts.cascade.cascadeId,
  line: ({ cascade, line }) => `${cascade.facts.cascade.cascadeId}/${line.lineId}`,
};

const labelOf: Record<DeskGrouping, (standing: Standing) => string> = {
  unit: ({ unit }) => unit.name,
  class: ({ unit }) => unitClasses[unit.class],
  cascade: ({ cascade }) => `${cascade.facts.cascade.title} (${cascade.label})`,
  line: ({ cascade, line }) => `${line.title} (${cascade.label})`,
};

/** The rows in groups, the group with most overdue first; every row falls in exactly one, so that the sums add up. */
export const groupsOf = (standings: readonly Standing[], by: DeskGrouping): DeskGroup[] =>
  [...groupBy(standings, keyOf[by])]
    .flatMap(([key, group]) => {
      const [first] = group;
      if (!first) return [];
      const counts = totalsOf(group);
      return [{ key, label: labelOf[by](first), total: group.length, overdue: counts['overdue'] ?? 0, counts }];
    })
    .sort((a, b) => b.overdue - a.overdue || b.total - a.total || (a.label < b.label ? -1 : 1));

/** How many rows each view holds. */
export const countsOf = (standings: readonly Standing[], days: number): DeskCounts => {
  const count = (view: Parameters<typeof inView>[0]): number =>
    standings.filter((standing) => inView(view, standing, days)).length;
  return {
    attention: count('attention'),
    overdue: count('overdue'),
    dueToday: count('due-today'),
    soon: count('soon'),
    waiting: count('waiting'),
    returned: count('returned'),
    extension: count('extension'),
    unreachable: count('unreachable'),
  };
};
