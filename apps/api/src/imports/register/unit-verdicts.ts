import { registerNeedsUnmet } from '@dondoc/contracts';
import { decideOrganisation, enterFacts, type OrganisationCommand, type OrgUnit } from '@dondoc/domain';
import { oneLine } from '../../writes/clean-text.js';
import type { CodeIndex } from '../code-index.js';
import type { Details, RowVerdict } from '../sheet-kind.js';
import { doubledRows, rowTwice } from '../twice.js';
import { everyRefusal, refusalOf } from './every-refusal.js';
import { type Notes, notesOf, type RegisterEntry, type RegisterQuestion, textIn } from './register-row.js';
import { circlesIn, enteringOrder, type Standing } from './row-order.js';
import { EARLIEST, mendedUnit, type UnitCommand, unitCommandsIn, type UnitRow } from './unit-row.js';
import { unitSpec } from './unit-spec.js';
import { indexOf, standingIn } from './unit-standing.js';

/** Field of a refusal → column. */
const COLUMNS: Readonly<Record<string, string>> = { unitId: 'id', from: 'changedFrom', facts: 'name' };
const columnOf = (field: string): string => {
  const [column = ''] = field.split('.');
  return COLUMNS[column] ?? (unitSpec.columns.some(({ key }) => key === column) ? column : 'id');
};

type Register = Map<string, OrgUnit>;

/**
 * `right`: the register with the rows that are right so far; `assumed`: with all rows, the wrong ones as they would be if they
 * were mended, so that what depends on them is judged, too.
 */
type Judging = RegisterQuestion & {
  before: ReadonlyMap<string, OrgUnit>;
  right: Register;
  assumed: Register;
  index: CodeIndex;
  rowOf: ReadonlyMap<string, number>;
  wrongRows: Set<number>;
  doubled: ReturnType<typeof doubledRows>;
  circles: ReturnType<typeof circlesIn>;
};

/** All rows of the units' sheet, each with everything that is wrong with it, in an order in which they can be entered. */
export const unitVerdicts = (question: RegisterQuestion): RowVerdict[] => {
  const { sheet, units } = question;
  const { rows } = sheet;
  const before = new Map(units.map((unit) => [unit.id, unit]));
  const index = indexOf(rows, before);
  const standings = rows.map((row) => standingIn(row, { index, before, sheet }));
  const parentOf = (id: string): string | null | undefined => before.get(id)?.parent;
  const judging: Judging = {
    ...question,
    before,
    right: new Map(before),
    assumed: new Map(before),
    index,
    rowOf: new Map(standings.map(({ id, row }) => [id, row.row])),
    wrongRows: new Set(),
    doubled: doubledRows(rows, (row) => textIn(row, 'id') || null),
    circles: circlesIn(standings, parentOf),
  };
  return enteringOrder(standings, parentOf).map((one) => verdictOf(one, judging));
};

const verdictOf = ({ row, id, parent }: Standing, judging: Judging): RowVerdict => {
  const { before, assumed, index, sheet, doubled, circles } = judging;
  const notes = notesOf(row, sheet, unitSpec);
  const known = before.get(id);
  const same = doubled.get(row.row);
  if (same) notes.note('id', rowTwice(row.row, same, id, 'mã đơn vị này'));
  const circle = parent === known?.parent ? undefined : circles.get(id);
  if (circle) notes.note('parent', inCircle(circle, judging));
  if (known) assumed.set(id, known);
  else assumed.delete(id);
  const has = (column: string): boolean => sheet.columns[column] !== undefined;
  const one = { row, id, known, has, index, notes, unitOf: (other: string) => assumed.get(other) };
  const commands = unitCommandsIn(one);
  noteRights(commands, judging, notes);
  noteRefusals(commands, judging, one);
  if (notes.faults.length === 0) enterRight(commands, judging, notes);
  const wrong = notes.faults.length > 0;
  if (wrong) judging.wrongRows.add(row.row);
  const body: RegisterEntry = { commands };
  const label = oneLine(textIn(row, 'name')) || textIn(row, 'id') || `Dòng ${row.row}`;
  return {
    row: row.row,
    label,
    faults: notes.faults,
    item: !wrong && commands.length > 0 ? { label, ref: null, body } : null,
  };
};

