import { overdueAt } from '../calendar/due-date.js';
import { dateOf, epochOf, type Instant, instantAt, instantFromEpoch, laterOf } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { obligationOf, type ScheduleLine } from '../template/schedule.js';
import type { Act, Behaviour, BehaviourSetting } from './behaviour.js';
import { collect, handIn, workdaysAfter } from './collectors.js';
import { seededShare } from './seeded-share.js';

/** The behaviours that have a name. */
export const behaviourNames = ['punctual', 'late', 'silent', 'mixed'] as const;
export type BehaviourName = (typeof behaviourNames)[number];

/** At most so many working days before the last working day, and so many after the first late day. */
const EARLIEST = 8;
const LATEST = 12;
/** Where the source names no date a punctual unit answers within so many working days. */
const UNDATED_WITHIN = 20;
const MINUTE = 60_000;

/** Some minute between 8:00 and 16:00, the same for the same unit and day. */
const officeHour = (date: PlainDate, unitId: string): Instant =>
  instantFromEpoch(epochOf(instantAt(date, '08:00')) + Math.floor(seededShare('hour', unitId, date) * 480) * MINUTE);

/** Nobody answers a directive before it is there. */
const afterIssue = (at: Instant, { issue }: BehaviourSetting): Instant =>
  laterOf(at, instantFromEpoch(epochOf(issue.at) + 30 * MINUTE));

const inTime = (setting: BehaviourSetting, unitId: string, line: ScheduleLine): Instant => {
  const { calendar } = setting.policy;
  const share = seededShare('days', unitId, line.lineId);
  if (line.due === null) {
    const day = workdaysAfter(calendar, dateOf(setting.issue.at), 1 + Math.floor(share * UNDATED_WITHIN));
    return officeHour(day, unitId);
  }
  const day = workdaysAfter(calendar, line.due.lastWorkingDay, -Math.floor(share * (EARLIEST + 1)));
  const at = afterIssue(officeHour(day, unitId), setting);
  const end = overdueAt(line.due);
  return at < end ? at : afterIssue(instantFromEpoch(epochOf(end) - MINUTE), setting);
};

const afterDue = (setting: BehaviourSetting, unitId: string, line: ScheduleLine): Instant | null => {
  if (line.due === null) return null;
  const days = 1 + Math.floor(seededShare('days', unitId, line.lineId) * LATEST);
  return afterIssue(officeHour(workdaysAfter(setting.policy.calendar, line.due.overdueFrom, days), unitId), setting);
};

const reported = (setting: BehaviourSetting, unitId: string, line: ScheduleLine, at: Instant): Act[] => [
  handIn(setting, unitId, line, at),
  ...collect(setting, unitId, line, at),
];

/** What had lapsed before the directive came is nobody's duty any more. */
const hasLapsed = ({ due }: ScheduleLine, { issue }: BehaviourSetting): boolean =>
  due !== null && due.lastSafeDay < issue.issuedOn;

/** Everybody hands in everything in time, and the collectors do their part. Undated lines: within twenty working days. */
export const punctual =
  (setting: BehaviourSetting): Behaviour =>
  (unitId, line) =>
    hasLapsed(line, setting) ? [] : reported(setting, unitId, line, inTime(setting, unitId, line));

/** Everybody hands in one to twelve working days late; what has no date is not handed in. */
export const late =
  (setting: BehaviourSetting): Behaviour =>
  (unitId, line) => {
    const at = hasLapsed(line, setting) ? null : afterDue(setting, unitId, line);
    return at === null ? [] : reported(setting, unitId, line, at);
  };

/** Nobody ever answers. */
export const silent = (): Behaviour => () => [];

const declared = (setting: BehaviourSetting, unitId: string, line: ScheduleLine): Act[] => [
  {
    at: inTime(setting, unitId, line),
    command: { type: 'DeclareNotApplicable', lineId: line.lineId, reason: 'Không thuộc diện phải thực hiện' },
  },
];

const returnedOnce = (setting: BehaviourSetting, unitId: string, line: ScheduleLine): Act[] => {
  const { calendar } = setting.policy;
  const { lineId } = line;
  const first = inTime(setting, unitId, line);
  const back = instantAt(workdaysAfter(calendar, dateOf(first), 2), '10:15');
  const newDate = workdaysAfter(calendar, dateOf(back), 5);
  const again = officeHour(workdaysAfter(calendar, dateOf(back), 4), unitId);
  return [
    handIn(setting, unitId, line, first),
    { at: back, command: { type: 'ReturnSubmission', lineId, reason: 'Thiếu số liệu, đề nghị bổ sung', newDate } },
    handIn(setting, unitId, line, again, 2),
    ...collect(setting, unitId, line, again),
  ];
};

/** Some three quarters in time, one in six late, one in twelve silent; conditions often do not hold; some are returned. */
export const mixed =
  (setting: BehaviourSetting, seed: number): Behaviour =>
  (unitId, line) => {
    if (hasLapsed(line, setting)) return [];
    const { condition, needsAcceptance } = obligationOf(setting.policy.template, line.key);
    const share = seededShare('mixed', seed, unitId, line.lineId);
    if (condition !== null && share < 0.6) return share < 0.3 ? declared(setting, unitId, line) : [];
    if (share > 0.92) return [];
    if (share > 0.76) return late(setting)(unitId, line);
    if (needsAcceptance && share > 0.7) return returnedOnce(setting, unitId, line);
    return punctual(setting)(unitId, line);
  };

/**
 * The behaviour of that name. The same setting, name and seed: the same acts, always.
 * @throws RuleViolation `REHEARSAL.BEHAVIOUR_UNKNOWN`
 */
export const behaviourNamed = (name: string, setting: BehaviourSetting, seed = 1): Behaviour => {
  switch (name as BehaviourName) {
    case 'punctual':
      return punctual(setting);
    case 'late':
      return late(setting);
    case 'silent':
      return silent();
    case 'mixed':
      return mixed(setting, seed);
    default:
      throw new RuleViolation('REHEARSAL.BEHAVIOUR_UNKNOWN', {
        field: 'behaviour',
        value: name,
        reason: 'Không có cách ứng xử này.',
        mend: `Chọn một trong: ${behaviourNames.join(', ')}, hoặc nêu tệp ghi ai nộp lúc nào.`,
      });
  }
};
