import { clauseWords } from '../calendar/clause-words.js';
import { dateOf, type Instant, instantAt } from '../calendar/instant.js';
import { addDays, type PlainDate } from '../calendar/plain-date.js';
import { membersOf } from '../cascade/decide.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { hasContact } from '../organisation/duty.js';
import type { OrgUnit } from '../organisation/org-unit.js';
import type { CascadeTemplate, ObligationTemplate } from '../template/cascade-template.js';
import { scheduleOf } from '../template/schedule.js';
import type { Policy } from '../unit-plan/policy.js';
import type { Behaviour } from './behaviour.js';
import { errorFinding, type Finding, type FindingCode } from './findings/finding.js';
import { inOrder } from './findings/findings-of.js';
import type { RecordedSetting } from './recorded-behaviour.js';
import { type RehearsalReport, type ReportOptions, reportOf } from './rehearsal-report.js';
import { type Life, type Rehearsal, rehearse } from './rehearse.js';

/** A rehearsal to be tried, whether or not the template is ready: `behaviour` is made for what can be lived. */
export type RehearsalRequest = Omit<Rehearsal, 'behaviour' | 'until' | 'onRefusal'> & {
  behaviour: (setting: RecordedSetting) => Behaviour;
  /** Null: until the last line has been chased and rolled up. */
  until: Instant | null;
};

/** What could be lived, and what stood in the way. `life` null: nothing could. */
export type Attempt = { life: Life | null; rehearsal: Rehearsal | null; obstacles: Finding[] };

/** The chase of the last line goes on for some weeks after its date, and collectors answer what came late. */
const AFTERMATH_DAYS = 90;

const obstacleCodes: Partial<Record<RuleViolation['code'], FindingCode>> = {
  'TEMPLATE.UNDATED': 'UNDATED_RECURRING',
  'CALENDAR.YEAR_UNKNOWN': 'CALENDAR_YEAR_UNKNOWN',
};

const obstacleOf = ({ title, due }: ObligationTemplate, which: string, { code, details }: RuleViolation): Finding =>
  errorFinding(
    obstacleCodes[code] ?? 'OBLIGATION_UNDATABLE',
    `“${title}”${which} (${clauseWords(due.clause)}) không chạy thử được: ${details.reason} ${details.mend}`,
  );

type Dating = { template: CascadeTemplate; policy: Policy; issuedOn: PlainDate };

/** The obligation with those that its date is counted from. */
const withAnchors = (obligation: ObligationTemplate, byKey: ReadonlyMap<string, ObligationTemplate>) => {
  const needed = new Map([[obligation.key, obligation]]);
  for (const { due } of needed.values()) {
    const anchor = due.kind === 'relative' ? byKey.get(due.obligation) : undefined;
    if (anchor) needed.set(anchor.key, anchor);
  }
  return [...needed.values()];
};

const refusalOf = (obligations: readonly ObligationTemplate[], { template, policy, issuedOn }: Dating) => {
  try {
    scheduleOf({ ...template, obligations }, issuedOn, policy.calendar);
    return null;
  } catch (error) {
    if (error instanceof RuleViolation) return error;
    throw error;
  }
};

/** The years that can be dated, in one unbroken run; each other year is an obstacle. */
const datableYears = (
  obligation: ObligationTemplate,
  dating: Dating,
): { kept: ObligationTemplate[]; obstacles: Finding[] } | null => {
  const { periods } = obligation;
  if (!('from' in periods) || typeof periods.from !== 'number' || typeof periods.to !== 'number') return null;
  const obstacles: Finding[] = [];
  let run: number[] = [];
  for (let year = periods.from; year <= periods.to; year += 1) {
    const only = { ...obligation, periods: { ...periods, from: year, to: year } } as ObligationTemplate;
    const refusal = refusalOf([only], dating);
    if (refusal === null && (run.length === 0 || run.at(-1) === year - 1)) run = [...run, year];
    else if (refusal !== null) obstacles.push(obstacleOf(obligation, ` năm ${year}`, refusal));
  }
  const [from, to] = [run[0], run.at(-1)];
  if (from === undefined || to === undefined) return { kept: [], obstacles };
  return { kept: [{ ...obligation, periods: { ...periods, from, to } } as ObligationTemplate], obstacles };
};