/** Rights by the table, as on the screen; a unit that nobody knows is told of elsewhere. */
const noteRights = (commands: readonly UnitCommand[], { asker, assumed }: Judging, { note }: Notes): void => {
  for (const { unitId, about } of registerNeedsUnmet(asker, commands, assumed)) {
    if (unitId === null) note('parent', noTop);
    else if (assumed.has(unitId)) note(about === 'parent' ? 'parent' : 'id', noRight(unitId));
  }
};

/** Asks the rules about every command of the row, and lets the assumed register be as it would be once the row was mended. */
const noteRefusals = (commands: readonly UnitCommand[], { assumed, now }: Judging, one: UnitRow): void => {
  const { note, isWrong } = one.notes;
  for (const command of commands) {
    const { refusals, entered } = everyRefusal(
      command,
      (tried) => refusalOf(assumed, tried, now),
      (tried, field) => mendedUnit(tried, field, one),
    );
    for (const refusal of refusals) {
      // What was mended may have been all that changed.
      if (refusal.code !== 'UNIT.UNCHANGED') note(columnOf(refusal.field), refusal);
    }
    if (command.type === 'AddUnit') {
      const { unit } = entered?.type === 'AddUnit' ? entered : command;
      const validFrom = isWrong('validFrom') ? EARLIEST : unit.validFrom;
      assumed.set(command.unit.id, { ...unit, id: command.unit.id, validFrom, validTo: null, posts: [] });
    } else if (entered && !isWrong('lastDay')) enterFacts(assumed, decideOrganisation(assumed, entered, now));
  }
};

/** Lets the register be as it would be after the row: all of it, or nothing. */
const enterRight = (commands: readonly OrganisationCommand[], judging: Judging, { note }: Notes): void => {
  const { right, now } = judging;
  const touched = commands.map((one) => (one.type === 'AddUnit' ? one.unit.id : 'unitId' in one ? one.unitId : ''));
  const kept = touched.map((id) => [id, right.get(id)] as const);
  for (const command of commands) {
    const refusal = refusalOf(right, command, now);
    if (refusal === null) {
      enterFacts(right, decideOrganisation(right, command, now));
      continue;
    }
    for (const [id, unit] of kept) {
      if (unit) right.set(id, unit);
      else right.delete(id);
    }
    return note(columnOf(refusal.field), waitingFor(refusal, judging));
  }
};

/** The row is right by itself but needs another one of the sheet that is wrong. */
const waitingFor = (refusal: Details, { rowOf, wrongRows }: Judging): Omit<Details, 'field'> => {
  const row = rowOf.get(refusal.value);
  if (row === undefined || !wrongRows.has(row)) return refusal;
  const reason = `Đơn vị này ở dòng ${row} của tệp, và dòng đó còn sai.`;
  return { code: refusal.code, value: refusal.value, reason, mend: `Sửa dòng ${row} trước.` };
};

const inCircle = (circle: readonly string[], { rowOf }: Judging): Omit<Details, 'field'> => {
  const named = [...circle, ...circle.slice(0, 1)].map((id) => (rowOf.has(id) ? `${id} (dòng ${rowOf.get(id)})` : id));
  return {
    code: 'UNIT.PARENT_INVALID',
    value: circle[1] ?? circle[0] ?? '',
    reason: `Các đơn vị lấy nhau làm cấp trên: ${named.join(' → ')}.`,
    mend: 'Sửa cấp trên của một trong các đơn vị này.',
  };
};

const noRight = (id: string): Omit<Details, 'field'> => ({
  code: 'ACCESS.OTHER_UNIT',
  value: id,
  reason: 'Anh/chị không có quyền sửa đơn vị này, hoặc đặt đơn vị khác vào trong đó.',
  mend: 'Bỏ dòng này, hoặc nhờ quản trị danh mục của cấp trên.',
});

const noTop: Omit<Details, 'field'> = {
  code: 'ACCESS.OTHER_UNIT',
  value: '',
  reason: 'Anh/chị không có quyền đặt đơn vị ở cấp cao nhất.',
  mend: 'Điền cấp trên trong phạm vi mình quản lý, hoặc nhờ quản trị hệ thống.',
};
