const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const;
const MONTH_SHIFT = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4] as const;
const PLAIN_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Weekday of a date of the Gregorian calendar by Sakamoto's rule; 0 is Sunday. No `Date`, hence no time zone. */
const weekdayOf = (year: number, month: number, day: number): number => {
  const y = month < 3 ? year - 1 : year;
  const shift = MONTH_SHIFT[month - 1] ?? 0;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + day) % 7;
};

/** `2026-02-05` → `05/02/2026`. Text that is no plain date comes back as it is. */
export const formatDay = (date: string): string => {
  const [, year, month, day] = PLAIN_DATE.exec(date) ?? [];
  return year && month && day ? `${day}/${month}/${year}` : date;
};

/** `2026-02-05` → `05/02`, for cells. */
export const formatShortDay = (date: string): string => formatDay(date).slice(0, 5);

/** `2026-02-05` → `thứ Năm, 05/02/2026`. */
export const formatLongDay = (date: string): string => {
  const [, year, month, day] = PLAIN_DATE.exec(date) ?? [];
  if (!year || !month || !day) return date;
  return `${WEEKDAYS[weekdayOf(Number(year), Number(month), Number(day))] ?? ''}, ${formatDay(date)}`;
};

/** `2026-02-05` → 2026. */
export const yearOf = (date: string): number => Number(date.slice(0, 4));
