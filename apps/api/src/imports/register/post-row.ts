import type { ReadRow } from '@dondoc/documents';
import {
  findPost,
  type Holding,
  holdingsOn,
  onDuty,
  type OrganisationCommand,
  type OrgUnit,
  type PlainDate,
  type PostKind,
  postKinds,
} from '@dondoc/domain';
import { createHash } from 'node:crypto';
import { oneLine } from '../../writes/clean-text.js';
import type { Details } from '../sheet-kind.js';
import { cellMissing, type Notes, textIn } from './register-row.js';

type SetPost = Extract<OrganisationCommand, { type: 'SetPost' }>;
type AppointHolder = Extract<OrganisationCommand, { type: 'AppointHolder' }>;
export type PostCommand = SetPost | AppointHolder;

/** An account that a row may name. */
export type NamedAccount = { username: string; name: string; email: string | null; disabled: boolean };

/** What a row of the posts' sheet is read with. */
export type PostRow = {
  row: ReadRow;
  unit: OrgUnit;
  kind: PostKind;
  accounts: ReadonlyMap<string, NamedAccount>;
  today: PlainDate;
  notes: Notes;
};

/** The same sheet entered twice appoints the same holding. */
const holdingIdOf = (...parts: string[]): string =>
  `giu-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)}`;

/** An empty cell leaves what is known; so does a wrong one. */
const setPost = ({ unit, kind, row, notes }: PostRow): SetPost[] => {
  const known = findPost(unit, kind);
  const title = (notes.isWrong('title') ? '' : oneLine(textIn(row, 'title'))) || known?.title || postKinds[kind];
  const email = (notes.isWrong('mailbox') ? '' : textIn(row, 'mailbox')) || known?.email || '';
  if (known?.title === title && known.email === email) return [];
  return [{ type: 'SetPost', unitId: unit.id, kind, title, email }];
};

const accountIn = ({ row, accounts, notes }: PostRow): NamedAccount | null => {
  const username = textIn(row, 'username').toLowerCase();
  if (username === '' || notes.isWrong('username')) return null;
  const account = accounts.get(username);
  if (account && !account.disabled) return account;
  notes.note('username', noAccount(username, account !== undefined));
  return null;
};

/** Who the row says holds the post; null: it says nobody. Name and address that are left out are those of the account. */
const personIn = (one: PostRow): Pick<Holding, 'username' | 'name' | 'email'> | null => {
  const { row, notes } = one;
  const account = accountIn(one);
  const name = oneLine(textIn(row, 'name')) || account?.name || '';
  const email = (notes.isWrong('email') ? '' : textIn(row, 'email')) || (account?.email ?? null);
  if (name !== '' && !notes.isWrong('name')) return { username: account?.username ?? null, name, email };
  const saysSomebody = [email, textIn(row, 'username'), textIn(row, 'from')].some(
    (cell) => cell !== '' && cell !== null,
  );
  if (name === '' && saysSomebody) notes.note('name', cellMissing('Họ tên người giữ'));
  return notes.isWrong('name') ? { username: account?.username ?? null, name: 'x', email } : null;
};

/** Whether the row names who holds the post anyway. */
const isHeld = ({ unit, kind, row, today }: PostRow, from: PlainDate | null): boolean => {
  const post = findPost(unit, kind);
  if (!post) return false;
  const now = holdingsOn(post, from ?? today)[0] ?? onDuty(post, today);
  const keeps = (typed: string, known: string | null): boolean => typed === '' || typed === (known ?? '');
  return (
    now?.name === oneLine(textIn(row, 'name')) &&
    keeps(textIn(row, 'username').toLowerCase(), now.username) &&
    keeps(textIn(row, 'email'), now.email)
  );
};

const appoint = (one: PostRow): AppointHolder[] => {
  const { unit, kind, row, today, notes } = one;
  const from = (textIn(row, 'from') || null) as PlainDate | null;
  if (isHeld(one, from)) return [];
  const person = personIn(one);
  if (person === null) return [];
  const { username, name, email } = person;
  if (from === null) notes.note('from', cellMissing('Từ ngày', 'Cử người mới nhưng chưa có “Từ ngày”.'));
  const start = from ?? today;
  const holding: Holding = {
    holdingId: holdingIdOf(unit.id, kind, name, start),
    username,
    name,
    email,
    from: start,
    to: null,
    alongside: false,
  };
  return [{ type: 'AppointHolder', unitId: unit.id, kind, holding, replaces: true, reason: textIn(row, 'reason') }];
};

/** What the screen would be told to do for the row; nothing when the row says what is known already. */
export const postCommandsIn = (one: PostRow): PostCommand[] => [...setPost(one), ...appoint(one)];

/** The command with that field as the rules would take it; null when there is no such thing. */
export const mendedPost = (command: PostCommand, field: string): PostCommand | null => {
  if (command.type === 'SetPost') {
    if (field === 'title') return { ...command, title: 'x' };
    return field === 'email' ? { ...command, email: 'x@example.vn' } : null;
  }
  const withHolding = (change: Partial<Holding>): AppointHolder => ({
    ...command,
    holding: { ...command.holding, ...change },
  });
  if (field === 'name') return withHolding({ name: 'x' });
  return field === 'email' ? withHolding({ email: null }) : null;
};

const noAccount = (username: string, closed: boolean): Omit<Details, 'field'> => ({
  code: 'POST.PERSON_INVALID',
  value: username,
  reason: closed ? 'Tài khoản này đã bị khóa.' : 'Không có tài khoản này.',
  mend: 'Nhập đúng tên đăng nhập, hoặc để trống nếu người này chưa có tài khoản.',
});
