import {
  type AnchorEvent,
  type Boundary,
  type DayOfMonth,
  type DueRule,
  formatDate,
  type LengthUnit,
  type ObligationPeriods,
  type PlainDate,
  partsOf,
  plainDateFrom,
} from '@dondoc/domain';
import { daysOfMonths } from '../grammar/span-days.js';

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const;
const QUARTERS = ['I', 'II', 'III', 'IV'] as const;
const lengthUnits: Readonly<Record<LengthUnit, string>> = {
  'calendar-days': 'ngày',
  'working-days': 'ngày làm việc',
  months: 'tháng',
};

type Dated = Exclude<DueRule, { kind: 'undated' }>;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const clock = (hour: string): string => `${Number(hour.slice(0, 2))} giờ ${hour.slice(3)}`;

/** "Trước (17 giờ 00) ngày …", "Chậm nhất (17 giờ 00) ngày …". */
const cue = (boundary: Boundary, hour: string | undefined): string =>
  `${boundary === 'before' ? 'trước' : 'chậm nhất'} ${hour === undefined ? '' : `${clock(hour)} `}`;

const dayName = (day: DayOfMonth): string => (day === 'last' ? 'ngày cuối cùng' : `ngày ${day}`);

const yearly = (rule: Dated & { kind: 'yearly-day' }): string => {
  const { day, month, yearOffset: offset } = rule;
  const date = day === 'last' ? `ngày cuối cùng của tháng ${month}` : `ngày ${day}/${month}`;
  const year = offset === 0 ? '' : offset < 0 ? ' của năm trước liền kề,' : ' của năm sau liền kề,';
  const overrides = rule.overrides.map(
    (one) => `; riêng năm ${one.year}: ${cue(one.boundary, undefined)}ngày ${formatDate(one.date)}`,
  );
  return `${cue(rule.boundary, rule.hour)}${date}${year} hằng năm${overrides.join('')}`;
};

const unitNames = { yearly: 'năm', 'half-year': '6 tháng', quarter: 'quý', month: 'tháng' } as const;
const unitMonths = { yearly: 12, 'half-year': 6, quarter: 3, month: 1 } as const;

/** The month of a period-day in words: "hằng tháng", "của tháng cuối quý", "của tháng đầu quý sau". */
const monthName = (offset: number, kind: keyof typeof unitNames | null): string => {
  if (kind === null) return offset === 0 ? 'của tháng cuối kỳ báo cáo' : 'của tháng tiếp theo kỳ báo cáo';
  if (kind === 'month') {
    return offset === 0
      ? 'hằng tháng'
      : offset > 0
        ? 'của tháng tiếp theo, hằng tháng'
        : 'của tháng trước liền kề, hằng tháng';
  }
  const unit = unitNames[kind];
  if (offset > 0)
    return kind === 'quarter' && offset <= 3
      ? `của tháng thứ ${offset} của quý sau`
      : `của tháng thứ ${offset} kể từ ngày kết thúc ${unit}`;
  if (offset === 0) return `của tháng cuối ${unit}`;
  return `của tháng thứ ${unitMonths[kind] + offset} của ${unit}`;
};

const periodKind = (periods: ObligationPeriods | null): keyof typeof unitNames | null =>
  periods !== null && periods.kind in unitNames ? (periods.kind as keyof typeof unitNames) : null;

const periodDay = (rule: Dated & { kind: 'period-day' }, periods: ObligationPeriods | null): string =>
  `${cue(rule.boundary, rule.hour)}${dayName(rule.day)} ${monthName(rule.monthOffset, periodKind(periods))}`;

/** "tháng 10/2023", "quý III/2023", "năm 2023" when the window is exactly that. */
const wholeStretch = (from: PlainDate, to: PlainDate): string | null => {
  const { year, month } = partsOf(from);
  const fits = (length: number): boolean =>
    (month - 1) % length === 0 &&
    from === plainDateFrom(year, month, 1) &&
    to === daysOfMonths(year, [month, month + length - 1]).to;
  if (fits(12)) return `năm ${year}`;
  if (fits(3)) return `quý ${QUARTERS[(month - 1) / 3] ?? ''}/${year}`;
  return fits(1) ? `tháng ${month}/${year}` : null;
};

const window = (rule: Dated & { kind: 'window' }): string => {
  const whole = rule.hour === undefined ? wholeStretch(rule.from, rule.to) : null;
  if (whole) return `trong ${whole}`;
  const hour = rule.hour === undefined ? '' : `, chậm nhất ${clock(rule.hour)}`;
  return `từ ngày ${formatDate(rule.from)} đến hết ngày ${formatDate(rule.to)}${hour}`;
};

