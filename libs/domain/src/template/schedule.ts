import type { DueDate } from '../calendar/due-date.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { RuleViolation } from '../errors/rule-violation.js';
import type { CascadeTemplate, ObligationTemplate } from './cascade-template.js';
import { reckon } from './reckon.js';
import type { ScheduleLine } from './schedule-line.js';

export type { ScheduleLine } from './schedule-line.js';

/** By the named day; lines without a date come last. */
export const byDate = (a: ScheduleLine, b: ScheduleLine): number => {
  const [x, y] = [a.due?.named ?? '9999', b.due?.named ?? '9999'];
  return x < y ? -1 : x > y ? 1 : 0;
};

/**
 * Every date that a template makes, before anything is issued; ordered by due date. Pure.
 * @throws RuleViolation `TEMPLATE.UNDATED`, `TEMPLATE.ANCHOR_MISSING`, `TEMPLATE.CYCLE`, `CALENDAR.YEAR_UNKNOWN`,
 * `DATE.NOT_REAL`: the first in the order of the template
 */
export const scheduleOf = (template: CascadeTemplate, issuedOn: PlainDate, calendar: WorkingCalendar): ScheduleLine[] =>
  reckon(template, issuedOn, calendar)
    .entries.map(({ line, violation }) => {
      if (violation) throw violation;
      return line;
    })
    .sort(byDate);

/** Definitions by key, made once for a template's list: every wake and every cell of a matrix asks for one. */
const definitions = new WeakMap<CascadeTemplate['obligations'], ReadonlyMap<string, ObligationTemplate>>();

const definitionsIn = ({
  obligations,
}: Pick<CascadeTemplate, 'obligations'>): ReadonlyMap<string, ObligationTemplate> => {
  const known = definitions.get(obligations);
  if (known) return known;
  const byKey = new Map([...obligations].reverse().map((one) => [one.key, one]));
  definitions.set(obligations, byKey);
  return byKey;
};

/** The template's obligation of that key, or undefined. */
export const findObligation = (
  template: Pick<CascadeTemplate, 'obligations'>,
  key: string,
): ObligationTemplate | undefined => definitionsIn(template).get(key);

/** The template's definition behind a line. */
export const obligationOf = (template: CascadeTemplate, key: string): ObligationTemplate => {
  const found = findObligation(template, key);
  if (found) return found;
  throw new RuleViolation('TEMPLATE.NOT_FOUND', {
    field: 'obligation',
    value: key,
    reason: `Mẫu ${template.id} bản ${template.version} không có nghĩa vụ này.`,
    mend: 'Chọn một nghĩa vụ có trong mẫu.',
  });
};

/** A line without its reasons, as unit plans keep it: the reasons stand once in the cascade's schedule. */
export const owedLine = ({
  lineId,
  key,
  due,
}: ScheduleLine): { lineId: string; key: string; due: Omit<DueDate, 'why'> | null } => {
  if (due === null) return { lineId, key, due };
  const { why: _, ...facts } = due;
  return { lineId, key, due: facts };
};
