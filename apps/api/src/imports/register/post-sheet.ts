import type { Database } from '@dondoc/commands';
import { registerNeedsUnmet } from '@dondoc/contracts';
import type { PreparedRow, PreparedSheet, ReadSheet, SheetSpec } from '@dondoc/documents';
import { dateOf, holdingsOn, onDuty, type OrgUnit, type PlainDate, type Post, postKinds } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { QuestionThreads } from '../../questions/question-threads.js';
import { DATABASE } from '../../runtime.js';
import type { RowVerdict, SheetKind, SheetQuestion } from '../sheet-kind.js';
import type { NamedAccount } from './post-row.js';
import { postSpec } from './post-spec.js';
import { textIn } from './register-row.js';

const ACCOUNTS =
  'SELECT username, name, email, disabled_at IS NOT NULL AS disabled FROM accounts WHERE username = ANY($1)';

const NOTES = [
  'Mỗi dòng là một vị trí của một đơn vị. Dòng không thay đổi gì thì không nhập; ô để trống thì giữ như cũ.',
  'Đổi người giữ: sửa họ tên, tài khoản, “Từ ngày”; người cũ thôi giữ từ hôm trước.',
  'Cho người thôi giữ mà chưa có người thay: làm ở trang của đơn vị, không làm bằng tệp này.',
  'Nghĩa vụ thuộc về vị trí, nên đổi người không làm mất việc nào.',
];

const rowOf = (unit: OrgUnit, post: Post, today: PlainDate): PreparedRow => {
  const [holder] = holdingsOn(post, today);
  return {
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
  };
};

/** Who holds which post. Rows that change nothing are left alone; a new name takes the post over from its day on. */
@Injectable()
export class PostSheet implements SheetKind {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly threads: QuestionThreads,
  ) {}

  spec = (): Promise<SheetSpec> => Promise.resolve(postSpec);

  async prepare({ asker, now }: SheetQuestion): Promise<PreparedSheet> {
    const today = dateOf(now);
    const units = await this.database.commands.pinned.units();
    const register = new Map(units.map((unit) => [unit.id, unit]));
    const mayAppoint = (unit: OrgUnit, { kind, title, email }: Post): boolean => {
      const change = { type: 'SetPost', unitId: unit.id, kind, title, email } as const;
      return registerNeedsUnmet(asker, [change], register).length === 0;
    };
    const rows = units
      .filter(({ validTo }) => validTo === null)
      .flatMap((unit) => unit.posts.filter((post) => mayAppoint(unit, post)).map((post) => rowOf(unit, post, today)));
    return { spec: postSpec, rows, notes: NOTES };
  }

  async judge(sheet: ReadSheet, _: SheetSpec, { asker, now }: SheetQuestion): Promise<RowVerdict[]> {
    const names = sheet.rows.map((row) => textIn(row, 'username').toLowerCase()).filter((name) => name !== '');
    const [units, accounts] = await Promise.all([
      this.database.commands.pinned.units(),
      this.database.pool.query<NamedAccount>(ACCOUNTS, [names]),
    ]);
    const { role, unitId } = asker;
    return this.threads.answer('postVerdicts', { sheet, units, accounts: accounts.rows, asker: { role, unitId }, now });
  }
}
