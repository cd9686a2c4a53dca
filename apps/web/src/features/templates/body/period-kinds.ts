import { formatDay } from '../../../components/plain-date-label.js';
import { isRecord, textOf } from './template-body.js';

/** Kinds of periods that a deliverable may cover, with the label that a new one begins with. */
export const PERIOD_KINDS = [
  { kind: 'once', name: 'Một lần', label: 'một lần' },
  { kind: 'yearly', name: 'Hằng năm', label: 'năm {năm}' },
  { kind: 'half-year', name: 'Sáu tháng', label: '6 tháng, kỳ {kỳ} năm {năm}' },
  { kind: 'quarter', name: 'Quý', label: 'quý {kỳ} năm {năm}' },
  { kind: 'month', name: 'Tháng', label: 'tháng {kỳ} năm {năm}' },
  { kind: 'week', name: 'Tuần', label: 'tuần từ {từ} đến {đến}' },
  { kind: 'day', name: 'Ngày', label: 'ngày {từ}' },
] as const;

export type PeriodKind = (typeof PERIOD_KINDS)[number]['kind'];

const BY_YEAR = new Set<string>(['yearly', 'half-year', 'quarter', 'month']);
const BY_DATE = new Set<string>(['week', 'day']);

/** `year`: first and last year; `date`: first and last day; `none`: once. */
export const periodBounds = (kind: string): 'year' | 'date' | 'none' =>
  BY_YEAR.has(kind) ? 'year' : BY_DATE.has(kind) ? 'date' : 'none';

/** Whether single periods of the year may be left out ("chỉ quý I và quý III"). */
export const mayPickPeriods = (kind: string): boolean => kind === 'half-year' || kind === 'quarter' || kind === 'month';

/** Periods of another kind; first and last year stay where both kinds count in years. */
export const periodsOfKind = (kind: string, before: unknown): Record<string, unknown> => {
  const label = PERIOD_KINDS.find((one) => one.kind === kind)?.label ?? '';
  const old = isRecord(before) ? before : {};
  const bounds = periodBounds(kind);
  if (bounds === 'none') return { kind, label };
  const keeps = periodBounds(textOf(old['kind'])) === bounds;
  return { kind, label, from: keeps ? old['from'] : '', to: keeps ? old['to'] : '' };
};

/** Periods that a kind of rule can go with; kinds that are not named go with all. The first is what a change leads to. */
const PERIODS_OF_RULE: Readonly<Record<string, readonly string[]>> = {
  'yearly-day': ['yearly', 'half-year', 'quarter', 'month'],
  'period-day': ['quarter', 'month', 'half-year', 'yearly'],
  'weekly-day': ['week'],
};

/** The periods for a rule of that kind: the present ones where they fit, else fitting ones to be filled in. */
export const periodsFor = (ruleKind: string, before: unknown): unknown => {
  const fitting = PERIODS_OF_RULE[ruleKind];
  const kind = isRecord(before) ? textOf(before['kind']) : '';
  return fitting === undefined || fitting.includes(kind) ? before : periodsOfKind(fitting[0] ?? 'once', before);
};

/** What a person has set already stays where the reader proposes periods of the same kind: its years are a proposal only. */
export const periodsProposed = (proposed: unknown, before: unknown): unknown => {
  const [next, old] = [proposed, before].map((one) => (isRecord(one) ? one : {}));
  const isSet = textOf(old?.['from']) !== '' && textOf(old?.['to']) !== '';
  return isSet && old?.['kind'] === next?.['kind'] ? before : proposed;
};

/** Periods in words: "Hằng năm, từ 2022 đến 2026". Empty for a deliverable that comes once. */
export const periodsText = (periods: unknown): string => {
  if (!isRecord(periods) || periods['kind'] === 'once') return '';
  const name = PERIOD_KINDS.find(({ kind }) => kind === periods['kind'])?.name ?? '';
  return `${name}, từ ${formatDay(textOf(periods['from']))} đến ${formatDay(textOf(periods['to']))}`;
};
