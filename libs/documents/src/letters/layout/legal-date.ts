import { clockOf, dateOf, type Instant, numberText, partsOf, type PlainDate } from '@dondoc/domain';

const two = (value: number): string => String(value).padStart(2, '0');

/** A month as official documents write it: 01 and 02, then 3 to 12 without the zero (phần I, mục II.4). */
export const legalMonth = (month: number): string => (month < 3 ? two(month) : String(month));

/** `ngày 05 tháng 02 năm 2026`; a zero before days below 10 and before months 1 and 2. */
export const legalDate = (date: PlainDate): string => {
  const { year, month, day } = partsOf(date);
  return `ngày ${two(day)} tháng ${legalMonth(month)} năm ${year}`;
};

/**
 * The date of a document that waits for its signature: the day is left blank. `today` gives month and year. Spaces that never
 * break keep it on one line, below a place whose name is too long to share it.
 */
export const openDate = (today: PlainDate): string => {
  const { year, month } = partsOf(today);
  return `ngày      tháng ${legalMonth(month)} năm ${year}`.replaceAll(' ', '\u00a0');
};

/** `07 giờ 30 phút ngày 05 tháng 02 năm 2026` in Asia/Ho_Chi_Minh. */
export const legalMoment = (at: Instant): string => {
  const [hours, minutes] = clockOf(at).split(':');
  return `${hours} giờ ${minutes} phút ${legalDate(dateOf(at))}`;
};

/** A count as official texts write it: a zero before numbers below 10. */
export const legalCount = (count: number): string => (count < 10 ? `0${count}` : numberText(count));
