import type { Problem } from '@dondoc/contracts';

export type ProblemError = Problem['errors'][number];

/**
 * `retryAfter`: how long to wait before trying again, in whole seconds; sent as `Retry-After`. `more`: members of the
 * document beyond those that every problem has (RFC 9457, 3.2).
 */
export type ProblemOptions = {
  errors?: readonly ProblemError[];
  retryAfter?: number;
  more?: Readonly<Record<string, unknown>>;
};

/**
 * A refusal that this API makes itself (the domain's refusals are `RuleViolation`). `code` is stable;
 * `title` says in Vietnamese what happened and `mend` how to go on.
 */
export class ApiProblem extends Error {
  readonly errors: readonly ProblemError[];
  readonly retryAfter: number | null;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly mend: string,
    { errors = [], retryAfter, more = {} }: ProblemOptions = {},
  ) {
    super(`${code}: ${title} ${mend}`);
    this.name = 'ApiProblem';
    this.errors = errors;
    this.retryAfter = retryAfter ?? null;
    this.more = more;
  }
}

/** The RFC 9457 document for a refusal. */
export const problemDocument = ({ status, code, title, mend, errors, more }: ApiProblem): Problem => ({
  ...more,
  type: `urn:dondoc:problem:${code}`,
  title,
  status,
  code,
  detail: `${title} ${mend}`.trim(),
  errors: [...errors],
});
