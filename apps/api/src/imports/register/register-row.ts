import type { ReadRow, ReadSheet, RowFault, SheetSpec } from '@dondoc/documents';
import type { Instant, OrganisationCommand, OrgUnit } from '@dondoc/domain';
import type { SignedIn } from '../../access/signed-in.js';
import { type Details, faultAt } from '../sheet-kind.js';

/** What a row of the register becomes: the commands of the screen. */
export type RegisterEntry = { commands: readonly OrganisationCommand[] };

/** What the rows of a sheet of the register are judged by. `units`: the register as it is. Plain enough for JSON. */
export type RegisterQuestion = {
  sheet: ReadSheet;
  units: readonly OrgUnit[];
  asker: Pick<SignedIn, 'role' | 'unitId'>;
  now: Instant;
};

/** The faults of one row. */
export type Notes = {
  faults: RowFault[];
  /** One cell, one fault: what could not be read is not judged again. */
  note: (key: string, details: Omit<Details, 'field'>) => void;
  isWrong: (key: string) => boolean;
};

export const notesOf = (row: ReadRow, sheet: ReadSheet, spec: SheetSpec): Notes => {
  const faults = [...row.faults];
  const isWrong = (key: string): boolean => faults.some((one) => one.key === key);
  const note: Notes['note'] = (key, details) => {
    if (!isWrong(key)) faults.push(faultAt(row, sheet, spec, key, details));
  };
  return { faults, note, isWrong };
};

export const textIn = ({ values }: ReadRow, key: string): string => String(values[key] ?? '').trim();

/** `a; b` or one per line. */
export const listIn = (row: ReadRow, key: string): string[] =>
  textIn(row, key)
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

export const cellMissing = (head: string, reason = `Chưa nhập “${head}”.`): Omit<Details, 'field'> => ({
  code: 'IMPORT.CELL_INVALID',
  value: '',
  reason,
  mend: `Điền cột “${head}”.`,
});
