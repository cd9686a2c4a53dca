import { tokenProblems } from '../problem/token-problems.js';
import type { ApiRequest } from './signed-in.js';

/**
 * For what would let a leaked token live on after its day: opening accounts, giving out power, secret addresses.
 * @throws ApiProblem `TOKEN.SIGN_IN_NEEDED` when a program's token signed in
 */
export const requireSession = ({ sessionToken }: ApiRequest): void => {
  if (sessionToken === undefined) throw tokenProblems.signInNeeded();
};
