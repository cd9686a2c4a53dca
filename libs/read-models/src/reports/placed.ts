import type { UnitRef } from '@dondoc/contracts';
import {
  type Instant,
  type ReportItem,
  reportItem,
  RuleViolation,
  type ScheduleLine,
  type Status,
  unitClasses,
} from '@dondoc/domain';
import type { CascadeFacts, StandingFacts } from '../cascades/cascade-facts.js';
import { statusesAt } from '../obligations/statuses-at.js';
import { unitRef } from '../registers/register.query.js';

/** One obligation of one unit as a report counts it. */
export type Placed = { item: ReportItem; unit: UnitRef; line: ScheduleLine; status: Status; fact: StandingFacts };

/** Names of the report's rows by class; a unit that the register has lost is still counted. */
const UNKNOWN = { key: 'unknown', label: 'Không còn trong danh mục' };
export const classNames = [...Object.entries(unitClasses).map(([key, label]) => ({ key, label })), UNKNOWN];

const refOf = ({ names }: CascadeFacts, unitId: string): UnitRef => {
  const unit = names.get(unitId);
  if (unit) return unitRef(unit);
  return { unitId, name: unitId, shortName: unitId, class: UNKNOWN.key, classLabel: UNKNOWN.label };
};

/** @throws RuleViolation `REPORT.LINE_UNKNOWN` */
export const lineIn = ({ lines }: CascadeFacts, lineId: string): ScheduleLine => {
  const line = lines.find((one) => one.lineId === lineId);
  if (line) return line;
  throw new RuleViolation('REPORT.LINE_UNKNOWN', {
    field: 'line',
    value: lineId,
    reason: 'Đợt này không có nội dung đó ở thời điểm đã chọn.',
    mend: 'Chọn một nội dung trong danh sách, hoặc xem mọi nội dung.',
  });
};

/** The obligations of one line, or of all, in the order of the matrix and with the same statuses. */
export const placedIn = (facts: CascadeFacts, lineId: string | null, at: Instant): Placed[] => {
  const lines = new Map(facts.lines.map((line) => [line.lineId, line]));
  const statusOf = statusesAt(facts.policy, at);
  const units = new Map<string, UnitRef>();
  return facts.obligations.flatMap((fact) => {
    const line = lines.get(fact.lineId);
    if (!line || (lineId !== null && lineId !== fact.lineId)) return [];
    const unit = units.get(fact.unitId) ?? refOf(facts, fact.unitId);
    units.set(fact.unitId, unit);
    const status = statusOf(fact.facts);
    return [{ item: reportItem({ ...fact, group: unit.class }, status, at), unit, line, status, fact }];
  });
};
