import { personProblems } from '../problem/person-problems.js';

type Taken = { username: string; email: string | null; externalSubject: string | null };

const constraintOf = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null || Reflect.get(error, 'code') !== '23505') return undefined;
  const constraint: unknown = Reflect.get(error, 'constraint');
  return typeof constraint === 'string' ? constraint : undefined;
};

/** Says in words which value another person has. @throws ApiProblem `PERSON.USERNAME_TAKEN`, `PERSON.EMAIL_TAKEN`, `PERSON.SUBJECT_TAKEN` */
export const uniqueOrProblem = async (
  { username, email, externalSubject }: Taken,
  write: () => Promise<void>,
): Promise<void> => {
  try {
    await write();
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === 'accounts_email') throw personProblems.emailTaken(email ?? '');
    if (constraint === 'accounts_external_subject') throw personProblems.subjectTaken(externalSubject ?? '');
    if (constraint === 'accounts_pkey') throw personProblems.usernameTaken(username);
    throw error;
  }
};
