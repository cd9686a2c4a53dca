import type { ReadRow } from '@dondoc/documents';
import {
  addDays,
  type OrganisationCommand,
  type OrgUnit,
  plainDateOf,
  type PlainDate,
  type Tier,
} from '@dondoc/domain';
import type { UnitClass, UnitFacts } from '@dondoc/domain';
import { oneLine } from '../../writes/clean-text.js';
import type { CodeIndex } from '../code-index.js';
import { joinedFaults } from '../joined-faults.js';
import { cellMissing, listIn, type Notes, textIn } from './register-row.js';

type AddUnit = Extract<OrganisationCommand, { type: 'AddUnit' }>;
type ChangeUnit = Extract<OrganisationCommand, { type: 'ChangeUnit' }>;
type CloseUnit = Extract<OrganisationCommand, { type: 'CloseUnit' }>;
export type UnitCommand = AddUnit | ChangeUnit | CloseUnit;

/** Before every unit: what a date that cannot be read counts as, so that no other date is called wrong because of it. */
export const EARLIEST = plainDateOf('1900-01-01');
const LATEST = plainDateOf('9999-12-31');

/** A code that the rules take and nobody has given. */
const SOME_CODE = 'x'.repeat(80);

/** What a row of the units' sheet is read with. `known`: the unit as the register has it, undefined for a new one. */
export type UnitRow = {
  row: ReadRow;
  /** The code as typed, or a stand-in that no code can be. */
  id: string;
  known: OrgUnit | undefined;
  has: (column: string) => boolean;
  index: CodeIndex;
  /** The unit above, if somebody has it: of the register or of the sheet. */
  unitOf: (id: string) => OrgUnit | undefined;
  notes: Notes;
};

const codesIn = (typed: readonly string[], key: string, { index, notes }: UnitRow): string[] => {
  const found = typed.map((one) => {
    const code = index.find(one);
    return typeof code === 'string' ? { code } : { fault: { ...code, reason: `“${one}”: ${code.reason}` } };
  });
  const fault = joinedFaults(found.flatMap((one) => ('fault' in one ? [one.fault] : [])));
  if (fault) notes.note(key, fault);
  return found.flatMap((one) => ('code' in one ? [one.code] : []));
};

/** The facts of the row. A cell that is wrong and a column that was taken out of the sheet leave what is known. */
const factsIn = (one: UnitRow): UnitFacts => {
  const { row, known, has, notes } = one;
  const read = <Value>(key: string, value: () => Value, otherwise: Value): Value => {
    if (notes.isWrong(key) || !has(key)) return otherwise;
    const found = value();
    return notes.isWrong(key) ? otherwise : found;
  };
  const parents = (): string | null => codesIn([textIn(row, 'parent')].filter(Boolean), 'parent', one)[0] ?? null;
  return {
    name: read('name', () => oneLine(textIn(row, 'name')), known?.name ?? 'x'),
    shortName: read('shortName', () => oneLine(textIn(row, 'shortName')), known?.shortName ?? 'x'),
    class: read('class', () => textIn(row, 'class') as UnitClass, known?.class ?? 'so-ban-nganh'),
    tier: read('tier', () => textIn(row, 'tier') as Tier, known?.tier ?? 'province'),
    parent: read('parent', parents, known?.parent ?? null),
    adminCode: read('adminCode', () => textIn(row, 'adminCode') || null, known?.adminCode ?? null),
    dutyLine: read('dutyLine', () => codesIn(listIn(row, 'dutyLine'), 'dutyLine', one), known?.dutyLine ?? []),
  };
};

const changedFacts = (unit: OrgUnit, facts: UnitFacts): Partial<UnitFacts> =>
  Object.fromEntries(
    (Object.keys(facts) as (keyof UnitFacts)[])
      .filter((key) => JSON.stringify(unit[key]) !== JSON.stringify(facts[key]))
      .map((key) => [key, facts[key]]),
  );

const dateIn = (row: ReadRow, key: string): PlainDate | null => (textIn(row, key) || null) as PlainDate | null;

const latest = (...dates: readonly (PlainDate | undefined)[]): PlainDate =>
  dates.reduce<PlainDate>((last, date) => (date !== undefined && date > last ? date : last), EARLIEST);

const closing = ({ row, id, known, notes }: UnitRow): CloseUnit[] => {
  // A last day that cannot be read still needs its reason.
  const lastDay = notes.isWrong('lastDay') ? LATEST : dateIn(row, 'lastDay');
  if (lastDay === null || lastDay === known?.validTo) return [];
  return [{ type: 'CloseUnit', unitId: id, lastDay, reason: textIn(row, 'reason') }];
};

/** The first day from which a change can hold: after the unit began and last changed, when the unit above is there. */
const firstDay = (known: OrgUnit, above: OrgUnit | undefined): PlainDate =>
  latest(addDays(latest(known.validFrom, known.former?.at(-1)?.until), 1), above?.validFrom);

/** What the screen would be told to do for the row; nothing when the row says what is known already. */
export const unitCommandsIn = (one: UnitRow): UnitCommand[] => {
  const { row, id, known, notes, unitOf } = one;
  const facts = factsIn(one);
  const above = facts.parent === null ? undefined : unitOf(facts.parent);
  if (!known) {
    const validFrom = dateIn(row, 'validFrom');
    if (validFrom === null) notes.note('validFrom', cellMissing('Thành lập từ ngày'));
    const unit = { id, ...facts, validFrom: validFrom ?? latest(above?.validFrom) };
    return [{ type: 'AddUnit', unit }, ...closing(one)];
  }
  const changes = changedFacts(known, facts);
  if (Object.keys(changes).length === 0) return closing(one);
  const changedFrom = dateIn(row, 'changedFrom');
  if (changedFrom === null) notes.note('changedFrom', cellMissing('Thay đổi từ ngày'));
  const from = changedFrom ?? firstDay(known, above);
  return [{ type: 'ChangeUnit', unitId: id, from, facts: changes, reason: textIn(row, 'reason') }, ...closing(one)];
};

type Known = Pick<UnitRow, 'known' | 'unitOf'>;

const mendedAddition = (command: AddUnit, field: string): AddUnit | null => {
  const withUnit = (change: Partial<AddUnit['unit']>): AddUnit => ({
    ...command,
    unit: { ...command.unit, ...change },
  });
  if (field === 'unitId') return withUnit({ id: SOME_CODE });
  if (field === 'name' || field === 'shortName') return withUnit({ [field]: 'x' });
  if (field === 'parent') return withUnit({ parent: null });
  return field.startsWith('dutyLine') ? withUnit({ dutyLine: [] }) : null;
};

const mendedChange = (command: ChangeUnit, field: string, { known, unitOf }: Known): ChangeUnit | null => {
  const { facts } = command;
  if (!known) return null;
  if (field === 'reason') return { ...command, reason: 'x' };
  if (field === 'from') return { ...command, from: firstDay(known, facts.parent ? unitOf(facts.parent) : undefined) };
  if (field === 'name' || field === 'shortName' || field === 'parent') {
    return { ...command, facts: { ...facts, [field]: known[field] } };
  }
  return field.startsWith('dutyLine') ? { ...command, facts: { ...facts, dutyLine: known.dutyLine } } : null;
};

/** The command with that field as the rules would take it; null when there is no such thing. */
export const mendedUnit = (command: UnitCommand, field: string, one: Known): UnitCommand | null => {
  if (command.type === 'AddUnit') return mendedAddition(command, field);
  if (command.type === 'ChangeUnit') return mendedChange(command, field, one);
  return field === 'reason' ? { ...command, reason: 'x' } : null;
};