const datable = (dating: Dating): { template: CascadeTemplate; obstacles: Finding[] } => {
  const { template } = dating;
  if (refusalOf(template.obligations, dating) === null) return { template, obstacles: [] };
  const byKey = new Map(template.obligations.map((one) => [one.key, one]));
  const obstacles: Finding[] = [];
  const obligations = template.obligations.flatMap((obligation) => {
    const refusal = refusalOf(withAnchors(obligation, byKey), dating);
    if (refusal === null) return [obligation];
    const years =
      refusal.code === 'CALENDAR.YEAR_UNKNOWN' && obligation.due.kind !== 'relative'
        ? datableYears(obligation, dating)
        : null;
    obstacles.push(...(years?.obstacles ?? [obstacleOf(obligation, '', refusal)]));
    return years?.kept ?? [];
  });
  return { template: { ...template, obligations }, obstacles };
};

/** Lends a contact to owing units that have none, so that the rest of the life can be seen; the findings name them. */
const reachable = (units: readonly OrgUnit[], owing: ReadonlySet<string>): OrgUnit[] =>
  units.map((unit) => {
    if (!owing.has(unit.id) || hasContact(unit)) return unit;
    const posts = unit.posts.filter(({ kind }) => kind !== 'focal-point');
    return { ...unit, posts: [...posts, { kind: 'focal-point', title: 'Đầu mối', holder: '', email: 'chay-thu' }] };
  });

const prepare = (request: RehearsalRequest): { rehearsal: Rehearsal; obstacles: Finding[] } => {
  const { policy, issue, units } = request;
  const { template, obstacles } = datable({ template: policy.template, policy, issuedOn: issue.issuedOn });
  const repaired = { ...policy, template };
  const schedule = scheduleOf(template, issue.issuedOn, policy.calendar);
  const members = membersOf(template, schedule, units, issue.issuedOn);
  const lent = reachable(units, new Set(members.map(({ unitId }) => unitId)));
  const last = schedule.reduce<PlainDate>((latest, { due, rollUpAt }) => {
    const day = rollUpAt === null ? due?.lastSafeDay : dateOf(rollUpAt);
    return day !== undefined && day > latest ? day : latest;
  }, dateOf(issue.at));
  const rehearsal: Rehearsal = {
    ...request,
    policy: repaired,
    units: lent,
    until: request.until ?? instantAt(addDays(last, AFTERMATH_DAYS), '24:00'),
    behaviour: request.behaviour({ policy: repaired, issue, units: lent }),
    onRefusal: 'list',
  };
  return { rehearsal, obstacles };
};

/**
 * Lives through what can be lived of a template that may not be ready; what cannot be dated or issued is an obstacle.
 * @throws RuleViolation what the behaviour throws, such as `REHEARSAL.ACT_UNKNOWN`
 */
export const attemptRehearsal = (request: RehearsalRequest): Attempt => {
  const { rehearsal, obstacles } = prepare(request);
  try {
    return { life: rehearse(rehearsal), rehearsal, obstacles };
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    const text = `Văn bản chưa thể ban hành: ${error.details.reason} ${error.details.mend}`;
    return { life: null, rehearsal, obstacles: [...obstacles, errorFinding('ISSUE_REFUSED', text)] };
  }
};

/** A rehearsal and its report in one; an attempt that could not be lived gives a report of obstacles only. */
export const rehearsalReport = (
  request: RehearsalRequest,
  options: Omit<ReportOptions, 'units' | 'obstacles'> = {},
): { attempt: Attempt; report: RehearsalReport } => {
  const attempt = attemptRehearsal(request);
  const { life, rehearsal, obstacles } = attempt;
  if (life !== null && rehearsal !== null) {
    return { attempt, report: reportOf(life, rehearsal, { ...options, units: request.units, obstacles }) };
  }
  const none = { units: 0, lines: 0, dueMarks: 0, events: 0, messages: 0, rollUps: 0, findings: obstacles.length };
  const { at } = request.issue;
  const findings = inOrder(obstacles);
  const report = { from: at, until: at, dates: [], events: [], messages: [], rollUps: [], counts: none, findings };
  return { attempt, report };
};
