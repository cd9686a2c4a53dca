import type { Anchored } from './anchors/anchored.js';
import { anchorAfterEvent, anchorRelative } from './anchors/length.js';
import { anchorPeriodDay, anchorWeekly } from './anchors/of-period.js';
import { anchorAnniversary, anchorFixed, anchorWindow, anchorYearly } from './anchors/own-date.js';
import { clauseWords } from './clause-words.js';
import type { Boundary, DatedRule, Period } from './due-rule.js';
import { type Anchors, type DueDate, unrolledDay, type WhyStep } from './explained-date.js';
import { type Instant, instantAt } from './instant.js';
import { addDays, formatDate, formatLongDate, type PlainDate } from './plain-date.js';
import type { WorkingCalendar } from './working-calendar.js';

export { type Anchors, type DueDate, unrolledDay, type WhyStep } from './explained-date.js';

const anchor = (rule: DatedRule, period: Period, anchors: Anchors, calendar: WorkingCalendar): Anchored => {
  switch (rule.kind) {
    case 'fixed-date':
      return anchorFixed(rule);
    case 'yearly-day':
      return anchorYearly(rule, period);
    case 'period-day':
      return anchorPeriodDay(rule, period);
    case 'weekly-day':
      return anchorWeekly(rule, period);
    case 'window':
      return anchorWindow(rule);
    case 'after-event':
      return anchorAfterEvent(rule, period, anchors, calendar);
    case 'anniversary':
      return anchorAnniversary(rule);
    case 'relative':
      return anchorRelative(rule, period, anchors, calendar);
  }
};

/** Rules whose last day ends a length of time, not a day that the words name. */
const isLength = ({ kind }: DatedRule): boolean => kind === 'window' || kind === 'after-event' || kind === 'relative';

const countsBack = (rule: DatedRule): boolean => 'direction' in rule && rule.direction === 'before';

const boundaryText = (rule: DatedRule, boundary: Boundary, named: PlainDate, lastSafeDay: PlainDate): string => {
  const { hour } = rule;
  if (hour !== undefined) {
    return boundary === 'before'
      ? `“Trước ${hour}” không tính ${hour}; ngày ${formatLongDate(named)} vẫn nộp được cho đến giờ đó.`
      : `“Chậm nhất ${hour}”: nộp được cho đến giờ đó của ngày ${formatLongDate(named)}.`;
  }
  if (boundary === 'on' && isLength(rule)) {
    return `Thời hạn tính cả ngày cuối: hết ngày ${formatLongDate(lastSafeDay)}.`;
  }
  return boundary === 'before'
    ? `“Trước ngày ${formatDate(named)}” hiểu chặt là không tính ngày ${formatDate(named)}: hết ngày ${formatLongDate(lastSafeDay)} (cách hiểu rộng: hết ngày ${formatDate(named)}; chưa báo cáo cấp trên trong khoảng giữa hai cách hiểu).`
    : `“Chậm nhất ngày” tính cả ngày đó: hết ngày ${formatLongDate(lastSafeDay)}.`;
};

/** Why a rest day is one: the holiday and its source, or the weekend. */
export const restReason = (date: PlainDate, calendar: WorkingCalendar): string => {
  const entry = calendar.entryOn(date);
  return entry ? `${entry.name} (${entry.source})` : 'nghỉ cuối tuần';
};

