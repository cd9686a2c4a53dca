import type { PlainDate } from '../../calendar/plain-date.js';
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import type { OrgUnit } from '../../organisation/org-unit.js';
import type { CascadeTemplate } from '../cascade-template.js';
import { checkTemplate } from '../check/check-template.js';
import type { TemplateProblem } from '../check/template-problem.js';
import { byDate } from '../schedule.js';
import { countsOf, type OutlineCounts } from './counts.js';
import { type OutlineLimits, type OutlineLine, type ParentDue, usualLimits } from './outline-line.js';
import { problemsOfReckoning } from './problems.js';
import { reckonOutline } from './reckon-outline.js';
import { type Slack, slackOf } from './slack.js';
import { type OutlineWarning, warningsOf } from './warnings.js';

/** What a template will make, before it is issued: "Lịch sẽ sinh ra". */
export type Outline = {
  /** In the order of the dates; an obligation with a problem has no line. */
  lines: readonly OutlineLine[];
  problems: readonly TemplateProblem[];
  warnings: readonly OutlineWarning[];
  counts: OutlineCounts;
  /** Working days between what comes in and what is built from it. */
  slack: readonly Slack[];
};

export type OutlineOptions = {
  issuedOn: PlainDate;
  calendar: WorkingCalendar;
  /** The register; empty: not known yet, so that nothing is said of units. */
  units: readonly OrgUnit[];
  /** Lines of the cascade above that the issuer of this one owes; for `feeds … of: parent`. */
  parentDues?: readonly ParentDue[];
  limits?: Partial<OutlineLimits>;
};

/**
 * The one computation behind the editor's preview, the command line's `dates` and `check`, and the confirmation of issue.
 * It never throws for a bad obligation: that one has a problem, the others their dates. Beyond `limits.lines` periods, only
 * the first obligations are reckoned; a warning says so and the counts are of all. Pure.
 */
export const outlineOf = (template: CascadeTemplate, options: OutlineOptions): Outline => {
  const limits = { ...usualLimits, ...options.limits };
  const checked = checkTemplate(template, options.units.length > 0 ? options.units : undefined);
  const reckoned = reckonOutline(template, options, limits);
  const lines = [...reckoned.lines].sort(byDate);
  const facts = { template, ...options, parentDues: options.parentDues ?? null, limits, ...reckoned, lines };
  const slack = slackOf(facts);
  return {
    lines,
    problems: [...checked, ...problemsOfReckoning(facts, checked)],
    warnings: warningsOf(facts, slack),
    counts: countsOf(facts),
    slack,
  };
};
