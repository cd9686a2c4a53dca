import { registerNeedsUnmet } from '@dondoc/contracts';
import type { ReadRow } from '@dondoc/documents';
import { dateOf, decideOrganisation, enterFacts, type OrgUnit, type PostKind, postKinds } from '@dondoc/domain';
import { CodeIndex } from '../code-index.js';
import type { Details, RowVerdict } from '../sheet-kind.js';
import { doubledRows, rowTwice } from '../twice.js';
import { everyRefusal, refusalOf } from './every-refusal.js';
import { mendedPost, type NamedAccount, type PostCommand, postCommandsIn } from './post-row.js';
import { postSpec } from './post-spec.js';
import { type Notes, notesOf, type RegisterEntry, type RegisterQuestion, textIn } from './register-row.js';
import { EARLIEST } from './unit-row.js';

/** Field of a refusal → column. */
const COLUMNS: Readonly<Record<string, string>> = { to: 'from', unitId: 'unit' };
const columnOf = ({ field }: Details, command: PostCommand): string => {
  if (field === 'email' && command.type === 'SetPost') return 'mailbox';
  return COLUMNS[field] ?? (postSpec.columns.some(({ key }) => key === field) ? field : 'unit');
};

/** Stands for a unit that is not clear: what else is wrong in its row is told all the same. */
const someUnit: OrgUnit = {
  id: '',
  name: '',
  shortName: '',
  class: 'so-ban-nganh',
  tier: 'province',
  parent: null,
  adminCode: null,
  validFrom: EARLIEST,
  validTo: null,
  dutyLine: [],
  posts: [],
};

type Judging = RegisterQuestion & {
  register: ReadonlyMap<string, OrgUnit>;
  index: CodeIndex;
  accounts: ReadonlyMap<string, NamedAccount>;
  doubled: ReturnType<typeof doubledRows>;
};

const unitIn = (row: ReadRow, { register, index }: Pick<Judging, 'register' | 'index'>): OrgUnit | null => {
  const found = index.find(textIn(row, 'unit'));
  return typeof found === 'string' ? (register.get(found) ?? null) : null;
};

/** All rows of the posts' sheet, each with everything that is wrong with it. */
export const postVerdicts = (question: RegisterQuestion & { accounts: readonly NamedAccount[] }): RowVerdict[] => {
  const { sheet, units } = question;
  const register = new Map(units.map((unit) => [unit.id, unit]));
  const things = units.map(({ id, name, shortName }) => ({ id, names: [name, shortName] }));
  const index = new CodeIndex(things, 'đơn vị');
  const keyOf = (row: ReadRow): string | null => {
    const [unit, kind] = [unitIn(row, { register, index }), textIn(row, 'kind')];
    return unit === null || kind === '' ? null : `${unit.id}/${kind}`;
  };
  const judging: Judging = {
    ...question,
    register,
    index,
    accounts: new Map(question.accounts.map((account) => [account.username, account])),
    doubled: doubledRows(sheet.rows, keyOf),
  };
  return sheet.rows.map((row) => verdictOf(row, judging));
};

const verdictOf = (row: ReadRow, judging: Judging): RowVerdict => {
  const { index, accounts, sheet, doubled, now } = judging;
  const notes = notesOf(row, sheet, postSpec);
  const found = unitIn(row, judging);
  const typed = textIn(row, 'unit');
  const unclear = found || typed === '' ? null : index.find(typed);
  if (unclear && typeof unclear !== 'string') notes.note('unit', unclear);
  const kind = (textIn(row, 'kind') || null) as PostKind | null;
  const same = doubled.get(row.row);
  if (same) notes.note('unit', rowTwice(row.row, same, typed, 'vị trí này của đơn vị này'));
  // A post that is not known holds nobody who could be in the way.
  const unit = found && kind ? found : { ...someUnit, validFrom: found?.validFrom ?? EARLIEST };
  const commands = postCommandsIn({ row, unit, kind: kind ?? 'focal-point', accounts, today: dateOf(now), notes });
  if (found && kind) noteRights(commands, judging, notes, kind);
  noteRefusals(commands, unit, judging, notes);
  const label = [found?.shortName ?? typed, kind === null ? '' : postKinds[kind]].filter(Boolean).join(' – ');
  const body: RegisterEntry = { commands };
  const isRight = notes.faults.length === 0 && commands.length > 0;
  return { row: row.row, label, faults: notes.faults, item: isRight ? { label, ref: null, body } : null };
};

const noteRights = (
  commands: readonly PostCommand[],
  { asker, register }: Judging,
  { note }: Notes,
  kind: PostKind,
): void => {
  for (const { unitId } of registerNeedsUnmet(asker, commands, register)) note('unit', noRight(unitId ?? '', kind));
};

/** Asks the rules about the commands of the row in turn; each row has a post of its own. */
const noteRefusals = (
  commands: readonly PostCommand[],
  unit: OrgUnit,
  { now }: Judging,
  { note, isWrong }: Notes,
): void => {
  const known = new Map([[unit.id, unit]]);
  for (const command of commands) {
    const { refusals, entered } = everyRefusal(command, (tried) => refusalOf(known, tried, now), mendedPost);
    for (const refusal of refusals) {
      // A day that could not be read says nothing about who is in the way on it.
      if (columnOf(refusal, command) !== 'from' || !isWrong('from')) note(columnOf(refusal, command), refusal);
    }
    if (entered) enterFacts(known, decideOrganisation(known, entered, now));
  }
};

const noRight = (unitId: string, kind: PostKind): Omit<Details, 'field'> => ({
  code: 'ACCESS.OTHER_UNIT',
  value: unitId,
  reason: `Anh/chị không có quyền cử người vào vị trí “${postKinds[kind]}” ở đơn vị này.`,
  mend: 'Bỏ dòng này, hoặc nhờ quản trị danh mục của cấp trên.',
});
