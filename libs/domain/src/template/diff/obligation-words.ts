import type { DueRule, LengthUnit } from '../../calendar/due-rule.js';
import { formatDate } from '../../calendar/plain-date.js';
import { unitClasses } from '../../organisation/org-unit.js';
import {
  defaultExtensions,
  type ExtensionLimit,
  obligationGroups,
  type DataCutOff,
  type ObligationPeriods,
  type ObligationTemplate,
} from '../cascade-template.js';
import type { Ladder } from '../ladder.js';

const boundaries = { before: 'trước', on: 'chậm nhất' } as const;
const rolls = { none: '', next: ', trùng ngày nghỉ thì lùi', previous: ', trùng ngày nghỉ thì nộp trước' } as const;
const lengths: Record<LengthUnit, string> = {
  'calendar-days': 'ngày',
  'working-days': 'ngày làm việc',
  months: 'tháng',
};
const weekdays = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];
const periodKinds: Record<ObligationPeriods['kind'], string> = {
  once: 'một lần',
  yearly: 'hằng năm',
  'half-year': '6 tháng',
  quarter: 'hằng quý',
  month: 'hằng tháng',
  week: 'hằng tuần',
  day: 'hằng ngày',
};

const offsetYear = (offset: number): string => (offset === 0 ? '' : offset < 0 ? ' năm trước' : ' năm sau');
const offsetMonth = (offset: number): string =>
  offset === 0 ? 'tháng cuối kỳ' : `tháng cuối kỳ ${offset > 0 ? '+' : '−'} ${Math.abs(offset)}`;
const dayText = (day: number | 'last'): string => (day === 'last' ? 'ngày cuối' : `ngày ${day}`);

const anchorOf = (rule: Exclude<DueRule, { kind: 'undated' }>): string => {
  switch (rule.kind) {
    case 'fixed-date':
      return `ngày ${formatDate(rule.date)}`;
    case 'yearly-day': {
      const own = rule.overrides.map(
        ({ year, date, boundary }) => `; riêng ${year} ${boundaries[boundary]} ${formatDate(date)}`,
      );
      return `${dayText(rule.day)} tháng ${rule.month}${offsetYear(rule.yearOffset)}${own.join('')}`;
    }
    case 'period-day':
      return `${dayText(rule.day)} ${offsetMonth(rule.monthOffset)}`;
    case 'weekly-day':
      return `${weekdays[rule.weekday - 1]} hằng tuần`;
    case 'window':
      return `trong ${formatDate(rule.from)}–${formatDate(rule.to)}`;
    case 'anniversary':
      return `tròn ${rule.years} năm ${rule.document} (${formatDate(rule.date)})${rule.statedYear === null ? '' : `, ghi năm ${rule.statedYear}`}`;
    case 'after-event':
    case 'relative':
      return lengthOf(rule);
  }
};

const eventNames = {
  issue: 'ngày ban hành',
  receipt: 'ngày nhận văn bản',
  'data-cut-off': 'ngày chốt số liệu',
  'period-end': 'ngày kết thúc kỳ',
} as const;

const lengthOf = (rule: DueRule & { kind: 'after-event' | 'relative' }): string => {
  const length = `${rule.count} ${lengths[rule.unit]} ${rule.direction === 'after' ? 'sau' : 'trước'}`;
  if (rule.kind === 'relative') return `${length} hạn của “${rule.obligation}”`;
  if (rule.event.kind !== 'named') return `${length} ${eventNames[rule.event.kind]}`;
  return `${length} “${rule.event.title}”${rule.event.date ? ` (${formatDate(rule.event.date)})` : ' (chưa có ngày)'}`;
};

/** The rule in few words, for telling two versions apart; the reader of due words writes the full sentence. */
export const dueInWords = (rule: DueRule | undefined): string => {
  if (!rule) return 'chưa có';
  if (rule.kind === 'undated') return rule.recurring ? 'định kỳ, chưa ấn định ngày' : 'không nêu ngày';
  const hour = rule.hour === undefined ? '' : `${rule.hour} `;
  return `${boundaries[rule.boundary]} ${hour}${anchorOf(rule)}${rolls[rule.roll]}`;
};

export const periodsInWords = (periods: ObligationPeriods): string => {
  if (periods.kind === 'once') return `một lần (${periods.label})`;
  const [from, to] =
    periods.kind === 'week' || periods.kind === 'day'
      ? [formatDate(periods.from), formatDate(periods.to)]
      : [periods.from, periods.to];
  const only = 'only' in periods && periods.only ? `, kỳ ${periods.only.join(', ')}` : '';
  const start = 'startsOn' in periods ? periods.startsOn : null;
  const shifted = start && (start.month !== 1 || start.day !== 1 || start.yearOffset !== 0);
  const begins = shifted ? `, năm báo cáo từ ${start.day}/${start.month}${offsetYear(start.yearOffset)}` : '';
  return `${periodKinds[periods.kind]} ${from}–${to}${only}${begins} (${periods.label})`;
};

export const cutOffInWords = (cutOff: DataCutOff | null): string => {
  if (!cutOff) return 'không nêu';
  return 'month' in cutOff
    ? `${dayText(cutOff.day)} tháng ${cutOff.month}${offsetYear(cutOff.yearOffset)}`
    : `${dayText(cutOff.day)} ${offsetMonth(cutOff.monthOffset)}`;
};

export const audienceInWords = ({ owedBy }: ObligationTemplate): string => {
  const who = [...owedBy.classes.map((one) => unitClasses[one]), ...owedBy.units].join(', ');
  const except = owedBy.except.length > 0 ? `, trừ ${owedBy.except.join(', ')}` : '';
  return `${who}${except}${owedBy.within ? `, thuộc ${owedBy.within}` : ''}`;
};

/** Absent in templates of before extensions: the default. */
export const extensionsInWords = (limit: ExtensionLimit | null = defaultExtensions): string => {
  if (limit === null) return 'không giới hạn';
  if (limit.most === 0) return 'không';
  const days = limit.maxWorkingDays === null ? '' : `, mỗi lần tối đa ${limit.maxWorkingDays} ngày làm việc`;
  return `tối đa ${limit.most} lần${days}`;
};

export const closingInWords = (days: number | null = null): string =>
  days === null ? 'không khóa' : `sau hạn ${days} ngày làm việc`;

export const ladderInWords = (ladder: Ladder | null): string => {
  if (!ladder) return 'theo mẫu';
  const levels = ladder.escalations.map(
    ({ level, to, graceWorkingDays }) =>
      `cấp ${level}${to === 'duty-line' ? ' (cơ quan cấp trên)' : ''} sau ${graceWorkingDays}`,
  );
  return `trước ${ladder.before.join(', ')} ngày; ${ladder.dayAfter ? 'nhắc ngày quá hạn' : 'không nhắc ngày quá hạn'}; lại sau mỗi ${ladder.repeat.everyWorkingDays} ngày, ${ladder.repeat.times} lần; ${levels.join(', ')}; lúc ${ladder.at}`;
};

export const groupInWords = ({ group }: ObligationTemplate): string => obligationGroups[group];
