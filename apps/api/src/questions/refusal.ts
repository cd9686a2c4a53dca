import { RuleViolation } from '@dondoc/domain';
import { ApiProblem } from '../problem/api-problem.js';

type Fields<T, Names extends keyof T> = { [Name in Names]: T[Name] };

/** An error as it crosses from a thread, where classes are lost: a broken rule, a refusal, or a fault of ours. */
export type Refusal =
  | ({ kind: 'rule' } & Fields<RuleViolation, 'code' | 'details'>)
  | ({ kind: 'problem' } & Fields<ApiProblem, 'status' | 'code' | 'title' | 'mend' | 'errors' | 'retryAfter' | 'more'>)
  | { kind: 'fault'; message: string; stack: string };

export const refusalOf = (error: unknown): Refusal => {
  if (error instanceof RuleViolation) return { kind: 'rule', code: error.code, details: error.details };
  if (error instanceof ApiProblem) {
    const { status, code, title, mend, errors, retryAfter, more } = error;
    return { kind: 'problem', status, code, title, mend, errors, retryAfter, more };
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'fault', message, stack: stack ?? message };
};

/** The same error on this side; a fault keeps the stack of the thread for the log. */
export const errorOf = (refusal: Refusal): Error => {
  switch (refusal.kind) {
    case 'rule':
      return new RuleViolation(refusal.code, refusal.details);
    case 'problem': {
      const { status, code, title, mend, errors, retryAfter, more } = refusal;
      return new ApiProblem(status, code, title, mend, {
        errors,
        more,
        ...(retryAfter === null ? {} : { retryAfter }),
      });
    }
    case 'fault':
      return Object.assign(new Error(refusal.message), { stack: refusal.stack });
  }
};
