import { type ViolationCode, violationKinds } from './violation-catalogue.js';

/** What a broken rule tells its reader: which field, what stood there, why it is refused, how to mend it (Vietnamese). */
export type ViolationDetails = { field: string; value: string; reason: string; mend: string };

/**
 * A rule of the domain was broken by a command or by a template. It is thrown, never stored.
 * `code` is stable (see violation-catalogue.ts) and travels unchanged to HTTP, the command line and Temporal.
 */
export class RuleViolation extends Error {
  readonly kind;

  constructor(
    readonly code: ViolationCode,
    readonly details: ViolationDetails,
  ) {
    super(`${code}: ${details.field} = "${details.value}": ${details.reason} ${details.mend}`);
    this.name = 'RuleViolation';
    this.kind = violationKinds[code];
  }
}
