import { dateOf, formatDate, type Instant, type PlainDate, readDateText, RuleViolation } from '@dondoc/domain';
import { ApiProblem } from '../problem/api-problem.js';
import { letterProblems } from '../problem/letter-problems.js';

/** The typed date, when there is one. @throws RuleViolation `DATE.NOT_REAL`; ApiProblem `LETTER.DATE_PAST` */
export const readNewDate = (typed: string, now: Instant): PlainDate | null => {
  if (typed.trim() === '') return null;
  const newDate = readDateText(typed, now, 'newDate');
  if (newDate < dateOf(now)) throw letterProblems.datePast(typed, formatDate(dateOf(now)));
  return newDate;
};

/** For a preview: a date that cannot be taken leaves it open and says why, while the rest of the letter can be read. */
export const tryNewDate = (
  typed: string,
  now: Instant,
): { newDate: PlainDate | null; newDateProblem: string | null } => {
  try {
    return { newDate: readNewDate(typed, now), newDateProblem: null };
  } catch (error) {
    if (error instanceof RuleViolation) {
      return { newDate: null, newDateProblem: `${error.details.reason} ${error.details.mend}` };
    }
    if (error instanceof ApiProblem) return { newDate: null, newDateProblem: `${error.title} ${error.mend}` };
    throw error;
  }
};
