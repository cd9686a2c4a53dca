import type { Database } from '@dondoc/commands';
import type { PreparedRow, PreparedSheet, ReadRow, ReadSheet, RowFault, SheetSpec } from '@dondoc/documents';
import { appointingAct } from '@dondoc/contracts';
import {
  dateOf,
  findPost,
  holdingsOn,
  onDuty,
  type OrganisationCommand,
  type OrgUnit,
  type PlainDate,
  type PostKind,
  postKinds,
} from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Access } from '../../access/access.js';
import { DATABASE } from '../../runtime.js';
import { CodeIndex } from '../code-index.js';
import type { RowVerdict, SheetKind, SheetQuestion } from '../sheet-kind.js';
import { oneLine } from '../../writes/clean-text.js';
import { enter, type Note, noteInto, refusalOf, type RegisterEntry, textIn } from './register-verdict.js';
import { column } from './text-column.js';

const spec: SheetSpec = {
  sheet: 'Đầu mối',
  title: 'Nhập người giữ vị trí ở các đơn vị',
  columns: [
    column('unit', 'Mã đơn vị', 22, 'Có sẵn; mã hoặc tên đơn vị.', { required: true }),
    column('unitName', 'Đơn vị', 32, 'Chỉ để xem.', { forPeople: true }),
    column('kind', 'Vị trí', 24, 'Chọn trong danh sách.', { kind: 'choice', required: true, choices: postKinds }),
    column('title', 'Chức danh', 24, 'Tên gọi của vị trí, ví dụ Chuyên viên tổng hợp.', { maxLength: 200 }),
    column('mailbox', 'Hộp thư của vị trí', 26, 'Địa chỉ chung, không theo người.', { maxLength: 254 }),
    column('name', 'Họ tên người giữ', 26, 'Người giữ vị trí; đổi người thì sửa ô này.', { maxLength: 200 }),
    column('username', 'Tài khoản', 18, 'Tên đăng nhập, nếu có.', { maxLength: 100 }),
    column('email', 'Thư điện tử của người giữ', 26, 'Nếu khác hộp thư của vị trí.', { maxLength: 254 }),
    column('from', 'Từ ngày', 13, 'Ngày bắt đầu giữ; bắt buộc khi cử người mới.', { kind: 'date' }),
    column('reason', 'Căn cứ, lý do', 28, 'Số, ngày quyết định hoặc công văn cử.', { maxLength: 1000 }),
  ],
  entry: ['kind', 'name', 'title', 'mailbox'],
};

const COLUMNS: Readonly<Record<string, string>> = {
  unitId: 'unit',
  email: 'email',
  name: 'name',
  from: 'from',
  to: 'from',
  title: 'title',
};
const ACCOUNTS = 'SELECT username FROM accounts WHERE username = ANY($1)';

type Row = { unit: OrgUnit; kind: PostKind; row: ReadRow; today: PlainDate };

/** The same sheet entered twice appoints the same holding. */
const holdingIdOf = (...parts: string[]): string =>
  `giu-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)}`;

const setPost = ({ unit, kind, row }: Row): OrganisationCommand[] => {
  const known = findPost(unit, kind);
  const title = oneLine(textIn(row, 'title')) || known?.title || postKinds[kind];
  const email = textIn(row, 'mailbox') || known?.email || '';
  if (known?.title === title && known.email === email) return [];
  return [{ type: 'SetPost', unitId: unit.id, kind, title, email }];
};

const appoint = ({ unit, kind, row, today }: Row, note: Note): OrganisationCommand[] => {
  const [name, username, email] = [
    oneLine(textIn(row, 'name')),
    textIn(row, 'username') || null,
    textIn(row, 'email') || null,
  ];
  if (name === '') return [];
  const post = findPost(unit, kind);
  const from = (textIn(row, 'from') || null) as PlainDate | null;
  const [holder] = post ? holdingsOn(post, from ?? today) : [];
  const now = holder ?? (post ? onDuty(post, today) : undefined);
  if (now && now.name === name && now.username === username && (email === null || now.email === email)) return [];
  if (from === null) {
    note('from', {
      code: 'IMPORT.CELL_INVALID',
      value: '',
      reason: 'Cử người mới nhưng chưa có “Từ ngày”.',
      mend: 'Điền ngày người này bắt đầu giữ vị trí.',
    });
    return [];
  }
  const holding = {
    holdingId: holdingIdOf(unit.id, kind, name, from),
    username,
    name,
    email,
    from,
    to: null,
    alongside: false,
  };
  return [{ type: 'AppointHolder', unitId: unit.id, kind, holding, replaces: true, reason: textIn(row, 'reason') }];
};

