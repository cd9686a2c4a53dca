import type { AnchorEvent, DueRule } from '@dondoc/domain';
import type { DueItem } from '../reading/due-reading.js';

const two = (value: number): string => String(value).padStart(2, '0');
const signed = (value: number): string => (value < 0 ? String(value) : `+${value}`);
const dayOf = (day: number | 'last'): string => (day === 'last' ? day : two(day));

const eventOf = (event: AnchorEvent): string => {
  if (event.kind !== 'named') return event.kind;
  return event.date === null ? 'unknown' : event.date;
};

const ownPart = (rule: Exclude<DueRule, { kind: 'undated' }>): string => {
  switch (rule.kind) {
    case 'fixed-date':
      return rule.date;
    case 'yearly-day': {
      const except = rule.overrides.map((one) => ` except ${one.year} ${one.boundary} ${one.date}`).join('');
      return `${two(rule.month)}-${dayOf(rule.day)}${rule.yearOffset === 0 ? '' : ` year${signed(rule.yearOffset)}`}${except}`;
    }
    case 'period-day':
      return `day ${dayOf(rule.day)} month${signed(rule.monthOffset)}`;
    case 'weekly-day':
      return `weekday ${rule.weekday}`;
    case 'window':
      return `${rule.from}..${rule.to}`;
    case 'after-event':
      return `${rule.count} ${rule.unit} ${rule.direction} ${eventOf(rule.event)}`;
    case 'anniversary':
      return `${rule.years} years of ${rule.date}${rule.statedYear === null ? '' : ` stated ${rule.statedYear}`}`;
    case 'relative':
      return `${rule.count} ${rule.unit} ${rule.direction} ${rule.obligation}`;
  }
};

/**
 * An item in one line, as the phrase table states what is agreed: how often, boundary, anchor, hour, departing roll.
 * Example: "yearly before 11-25 year-1 except 2022 before 2022-03-15".
 */
export const shorthand = ({ rule, repeats }: Pick<DueItem, 'rule' | 'repeats'>): string => {
  if (rule === null) return 'nothing';
  if (rule.kind === 'undated') return rule.recurring ? 'undated recurring' : 'undated';
  const backwards = (rule.kind === 'after-event' || rule.kind === 'relative') && rule.direction === 'before';
  const length = rule.kind === 'after-event' || rule.kind === 'relative';
  const usual = backwards ? 'previous' : length ? 'next' : 'none';
  const often = repeats === null || repeats.kind === 'once' ? '' : `${repeats.kind} `;
  const hour = rule.hour === undefined ? '' : ` at ${rule.hour}`;
  const roll = rule.roll === usual ? '' : ` roll ${rule.roll}`;
  return `${often}${rule.boundary} ${ownPart(rule)}${hour}${roll}`;
};
