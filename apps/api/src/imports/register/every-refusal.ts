import {
  decideOrganisation,
  type Instant,
  type OrganisationCommand,
  type OrgUnit,
  RuleViolation,
} from '@dondoc/domain';
import type { Details } from '../sheet-kind.js';

type Register = ReadonlyMap<string, OrgUnit>;

/** The rule's refusal of a command, or null when it is kept. */
export const refusalOf = (register: Register, command: OrganisationCommand, now: Instant): Details | null => {
  try {
    decideOrganisation(register, command, now);
    return null;
  } catch (error) {
    if (error instanceof RuleViolation) return { code: error.code, ...error.details };
    throw error;
  }
};

/** `entered`: the command with what was refused replaced by what fits, never entered for real; null: nothing fits. */
export type Refusals = { refusals: readonly Details[]; entered: OrganisationCommand | null };

/**
 * Every refusal of a command, one per field: the rules stop at their first fault and people want all of them, so a refused field
 * is replaced by something that fits and the rules are asked again.
 * @param mended the command with that field as the rules would take it; null when there is no such thing
 */
export const everyRefusal = <Command extends OrganisationCommand>(
  command: Command,
  ask: (tried: Command) => Details | null,
  mended: (tried: Command, field: string) => Command | null,
): Refusals => {
  const refusals: Details[] = [];
  let tried: Command | null = command;
  while (tried !== null) {
    const refusal: Details | null = ask(tried);
    if (refusal === null) return { refusals, entered: tried };
    if (refusals.some(({ field }) => field === refusal.field)) return { refusals, entered: null };
    refusals.push(refusal);
    tried = mended(tried, refusal.field);
  }
  return { refusals, entered: null };
};