/** Who holds which post. Rows that change nothing are left alone; a new name takes the post over from its day on. */
@Injectable()
export class PostSheet implements SheetKind {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly access: Access,
  ) {}

  spec = (): Promise<SheetSpec> => Promise.resolve(spec);

  async prepare({ asker, now }: SheetQuestion): Promise<PreparedSheet> {
    const today = dateOf(now);
    const rows: PreparedRow[] = [];
    for (const unit of await this.database.commands.pinned.units()) {
      if (unit.validTo !== null) continue;
      for (const post of unit.posts) {
        if (!(await this.access.may(asker, appointingAct(post.kind), { unitId: unit.id }))) continue;
        const [holder] = holdingsOn(post, today);
        rows.push({
          unit: unit.id,
          unitName: unit.name,
          kind: postKinds[post.kind],
          title: post.title,
          mailbox: post.email,
          name: (holder ?? onDuty(post, today))?.name ?? '',
          username: holder?.username ?? '',
          email: holder?.email ?? '',
          from: holder ? { date: holder.from } : null,
          reason: null,
        });
      }
    }
    const notes = [
      'Mỗi dòng là một vị trí của một đơn vị. Dòng không thay đổi gì thì không nhập.',
      'Đổi người giữ: sửa họ tên, tài khoản, “Từ ngày”; người cũ thôi giữ từ hôm trước.',
      'Nghĩa vụ thuộc về vị trí, nên đổi người không làm mất việc nào.',
    ];
    return { spec, rows, notes };
  }

  async judge(sheet: ReadSheet, _: SheetSpec, { asker, now }: SheetQuestion): Promise<RowVerdict[]> {
    const register = new Map((await this.database.commands.pinned.units()).map((unit) => [unit.id, unit] as const));
    const things = [...register.values()].map(({ id, name, shortName }) => ({ id, names: [name, shortName] }));
    const index = new CodeIndex(things, 'đơn vị');
    const accounts = await this.accountsIn(sheet);
    const judging: Judging = { register, index, accounts, seen: new Map(), sheet, asker, now };
    const verdicts: RowVerdict[] = [];
    for (const row of sheet.rows) verdicts.push(await this.judgeRow(row, judging));
    return verdicts;
  }

  private async judgeRow(row: ReadRow, judging: Judging): Promise<RowVerdict> {
    const faults: RowFault[] = [...row.faults];
    const note = noteInto(faults, row, judging.sheet, spec);
    const unit = unitIn(row, judging, note);
    const kind = textIn(row, 'kind') as PostKind;
    let commands: OrganisationCommand[] = [];
    if (unit && faults.length === 0) {
      noteTwice(judging.seen, `${unit.id}/${kind}`, row, note);
      const context = { unit, kind, row, today: dateOf(judging.now) };
      commands = [...setPost(context), ...appoint(context, note)];
      const may = commands.length === 0 || (await this.access.may(judging.asker, 'post.appoint', { unitId: unit.id }));
      if (!may) note('unit', noRight(unit.id));
    }
    const refusal = faults.length > 0 ? null : refusalOf(() => enter(judging, commands));
    if (refusal) note(columnOf(refusal.field, commands), refusal);
    const label = `${unit?.shortName ?? textIn(row, 'unit')} – ${postKinds[kind] ?? ''}`;
    const body: RegisterEntry = { about: unit?.id ?? '', commands };
    const item = faults.length === 0 && commands.length > 0 ? { label, ref: null, body } : null;
    return { row: row.row, label, faults, item };
  }

  private async accountsIn({ rows }: ReadSheet): Promise<ReadonlySet<string>> {
    const names = rows.map((row) => textIn(row, 'username')).filter((name) => name !== '');
    const found = await this.database.pool.query<{ username: string }>(ACCOUNTS, [names]);
    return new Set(found.rows.map(({ username }) => username));
  }
}

/** What rows are judged by; the register changes with every row that is right. */
type Judging = Pick<SheetQuestion, 'asker' | 'now'> & {
  register: ReadonlyMap<string, OrgUnit>;
  index: CodeIndex;
  accounts: ReadonlySet<string>;
  seen: Map<string, number>;
  sheet: ReadSheet;
};

const unitIn = (row: ReadRow, { register, index, accounts }: Judging, note: Note): OrgUnit | undefined => {
  const username = textIn(row, 'username');
  if (username !== '' && !accounts.has(username)) note('username', noAccount(username));
  const found = index.find(textIn(row, 'unit'));
  if (typeof found === 'string') return register.get(found);
  note('unit', found);
  return undefined;
};

const columnOf = (field: string, commands: readonly OrganisationCommand[]): string =>
  field === 'email' && commands[0]?.type === 'SetPost' ? 'mailbox' : (COLUMNS[field] ?? 'unit');

const noteTwice = (seen: Map<string, number>, key: string, { row }: ReadRow, note: Note): void => {
  const first = seen.get(key);
  if (first === undefined) return void seen.set(key, row);
  const mend = `Giữ một trong hai dòng ${first} và ${row}.`;
  note('unit', { code: 'IMPORT.ROW_TWICE', value: key, reason: `Dòng ${first} đã có vị trí này.`, mend });
};

const noAccount = (username: string) => ({
  code: 'IMPORT.CELL_INVALID',
  value: username,
  reason: 'Không có tài khoản này.',
  mend: 'Lập tài khoản trước, hoặc để trống.',
});

const noRight = (unitId: string) => ({
  code: 'ACCESS.OTHER_UNIT',
  value: unitId,
  reason: 'Anh/chị không có quyền cử người ở đơn vị này.',
  mend: 'Bỏ dòng này, hoặc nhờ quản trị danh mục của cấp trên.',
});
