import type { Role } from '@dondoc/contracts';
import { type Holding, type Instant, type OrgUnit, plainDateOf, type Post } from '@dondoc/domain';
import { describe, expect, it } from 'vitest';
import { aSheet, aUnit, UNREADABLE } from '../testing/a-sheet.js';
import { postSpec } from './post-spec.js';
import { postVerdicts } from './post-verdicts.js';

type Row = Record<string, string>;
const now = '2026-11-23T02:00:00.000Z' as Instant;
const since = plainDateOf('2024-01-01');
const held = (name: string, username: string | null): Holding => ({
  holdingId: name,
  username,
  name,
  email: null,
  from: since,
  to: null,
  alongside: false,
});
const post = (kind: Post['kind'], ...holdings: Holding[]): Post => ({
  kind,
  title: 'Chuyên viên',
  holder: '',
  email: 'cv@so-a.vn',
  holdings,
});
const register: OrgUnit[] = [
  aUnit('tinh', { parent: null, class: 'issuer' }),
  aUnit('van-phong', { class: 'office' }),
  aUnit('so-a', { posts: [post('focal-point', held('Lê An', 'le-an'))] }),
  aUnit('so-b'),
  aUnit('tinh-khac', { parent: null, class: 'issuer' }),
];
const accounts = [
  { username: 'tran-binh', name: 'Trần Bình', email: 'binh@so-b.vn', disabled: false },
  { username: 'da-khoa', name: 'Đã Khóa', email: null, disabled: true },
];
const as = (role: Role, unitId = 'van-phong') => ({ role, unitId });
const judge = (rows: readonly Row[], asker = as('admin')) =>
  postVerdicts({ sheet: aSheet(postSpec, rows), units: register, accounts, asker, now });
const told = (rows: readonly Row[], asker = as('admin')): string[] =>
  judge(rows, asker)
    .flatMap(({ faults }) => faults.map(({ row, key, code }) => `${row} ${key} ${code}`))
    .sort();
const newHolder = (unit: string, more: Row = {}): Row => ({
  unit,
  kind: 'focal-point',
  name: 'Phạm Mới',
  from: '2026-11-01',
  ...more,
});

describe('a row of the posts’ sheet', () => {
  it('is told of everything at once, though unit and post are not clear', () => {
    const row = {
      unit: 'la',
      kind: UNREADABLE,
      mailbox: 'không',
      name: 'A',
      email: 'cũng không',
      username: 'ai-do',
      from: UNREADABLE,
    };
    expect(told([row])).toEqual([
      '2 email POST.PERSON_INVALID',
      '2 from CELL',
      '2 kind CELL',
      '2 mailbox UNIT.FIELD_INVALID',
      '2 unit IMPORT.CELL_INVALID',
      '2 username POST.PERSON_INVALID',
    ]);
  });

  it('needs a day for somebody new, a name for whoever has an address, and an account that is open', () => {
    expect(told([newHolder('so-b', { from: '', username: 'da-khoa' })])).toEqual([
      '2 from IMPORT.CELL_INVALID',
      '2 username POST.PERSON_INVALID',
    ]);
    expect(told([newHolder('so-b', { name: '', email: 'x@y.vn' })])).toEqual(['2 name IMPORT.CELL_INVALID']);
    expect(told([newHolder('so-b', { from: '2019-01-01' })])).toEqual(['2 from POST.DATES_INVALID']);
    expect(told([newHolder('so-a', { from: '2023-01-01' })])).toEqual(['2 from POST.ALREADY_HELD']);
  });

  it('takes name and address of the account where it leaves them out, in any case of letters', () => {
    const [verdict] = judge([newHolder('so-b', { name: '', username: 'Tran-Binh' })]);
    const holding = { username: 'tran-binh', name: 'Trần Bình', email: 'binh@so-b.vn', from: '2026-11-01' };
    expect(verdict?.item?.body).toMatchObject({ commands: [{ type: 'SetPost' }, { type: 'AppointHolder', holding }] });
  });

  it('that says what is known changes nothing, even when the account of the holder is closed', () => {
    const asKnown = {
      unit: 'so-a',
      kind: 'focal-point',
      title: 'Chuyên viên',
      mailbox: 'cv@so-a.vn',
      name: 'Lê An',
      username: 'le-an',
      from: '2024-01-01',
    };
    expect(judge([asKnown])).toMatchObject([{ faults: [], item: null }]);
    expect(judge([{ unit: 'so-a', kind: 'focal-point' }])).toMatchObject([{ faults: [], item: null }]);
  });

  it('is about a post of its own: two of them are both wrong', () => {
    const rows = [newHolder('so-a'), newHolder('so-b'), newHolder('SO A', { name: 'Người khác' })];
    expect(told(rows)).toEqual(['2 unit IMPORT.ROW_TWICE', '4 unit IMPORT.ROW_TWICE']);
  });
});

describe('rights', () => {
  it('are those of the screens: nobody gives out a post that they may not give, or in another body', () => {
    const rows = [
      newHolder('so-a', { kind: 'auditor' }),
      newHolder('so-b', { kind: 'admin' }),
      newHolder('so-b', { kind: 'tracker' }),
      newHolder('tinh-khac'),
    ];
    const refused = ['2 unit ACCESS.OTHER_UNIT', '3 unit ACCESS.OTHER_UNIT', '5 unit ACCESS.OTHER_UNIT'];
    expect(told(rows, as('organisation-admin'))).toEqual(refused);
    expect(told(rows, as('office'))).toEqual(refused);
    expect(told(rows)).toEqual([]);
  });
});
