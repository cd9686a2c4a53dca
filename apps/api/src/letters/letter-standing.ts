import { formatDate, type Instant, type PlainDate } from '@dondoc/domain';
import type { SignedIn } from '../access/signed-in.js';
import { letterProblems } from '../problem/letter-problems.js';
import type { LetterRow } from './letter-rows.js';

/** @throws ApiProblem `LETTER.WITHDRAWN`: nothing more is entered of a letter that no longer stands */
export const requireStanding = ({ withdrawn }: Pick<LetterRow, 'withdrawn'>): void => {
  if (withdrawn === null) return;
  const { on, by, at } = withdrawn;
  throw letterProblems.withdrawn(formatDate(on as PlainDate), { name: by, at: at as Instant });
};

/** Whether a letter was written in the name of the asker's own unit; an administrator writes in that of any. */
export const isOwnLetter = ({ officeId }: Pick<LetterRow, 'officeId'>, { role, unitId }: SignedIn): boolean =>
  role === 'admin' || officeId === unitId;
