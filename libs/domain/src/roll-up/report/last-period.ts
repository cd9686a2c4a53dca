import { epochOf, type Instant, instantFromEpoch } from '../../calendar/instant.js';
import { daysBetween, type PlainDate } from '../../calendar/plain-date.js';
import type { ScheduleLine } from '../../template/schedule-line.js';

type Dated = Pick<ScheduleLine, 'lineId' | 'key' | 'due'>;
const DAY_MS = 86_400_000;

/** The newest line of the same duty that fell due before `day`; undefined where there is none. */
export const lastPeriodOf = <Line extends Dated>(
  lines: readonly Line[],
  key: string,
  day: PlainDate,
): Line | undefined =>
  lines
    .filter((line) => line.key === key && line.due !== null && line.due.lastSafeDay < day)
    .sort((a, b) => ((a.due?.lastSafeDay ?? '') < (b.due?.lastSafeDay ?? '') ? 1 : -1))[0];

/** Of each duty the newest line whose last day is over on `day`, in the order of the lines. */
export const newestFallenDue = <Line extends Dated>(lines: readonly Line[], day: PlainDate): Line[] => {
  const newest = new Set(lines.map(({ key }) => lastPeriodOf(lines, key, day)));
  return lines.filter((line) => newest.has(line));
};

/** The same hour, as many days from the date of last time as `at` is from the date of this time. */
export const samePoint = (at: Instant, dueNow: PlainDate, dueThen: PlainDate): Instant =>
  instantFromEpoch(epochOf(at) - daysBetween(dueThen, dueNow) * DAY_MS);
