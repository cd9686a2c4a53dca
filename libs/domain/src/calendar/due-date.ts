import type { Boundary, DatedRule, Period } from './due-rule.js';
import { type Instant, instantAt } from './instant.js';
import { addDays, formatDate, formatLongDate, type PlainDate, plainDateFrom } from './plain-date.js';
import type { WorkingCalendar } from './working-calendar.js';

/** One link of the chain "vì sao là ngày này": what was applied and the sentence that says so (Vietnamese). */
export type WhyStep = {
  step: 'words' | 'anchor' | 'override' | 'boundary' | 'roll' | 'calendar' | 'result' | 'extension' | 'amendment';
  text: string;
};

/** A due date that explains itself. All dates are plain dates in Asia/Ho_Chi_Minh. */
export type DueDate = {
  /** The day that the words name, before boundary and roll. */
  named: PlainDate;
  boundary: Boundary;
  /** The last day on which handing in is in time. */
  lastSafeDay: PlainDate;
  /** The last working day not after `lastSafeDay`; reminders count from it. */
  lastWorkingDay: PlainDate;
  /** The first day that is late in the strict reading; overdue from its 00:00. */
  overdueFrom: PlainDate;
  /** `HH:MM` when the source names an hour on the last day. */
  hour: string | null;
  why: readonly WhyStep[];
};

type Anchored = { named: PlainDate; boundary: Boundary; steps: WhyStep[] };

const anchorYearly = (rule: DatedRule & { kind: 'yearly-day' }, period: Period): Anchored => {
  const override = rule.overrides.find((one) => one.year === period.year);
  if (override) {
    const text = `Riêng năm ${override.year}, văn bản quy định khác: “${override.words}” → ${formatLongDate(override.date)}.`;
    return { named: override.date, boundary: override.boundary, steps: [{ step: 'override', text }] };
  }
  const periodYear = period.year ?? 0;
  const named = plainDateFrom(periodYear + rule.yearOffset, rule.month, rule.day, 'due');
  const relation =
    rule.yearOffset === 0 ? 'cùng năm' : rule.yearOffset === -1 ? 'năm trước liền kề' : 'năm sau liền kề';
  const text = `Kỳ ${period.label}: ngày ${rule.day}/${rule.month} của ${relation} → ${formatLongDate(named)}.`;
  return { named, boundary: rule.boundary, steps: [{ step: 'anchor', text }] };
};

const anchorAfterIssue = (
  rule: DatedRule & { kind: 'after-issue' },
  issuedOn: PlainDate,
  calendar: WorkingCalendar,
): Anchored => {
  const working = rule.unit === 'working-days';
  const named = working ? calendar.addWorkingDays(issuedOn, rule.count) : addDays(issuedOn, rule.count);
  const unit = working ? 'ngày làm việc' : 'ngày';
  const text = `${rule.count} ${unit} kể từ ngày ban hành ${formatDate(issuedOn)}, không tính ngày đầu (BLDS 2015, Điều 147) → ${formatLongDate(named)}.`;
  return { named, boundary: rule.boundary, steps: [{ step: 'anchor', text }] };
};

const anchor = (rule: DatedRule, period: Period, issuedOn: PlainDate, calendar: WorkingCalendar): Anchored => {
  switch (rule.kind) {
    case 'fixed-date': {
      const text = `Văn bản nêu đích danh ngày ${formatLongDate(rule.date)}.`;
      return { named: rule.date, boundary: rule.boundary, steps: [{ step: 'anchor', text }] };
    }
    case 'yearly-day':
      return anchorYearly(rule, period);
    case 'after-issue':
      return anchorAfterIssue(rule, issuedOn, calendar);
  }
};

const boundaryText = (boundary: Boundary, named: PlainDate, lastSafeDay: PlainDate, hour: string | null): string => {
  if (hour !== null) {
    return boundary === 'before'
      ? `“Trước ${hour}” không tính ${hour}; ngày ${formatLongDate(named)} vẫn nộp được cho đến giờ đó.`
      : `“Chậm nhất ${hour}”: nộp được cho đến giờ đó của ngày ${formatLongDate(named)}.`;
  }
  return boundary === 'before'
    ? `“Trước ngày ${formatDate(named)}” hiểu chặt là không tính ngày ${formatDate(named)}: hết ngày ${formatLongDate(lastSafeDay)} (cách hiểu rộng: hết ngày ${formatDate(named)}; chưa báo cáo cấp trên trong khoảng giữa hai cách hiểu).`
    : `“Chậm nhất ngày” tính cả ngày đó: hết ngày ${formatLongDate(lastSafeDay)}.`;
};

const restReason = (date: PlainDate, calendar: WorkingCalendar): string => {
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
    const text = `${formatLongDate(safe)} là ngày nghỉ: ${reason}. Ngày nêu đích danh không tự dời; ngày làm việc cuối cùng là ${formatLongDate(effective)}.`;
    return { day: safe, steps: [{ step: 'roll', text }] };
  }
  const day = rule.roll === 'next' ? calendar.onOrAfter(safe) : calendar.onOrBefore(safe);
  const basis = rule.roll === 'next' ? 'BLDS 2015, Điều 148 khoản 5: lùi sang' : 'quy tắc của mẫu: nộp sớm vào';
  return {
    day,
    steps: [
      { step: 'roll', text: `${formatLongDate(safe)} là ngày nghỉ: ${reason}; ${basis} ${formatLongDate(day)}.` },
    ],
  };
};

const resultStep = (lastSafeDay: PlainDate, hour: string | undefined): WhyStep => ({
  step: 'result',
  text: hour
    ? `Hạn nộp: ${hour} ${formatLongDate(lastSafeDay)}; quá hạn từ thời điểm đó.`
    : `Hạn nộp: hết ${formatLongDate(lastSafeDay)}; quá hạn từ 00:00 ngày ${formatDate(addDays(lastSafeDay, 1))}.`,
});

/**
 * The due date of one period by one rule, with its chain of reasons. Pure.
 * @param issuedOn plain date of the directive (anchor of `after-issue`)
 * @throws RuleViolation `CALENDAR.YEAR_UNKNOWN`, `DATE.NOT_REAL`
 */
export const dueDate = (rule: DatedRule, period: Period, issuedOn: PlainDate, calendar: WorkingCalendar): DueDate => {
  const { named, boundary, steps } = anchor(rule, period, issuedOn, calendar);
  // With an hour, "trước 14h00 ngày X" excludes the hour, not the day.
  const unrolled = boundary === 'before' && rule.hour === undefined ? addDays(named, -1) : named;
  const { day: lastSafeDay, steps: rollSteps } = rollSafeDay(rule, unrolled, calendar);
  const lastWorkingDay = calendar.onOrBefore(lastSafeDay);
  const question = calendar.openQuestionOn(lastSafeDay);
  return {
    named,
    boundary,
    lastSafeDay,
    lastWorkingDay,
    overdueFrom: addDays(lastSafeDay, 1),
    hour: rule.hour ?? null,
    why: [
      { step: 'words', text: `Nguyên văn, mục ${rule.clause}: “${rule.words}”.` },
      ...steps,
      { step: 'boundary', text: boundaryText(boundary, named, unrolled, rule.hour ?? null) },
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