const eventName = (event: AnchorEvent, periods: ObligationPeriods | null): string => {
  switch (event.kind) {
    case 'issue':
      return 'ngày ban hành văn bản này';
    case 'receipt':
      return 'ngày nhận được văn bản này';
    case 'data-cut-off':
      return 'ngày chốt số liệu';
    case 'period-end': {
      const kind = periodKind(periods);
      if (periods?.kind === 'half-year' && periods.only?.length === 1) {
        return `ngày kết thúc 6 tháng ${periods.only[0] === 1 ? 'đầu' : 'cuối'} năm`;
      }
      return `ngày kết thúc ${kind ? unitNames[kind] : periods?.kind === 'week' ? 'tuần' : 'kỳ báo cáo'}`;
    }
    case 'named':
      return /^ngày /i.test(event.title) ? event.title : `ngày ${event.title}`;
  }
};

const afterEvent = (rule: Dated & { kind: 'after-event' }, periods: ObligationPeriods | null): string => {
  const name = eventName(rule.event, periods);
  const hour = rule.hour === undefined ? '' : `${clock(rule.hour)} `;
  if (rule.count === 0) {
    if (rule.event.kind === 'period-end' && periods?.kind === 'day') return `${cue(rule.boundary, rule.hour)}hằng ngày`;
    return rule.direction === 'before' ? `trước ${name}` : `ngay sau ${name.replace(/^ngày /, 'khi ')}`;
  }
  const length = `${rule.count} ${lengthUnits[rule.unit]}`;
  if (rule.direction === 'before') return `chậm nhất ${hour}${length} trước ${name}`;
  return rule.boundary === 'before'
    ? `trước ${hour}${length} kể từ ${name}`
    : `trong ${length} kể từ ${name}${hour && `, chậm nhất ${hour}`}`.trimEnd();
};

const relative = (rule: Dated & { kind: 'relative' }): string => {
  const length = `${rule.count} ${lengthUnits[rule.unit]}`;
  const side = rule.direction === 'before' ? 'trước' : 'sau';
  return `${cue(rule.boundary, rule.hour)}${length} ${side} hạn của “${rule.obligation}”`;
};

const datedText = (rule: Dated, periods: ObligationPeriods | null): string => {
  switch (rule.kind) {
    case 'fixed-date':
      return `${cue(rule.boundary, rule.hour)}ngày ${formatDate(rule.date)}`;
    case 'yearly-day':
      return yearly(rule);
    case 'period-day':
      return periodDay(rule, periods);
    case 'weekly-day':
      return `${cue(rule.boundary, rule.hour)}${WEEKDAYS[rule.weekday - 1] ?? ''} hằng tuần`;
    case 'window':
      return window(rule);
    case 'after-event':
      return afterEvent(rule, periods);
    case 'anniversary': {
      const stated = rule.statedYear === null ? '' : ` (năm ${rule.statedYear})`;
      return `tròn ${rule.years} năm thực hiện ${rule.document}, ngày ${formatDate(rule.date)}${stated}`;
    }
    case 'relative':
      return relative(rule);
  }
};

/** Named dates do not move, lengths of time roll forward, days counted back roll back; only a departure is said. */
const usualRoll = (rule: Dated): string => {
  if (rule.kind !== 'after-event' && rule.kind !== 'relative') return 'none';
  if (rule.kind === 'after-event' && rule.event.kind === 'period-end' && rule.count === 0) return 'none';
  return rule.direction === 'before' ? 'previous' : 'next';
};

const rolls = {
  none: 'không dời',
  next: 'lùi sang ngày làm việc kế tiếp',
  previous: 'nộp vào ngày làm việc liền trước',
} as const;

/**
 * A rule as a Vietnamese sentence, used by the echo and by the template editor. `periods` tells of which periods a
 * day is ("hằng tháng", "tháng cuối quý"). Read back, the sentence gives the same rule.
 */
export const sentenceOf = (rule: DueRule, periods: ObligationPeriods | null): string => {
  if (rule.kind === 'undated')
    return rule.recurring ? 'Định kỳ, văn bản không nêu ngày.' : 'Không hạn: văn bản không nêu ngày.';
  const roll = rule.roll === usualRoll(rule) ? '' : `; nếu trùng ngày nghỉ thì ${rolls[rule.roll]}`;
  return `${capital(datedText(rule, periods))}${roll}.`;
};

/** The sentence of an item without rule. */
export const unsaid = (words: string): string => `Chưa đọc được thời hạn trong “${words}”.`;
