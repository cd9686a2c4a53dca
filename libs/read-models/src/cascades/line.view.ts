import type { LineView } from '@dondoc/contracts';
import { type CascadeTemplate, definitionOf, obligationGroups, type OrgUnit, type ScheduleLine } from '@dondoc/domain';

export type UnitNames = ReadonlyMap<string, OrgUnit>;

export const unitNames = (units: readonly OrgUnit[]): UnitNames => new Map(units.map((unit) => [unit.id, unit]));

/** Short name of a unit, or its id when the register does not know it. */
export const nameOf = (names: UnitNames, unitId: string): string => names.get(unitId)?.shortName ?? unitId;

/** A line of the schedule with what the template says about it, as screens show it. */
export const lineView = (line: ScheduleLine, template: CascadeTemplate, names: UnitNames): LineView => {
  const definition = definitionOf({ template }, line);
  return {
    lineId: line.lineId,
    key: line.key,
    title: line.title,
    shortTitle: line.shortTitle,
    group: definition.group,
    groupLabel: obligationGroups[definition.group],
    period: line.period.label,
    clause: definition.due.clause,
    words: definition.due.words,
    via: definition.via === null ? null : nameOf(names, definition.via),
    to: nameOf(names, definition.to),
    condition: definition.condition,
    due: line.due && { ...line.due, why: [...line.due.why] },
    dataCutOff: line.dataCutOff,
    rollUpAt: line.rollUpAt,
  };
};