const rollSafeDay = (
  rule: DatedRule,
  safe: PlainDate,
  calendar: WorkingCalendar,
): { day: PlainDate; steps: WhyStep[] } => {
  if (calendar.isWorkingDay(safe)) return { day: safe, steps: [] };
  const reason = restReason(safe, calendar);
  if (rule.roll === 'none') {
    const effective = calendar.onOrBefore(safe);
    const text = `${formatLongDate(safe)} là ngày nghỉ: ${reason}. ${isLength(rule) ? 'Quy tắc của mẫu không dời' : 'Ngày nêu đích danh không tự dời'}; ngày làm việc cuối cùng là ${formatLongDate(effective)}.`;
    return { day: safe, steps: [{ step: 'roll', text }] };
  }
  const day = rule.roll === 'next' ? calendar.onOrAfter(safe) : calendar.onOrBefore(safe);
  // The Civil Code speaks of a term that runs on, not of one that is counted back.
  const later = countsBack(rule) ? 'quy tắc của mẫu: lùi sang' : 'BLDS 2015, Điều 148 khoản 5: lùi sang';
  const basis = rule.roll === 'next' ? later : 'quy tắc của mẫu: nộp sớm vào';
  return {
    day,
    steps: [
      { step: 'roll', text: `${formatLongDate(safe)} là ngày nghỉ: ${reason}; ${basis} ${formatLongDate(day)}.` },
    ],
  };
};

/** The source's words; where they name no date, also who has set one. */
const wordsSteps = ({ clause, words, decision }: DatedRule): WhyStep[] => [
  { step: 'words', text: `Nguyên văn${clause === '' ? '' : `, ${clauseWords(clause)}`}: “${words}”.` },
  ...(decision
    ? [{ step: 'words' as const, text: `Nguyên văn không nêu ngày; ngày này do ấn định: ${decision}.` }]
    : []),
];

const resultStep = (lastSafeDay: PlainDate, hour: string | undefined): WhyStep => ({
  step: 'result',
  text: hour
    ? `Hạn nộp: ${hour} ${formatLongDate(lastSafeDay)}; quá hạn từ thời điểm đó.`
    : `Hạn nộp: hết ${formatLongDate(lastSafeDay)}; quá hạn từ 00:00 ngày ${formatDate(addDays(lastSafeDay, 1))}.`,
});

/**
 * The due date of one period by one rule, with its chain of reasons. Pure.
 * @throws RuleViolation `CALENDAR.YEAR_UNKNOWN`, `DATE.NOT_REAL`, `TEMPLATE.ANCHOR_MISSING`, `TEMPLATE.UNDATED` (an event
 * without date); `field` begins with `due`
 */
export const dueDate = (rule: DatedRule, period: Period, anchors: Anchors, calendar: WorkingCalendar): DueDate => {
  const { named, boundary, steps } = anchor(rule, period, anchors, calendar);
  const hour = rule.hour ?? null;
  const unrolled = unrolledDay({ named, boundary, hour });
  const { day: lastSafeDay, steps: rollSteps } = rollSafeDay(rule, unrolled, calendar);
  const lastWorkingDay = calendar.onOrBefore(lastSafeDay);
  const question = calendar.openQuestionOn(lastSafeDay);
  return {
    named,
    boundary,
    lastSafeDay,
    lastWorkingDay,
    overdueFrom: addDays(lastSafeDay, 1),
    hour,
    why: [
      ...wordsSteps(rule),
      ...steps,
      { step: 'boundary', text: boundaryText(rule, boundary, named, unrolled) },
      ...rollSteps,
      { step: 'calendar', text: `Theo ${calendar.label}.${question ? ` Lưu ý: ${question}` : ''}` },
      resultStep(lastSafeDay, rule.hour),
    ],
  };
};

/** The first instant that is late in the strict reading. */
export const overdueAt = (due: Pick<DueDate, 'lastSafeDay' | 'overdueFrom' | 'hour'>): Instant =>
  due.hour === null ? instantAt(due.overdueFrom, '00:00') : instantAt(due.lastSafeDay, due.hour);

/**
 * The first instant at which lateness may be reported upwards: after the named day has ended, so that nobody is
 * reported between the strict and the lenient reading of "trước ngày" (domain.md §4).
 */
export const reportableFrom = (due: Pick<DueDate, 'named' | 'overdueFrom'>): PlainDate =>
  due.named >= due.overdueFrom ? addDays(due.named, 1) : due.overdueFrom;
