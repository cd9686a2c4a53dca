import { RuleViolation } from '../../errors/rule-violation.js';
import type { Boundary, DatedRule } from '../due-rule.js';
import type { WhyStep } from '../explained-date.js';
import type { PlainDate } from '../plain-date.js';

/** The day that a rule names, before boundary and roll, with the reasons for it. */
export type Anchored = { named: PlainDate; boundary: Boundary; steps: readonly WhyStep[] };

export const anchored = (rule: DatedRule, named: PlainDate, ...texts: string[]): Anchored => ({
  named,
  boundary: rule.boundary,
  steps: texts.filter((text) => text !== '').map((text) => ({ step: 'anchor', text })),
});

/** What the rule counts from is not there. Names the clause, so that the reader finds the words. */
export const anchorMissing = (rule: DatedRule, field: string, reason: string, mend: string): RuleViolation =>
  new RuleViolation('TEMPLATE.ANCHOR_MISSING', {
    field: `due.${field}`,
    value: rule.words,
    reason: `Mục ${rule.clause}: ${reason}`,
    mend,
  });

/** A day that exists in no year (30/2, 31/9) is refused; the month of one year that lacks a day is another thing. */
export const notReal = (rule: DatedRule, day: string): RuleViolation =>
  new RuleViolation('DATE.NOT_REAL', {
    field: 'due.day',
    value: day,
    reason: `Mục ${rule.clause}: không năm nào có ngày ${day}.`,
    mend: 'Ghi ngày có thật; ngày cuối tháng ghi là last.',
  });
