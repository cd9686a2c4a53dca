import {
  addDays,
  type Instant,
  instantAt,
  type PlainDate,
  type PostId,
  weekdayOf,
  type WorkingCalendar,
} from '@dondoc/domain';

/** Monday of the week. */
export const mondayOf = (day: PlainDate): PlainDate => addDays(day, 1 - weekdayOf(day));

/** The day on which the week's page leaves: Monday, or the first day after it on which people work. */
export const isPageDay = (day: PlainDate, calendar: WorkingCalendar): boolean => {
  if (!calendar.isWorkingDay(day)) return false;
  for (let before = mondayOf(day); before < day; before = addDays(before, 1)) {
    if (calendar.isWorkingDay(before)) return false;
  }
  return true;
};

/** Not before this hour on its day, Asia/Ho_Chi_Minh. */
export const pageLeavesAt = (day: PlainDate): Instant => instantAt(day, '07:30');

/** Id of the letter: one for a post and a week. */
export const leaderLetterId = (recipient: PostId, day: PlainDate): string =>
  `leader-page.${recipient.replace('/', '.')}.${mondayOf(day)}`;
