import type { DueDate } from '../calendar/due-date.js';
import type { Period } from '../calendar/due-rule.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { RuleViolation } from '../errors/rule-violation.js';
import type { CascadeTemplate, ObligationTemplate } from './cascade-template.js';
import { cycleText, dependencyOrder } from './dependency-order.js';
import { countPeriods, periodsUnder } from './periods.js';
import { lineOf, type ScheduleLine } from './schedule-line.js';

/** One period of one obligation: its line, or why it has none. */
export type Reckoned = { obligation: ObligationTemplate; period: Period } & (
  | { line: ScheduleLine; violation: null }
  | { line: null; violation: RuleViolation }
);

/** Every period of the first `count` obligations, in the order of the template. */
export type Reckoning = { entries: readonly Reckoned[]; count: number };

/** The other obligation of a relative rule. */
export const relativeTo = ({ due }: ObligationTemplate): string | null =>
  due?.kind === 'relative' ? due.obligation : null;

export const cycleViolation = (cycle: readonly string[], field: string): RuleViolation =>
  new RuleViolation('TEMPLATE.CYCLE', {
    field: `obligations.${cycle[0]}.${field}`,
    value: cycleText(cycle),
    reason: `Các nghĩa vụ chờ lẫn nhau thành vòng: ${cycleText(cycle)}.`,
    mend: 'Đặt ngày riêng cho một nghĩa vụ trong vòng này.',
  });

/** Of the same period; else the only one of the same year; else the only one there is, where one of the two has no year. */
export const lineFor = <Line extends { period: Period }>(lines: readonly Line[], period: Period): Line | null => {
  const same = lines.find((one) => one.period.id === period.id);
  if (same) return same;
  const ofYear = period.year === null ? [] : lines.filter((one) => one.period.year === period.year);
  if (ofYear.length === 1) return ofYear[0] ?? null;
  const [only, ...others] = lines;
  return only && others.length === 0 && (period.year === null || only.period.year === null) ? only : null;
};

/** @param cause why the obligation that this one follows has no date, which is then the reason here too */
const reckonOne = (
  obligation: ObligationTemplate,
  period: Period,
  cause: RuleViolation | undefined,
  reckonLine: () => ScheduleLine,
): Reckoned => {
  try {
    return { obligation, period, line: reckonLine(), violation: null };
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    return {
      obligation,
      period,
      line: null,
      violation: error.code === 'TEMPLATE.ANCHOR_MISSING' && cause ? cause : error,
    };
  }
};

/** How many obligations are reckoned before their periods exceed the limit. */
const countWithin = (obligations: readonly ObligationTemplate[], limit: number): number => {
  let periods = 0;
  const first = obligations.findIndex((one) => {
    periods += countPeriods(one.periods);
    return periods > limit;
  });
  return first === -1 ? obligations.length : first;
};

/**
 * Reckons every line of a template; what cannot be reckoned says why, and the rest goes on. Relative rules come after the
 * obligations that they follow; rules that wait for each other are refused by naming the ring. Pure.
 */
export const reckon = (
  template: Pick<CascadeTemplate, 'obligations'>,
  issuedOn: PlainDate,
  calendar: WorkingCalendar,
  limit = Number.POSITIVE_INFINITY,
): Reckoning => {
  const count = countWithin(template.obligations, limit);
  const obligations = template.obligations.slice(0, count);
  const { order, cycles } = dependencyOrder(obligations, relativeTo);
  const titles = new Map(obligations.map(({ key, title }) => [key, title]));
  const dated = new Map<string, readonly { period: Period; due: DueDate | null }[]>();
  const context = {
    issuedOn,
    calendar,
    dueOf: (key: string, period: Period) => lineFor(dated.get(key) ?? [], period)?.due ?? null,
    titleOf: (key: string) => titles.get(key) ?? key,
  };
  const causes = new Map(cycles.flatMap((cycle) => cycle.map((key) => [key, cycleViolation(cycle, 'due')] as const)));
  const byPlace: Reckoned[][] = obligations.map(() => []);
  for (const place of order) {
    const obligation = obligations[place];
    if (!obligation) continue;
    const cause = causes.get(relativeTo(obligation) ?? '');
    const entries = periodsUnder(obligation.due, obligation.periods).map((period) =>
      reckonOne(obligation, period, cause, () => lineOf(obligation, period, context)),
    );
    byPlace[place] = entries;
    const { key } = obligation;
    const failed = entries.find(({ violation }) => violation)?.violation;
    if (failed && !causes.has(key)) causes.set(key, failed);
    if (!dated.has(key))
      dated.set(
        key,
        entries.flatMap(({ line }) => line ?? []),
      );
  }
  return { entries: byPlace.flat(), count };
};
