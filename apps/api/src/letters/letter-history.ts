import { type Database, type LetterFact, readLetterFacts } from '@dondoc/commands';
import type { LetterDetail } from '@dondoc/contracts';
import { formatDate, fullNumber, type Instant } from '@dondoc/domain';
import type { ApiProblem } from '../problem/api-problem.js';
import { letterProblems } from '../problem/letter-problems.js';
import type { People } from '../sign-in/people.js';

type Recorded = LetterFact & { at: Instant; by: string };

const textOf = (fact: LetterFact, sign: string): string => {
  if (fact.type === 'LetterMade') {
    const { items, newDate } = fact.data;
    return `Lập công văn: ${items.length} nội dung, ngày mới ${formatDate(newDate)}`;
  }
  if (fact.type === 'LetterWithdrawn') {
    const { withdrawnOn, reason, document } = fact.data;
    return `Thu hồi từ ngày ${formatDate(withdrawnOn)}${document === '' ? '' : ` theo ${document}`}; lý do: ${reason}`;
  }
  const { number, issuedOn, signedFileId, reason } = fact.data;
  const signed = signedFileId === null ? '' : ', kèm bản đã ký';
  const corrected = reason === '' ? '' : `; sửa vì: ${reason}`;
  return `Ghi số ${fullNumber(number, sign)} ngày ${formatDate(issuedOn)}${signed}${corrected}`;
};

/** What was recorded about a letter, in words, oldest first. @param nameOf the person behind an account */
export const letterHistory = (
  facts: readonly Recorded[],
  sign: string,
  nameOf: (username: string) => string,
): LetterDetail['history'] => facts.map((fact) => ({ at: fact.at, by: nameOf(fact.by), text: textOf(fact, sign) }));

/** Somebody has entered a number meanwhile: which, who and when. */
export const alreadyNumbered = async (
  store: Database['store'],
  letterId: string,
  people: Pick<People, 'nameOf'>,
): Promise<ApiProblem> => {
  const last = (await readLetterFacts(store, letterId)).findLast(({ type }) => type === 'LetterNumbered');
  if (last?.type !== 'LetterNumbered') return letterProblems.alreadyNumbered('', null);
  return letterProblems.alreadyNumbered(last.data.number, { name: await people.nameOf(last.by), at: last.at });
};
