import {
  decideOrganisation,
  foldOrganisation,
  type Instant,
  type OrganisationCommand,
  type OrgUnit,
  RuleViolation,
} from '@dondoc/domain';
import type { ReadRow, ReadSheet, RowFault, SheetSpec } from '@dondoc/documents';
import { type Details, faultAt } from '../sheet-kind.js';

/** What a row of the register becomes: the commands of the screen, and the unit whose rights count. */
export type RegisterEntry = { about: string; commands: readonly OrganisationCommand[] };

export type Note = (key: string, details: Omit<Details, 'field'>) => void;

/** Collects the faults of a row; one cell, one fault. */
export const noteInto =
  (faults: RowFault[], row: ReadRow, sheet: ReadSheet, spec: SheetSpec): Note =>
  (key, details) => {
    if (!faults.some((one) => one.key === key)) faults.push(faultAt(row, sheet, spec, key, details));
  };

/** The rule's refusal, or null when it was kept. */
export const refusalOf = (decide: () => void): Details | null => {
  try {
    decide();
    return null;
  } catch (error) {
    if (error instanceof RuleViolation) return { code: error.code, ...error.details };
    throw error;
  }
};

export const textIn = ({ values }: ReadRow, key: string): string => String(values[key] ?? '').trim();

/** `a; b` or one per line. */
export const listIn = (row: ReadRow, key: string): string[] =>
  textIn(row, key)
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Lets the register be as it would be after the commands: all of them, or none. @throws RuleViolation `UNIT.*`, `POST.*` */
export const enter = (
  judging: { register: ReadonlyMap<string, OrgUnit>; now: Instant },
  commands: readonly OrganisationCommand[],
): void => {
  let next = judging.register;
  for (const command of commands) next = foldOrganisation(decideOrganisation(next, command, judging.now), next);
  judging.register = next;
};
