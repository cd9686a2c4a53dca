const ZONE = 'Asia/Ho_Chi_Minh';

// Parts instead of a finished text: the order of a locale's text changes between browsers.
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute';

const partsOf = (instant: string): ((part: Part) => string) | null => {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return null;
  const found = new Map(parts.formatToParts(time).map(({ type, value }) => [String(type), value]));
  return (part) => found.get(part) ?? '';
};

/** ISO instant → its plain date `YYYY-MM-DD` in Asia/Ho_Chi_Minh; null for text that is no instant. */
export const dayOfInstant = (instant: string): string | null => {
  const part = partsOf(instant);
  return part === null ? null : `${part('year')}-${part('month')}-${part('day')}`;
};

/** ISO instant → `14:05` in Asia/Ho_Chi_Minh. */
export const formatTime = (instant: string): string => {
  const part = partsOf(instant);
  return part === null ? '' : `${part('hour')}:${part('minute')}`;
};

/** ISO instant → `14:05 ngày 05/02/2026` in Asia/Ho_Chi_Minh. */
export const formatInstant = (instant: string): string => {
  const part = partsOf(instant);
  if (part === null) return instant;
  return `${formatTime(instant)} ngày ${part('day')}/${part('month')}/${part('year')}`;
};
