import type { Database } from '@dondoc/commands';
import type { PreparedRow, PreparedSheet, ReadRow, ReadSheet, RowFault, SheetSpec } from '@dondoc/documents';
import {
  type OrganisationCommand,
  type OrgUnit,
  type PlainDate,
  requireUnitId,
  type Tier,
  type UnitClass,
  unitClasses,
  type UnitFacts,
} from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../../access/access.js';
import { DATABASE } from '../../runtime.js';
import { CodeIndex, codeKey } from '../code-index.js';
import type { RowVerdict, SheetKind, SheetQuestion } from '../sheet-kind.js';
import { oneLine } from '../../writes/clean-text.js';
import { enter, listIn, noteInto, type Note, type RegisterEntry, refusalOf, textIn } from './register-verdict.js';
import { column } from './text-column.js';

const tiers: Record<Tier, string> = {
  province: 'Tỉnh',
  district: 'Huyện',
  commune: 'Xã',
  division: 'Phòng, đơn vị trực thuộc',
};

const spec: SheetSpec = {
  sheet: 'Đơn vị',
  title: 'Nhập danh mục đơn vị',
  columns: [
    column('id', 'Mã đơn vị', 22, 'Chữ thường không dấu, số, gạch nối, ví dụ so-noi-vu. Không đổi được về sau.', {
      required: true,
    }),
    column('name', 'Tên đầy đủ', 36, 'Ví dụ Sở Nội vụ tỉnh Khánh Hòa.', { required: true, maxLength: 300 }),
    column('shortName', 'Tên ngắn', 20, 'Ví dụ Sở Nội vụ.', { required: true, maxLength: 300 }),
    column('class', 'Loại', 24, 'Chọn trong danh sách.', { kind: 'choice', required: true, choices: unitClasses }),
    column('tier', 'Cấp', 18, 'Chọn trong danh sách.', { kind: 'choice', required: true, choices: tiers }),
    column('parent', 'Cấp trên trực tiếp', 22, 'Mã hoặc tên; để trống nếu không có.'),
    column('adminCode', 'Mã hành chính', 12, 'Mã đơn vị hành chính của Tổng cục Thống kê, nếu có.', { maxLength: 20 }),
    column(
      'dutyLine',
      'Tuyến báo cáo',
      28,
      'Các cấp trên được báo khi quá hạn, gần nhất trước, cách nhau bằng dấu chấm phẩy.',
      { maxLength: 2000 },
    ),
    column('validFrom', 'Thành lập từ ngày', 14, 'Bắt buộc với đơn vị mới.', { kind: 'date' }),
    column('changedFrom', 'Thay đổi từ ngày', 14, 'Bắt buộc khi sửa đơn vị đã có: ngày thay đổi có hiệu lực.', {
      kind: 'date',
    }),
    column('reason', 'Căn cứ, lý do', 30, 'Bắt buộc khi sửa hoặc chấm dứt: số, ngày quyết định.', { maxLength: 1000 }),
    column('lastDay', 'Hoạt động đến hết ngày', 14, 'Chỉ điền khi đơn vị chấm dứt hoạt động.', { kind: 'date' }),
  ],
  entry: ['id', 'name', 'shortName'],
};

/** Field of a refusal → column. */
const COLUMNS: Readonly<Record<string, string>> = {
  unitId: 'id',
  from: 'changedFrom',
  facts: 'name',
  lastDay: 'lastDay',
};
const columnOf = (field: string): string =>
  field.startsWith('dutyLine')
    ? 'dutyLine'
    : (COLUMNS[field] ?? (spec.columns.some(({ key }) => key === field) ? field : 'id'));

type Facts = Required<Pick<UnitFacts, 'name' | 'shortName' | 'class' | 'tier' | 'parent' | 'adminCode' | 'dutyLine'>>;

const codesIn = (typed: readonly string[], key: string, index: CodeIndex, note: Note): string[] =>
  typed.flatMap((one) => {
    const found = index.find(one);
    if (typeof found === 'string') return [found];
    note(key, found);
    return [];
  });

const factsIn = (row: ReadRow, index: CodeIndex, note: Note): Facts => ({
  name: oneLine(textIn(row, 'name')),
  shortName: oneLine(textIn(row, 'shortName')),
  class: textIn(row, 'class') as UnitClass,
  tier: textIn(row, 'tier') as Tier,
  parent: codesIn(textIn(row, 'parent') === '' ? [] : [textIn(row, 'parent')], 'parent', index, note)[0] ?? null,
  adminCode: textIn(row, 'adminCode') || null,
  dutyLine: codesIn(listIn(row, 'dutyLine'), 'dutyLine', index, note),
});

const same = (unit: OrgUnit, facts: Facts): boolean =>
  (Object.keys(facts) as (keyof Facts)[]).every((key) => JSON.stringify(unit[key]) === JSON.stringify(facts[key]));

const dateIn = (row: ReadRow, key: string): PlainDate | null => (textIn(row, key) || null) as PlainDate | null;

const missing = (note: Note, key: string, head: string): void =>
  note(key, { code: 'IMPORT.CELL_INVALID', value: '', reason: `Chưa nhập “${head}”.`, mend: `Điền cột “${head}”.` });

/** What the screen would be told to do for the row. */
const commandsIn = (
  row: ReadRow,
  id: string,
  known: OrgUnit | undefined,
  facts: Facts,
  note: Note,
): OrganisationCommand[] => {
  const [validFrom, changedFrom, lastDay] = [
    dateIn(row, 'validFrom'),
    dateIn(row, 'changedFrom'),
    dateIn(row, 'lastDay'),
  ];
  const reason = textIn(row, 'reason');
  const closing: OrganisationCommand[] =
    lastDay === null || lastDay === known?.validTo ? [] : [{ type: 'CloseUnit', unitId: id, lastDay, reason }];
  if (!known) {
    if (validFrom === null) missing(note, 'validFrom', 'Thành lập từ ngày');
    else return [{ type: 'AddUnit', unit: { id, ...facts, validFrom } }, ...closing];
    return [];
  }
  if (same(known, facts)) return closing;
  if (changedFrom === null) missing(note, 'changedFrom', 'Thay đổi từ ngày');
  else return [{ type: 'ChangeUnit', unitId: id, from: changedFrom, facts, reason }, ...closing];
  return [];
};

/** Units of the register: new ones, dated changes, and ends. Rows that change nothing are left alone. */
@Injectable()
export class UnitSheet implements SheetKind {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly access: Access,
  ) {}

  spec = (): Promise<SheetSpec> => Promise.resolve(spec);

  async prepare({ asker }: SheetQuestion): Promise<PreparedSheet> {
    const units = await this.database.commands.pinned.units();
    const rows: PreparedRow[] = [];
    for (const unit of units) {
      if (unit.validTo !== null || !(await this.access.may(asker, 'unit.change', { unitId: unit.id }))) continue;
      rows.push({
        ...unit,
        class: unitClasses[unit.class],
        tier: tiers[unit.tier],
        parent: unit.parent ?? '',
        adminCode: unit.adminCode ?? '',
        dutyLine: unit.dutyLine.join('; '),
        validFrom: { date: unit.validFrom },
        changedFrom: null,
        reason: null,
        lastDay: null,
      } as unknown as PreparedRow);
    }
    const notes = [
      'Mỗi dòng là một đơn vị. Đơn vị mới: thêm dòng ở cuối. Dòng không thay đổi gì thì không nhập.',
      'Sửa đơn vị đã có: sửa ô, điền “Thay đổi từ ngày” và căn cứ; số liệu trước ngày đó giữ tên cũ.',
      'Xóa dòng khỏi tệp không xóa đơn vị. Muốn chấm dứt thì điền “Hoạt động đến hết ngày”.',
    ];
    return { spec, rows, notes };
  }

  async judge(sheet: ReadSheet, _: SheetSpec, { asker, now }: SheetQuestion): Promise<RowVerdict[]> {
    const known = new Map((await this.database.commands.pinned.units()).map((unit) => [unit.id, unit] as const));
    const judging: Judging = { register: known, index: indexOf(sheet, known), seen: new Map(), sheet, asker, now };
    const verdicts: RowVerdict[] = [];
    for (const row of parentsFirst(sheet.rows, judging.index)) verdicts.push(await this.judgeRow(row, judging));
    return verdicts;
  }

  private async judgeRow(row: ReadRow, judging: Judging): Promise<RowVerdict> {
    const faults: RowFault[] = [...row.faults];
    const note = noteInto(faults, row, judging.sheet, spec);
    const id = idIn(row);
    const first = judging.seen.get(id);
    if (first !== undefined) note('id', twice(id, first, row.row));
    judging.seen.set(id, first ?? row.row);
    const known = judging.register.get(id);
    // Asked at once, so that a bad code is told together with whatever else is wrong in the row.
    const badCode = known || id === '' ? null : refusalOf(() => requireUnitId(id));
    if (badCode) note('id', badCode);
    const facts = factsIn(row, judging.index, note);
    const drafted = commandsIn(row, id, known, facts, note);
    const commands = faults.length > 0 ? [] : drafted;
    const about = known ? id : (facts.parent ?? id);
    const may = commands.length === 0 || (await this.access.may(judging.asker, 'unit.change', { unitId: about }));
    if (!may) note('id', noRight(id));
    const refusal = faults.length > 0 ? null : refusalOf(() => enter(judging, commands));
    if (refusal) note(columnOf(refusal.field), refusal);
    const body: RegisterEntry = { about, commands };
    const item = faults.length === 0 && commands.length > 0 ? { label: facts.name, ref: null, body } : null;
    return { row: row.row, label: facts.name || id, faults, item };
  }
}

/** What rows are judged by; the register grows with every row that is right. */
type Judging = Pick<SheetQuestion, 'asker' | 'now'> & {
  register: ReadonlyMap<string, OrgUnit>;
  index: CodeIndex;
  seen: Map<string, number>;
  sheet: ReadSheet;
};

/** A unit may name another of the same sheet as the one above it. */
const indexOf = (sheet: ReadSheet, known: ReadonlyMap<string, OrgUnit>): CodeIndex => {
  const added = sheet.rows.filter((row) => !known.has(idIn(row)));
  return new CodeIndex(
    [
      ...[...known.values()].map(({ id, name, shortName }) => ({ id, names: [name, shortName] })),
      ...added.map((row) => ({ id: idIn(row), names: [oneLine(textIn(row, 'name'))] })),
    ],
    'đơn vị',
  );
};

/** A new unit's code is taken as it is typed: what is no code is refused, not bent. */
const idIn = (row: ReadRow): string => textIn(row, 'id');

const twice = (id: string, first: number, second: number) => ({
  code: 'IMPORT.ROW_TWICE',
  value: id,
  reason: `Dòng ${first} đã có mã này.`,
  mend: `Giữ một trong hai dòng ${first} và ${second}.`,
});

const noRight = (id: string) => ({
  code: 'ACCESS.OTHER_UNIT',
  value: id,
  reason: 'Anh/chị không có quyền sửa đơn vị này.',
  mend: 'Bỏ dòng này, hoặc nhờ quản trị danh mục của cấp trên.',
});

/** Rows whose parent is another row come after it; otherwise the sheet's order. */
const parentsFirst = (rows: readonly ReadRow[], index: CodeIndex): ReadRow[] => {
  const byId = new Map(rows.map((row) => [codeKey(idIn(row)), row]));
  const [ordered, placed] = [new Array<ReadRow>(), new Set<ReadRow>()];
  const place = (row: ReadRow, above: ReadonlySet<ReadRow>): void => {
    if (placed.has(row) || above.has(row)) return;
    for (const name of [textIn(row, 'parent'), ...listIn(row, 'dutyLine')]) {
      const found = name === '' ? undefined : index.find(name);
      const parent = typeof found === 'string' ? byId.get(codeKey(found)) : undefined;
      if (parent && parent !== row) place(parent, new Set([...above, row]));
    }
    placed.add(row);
    ordered.push(row);
  };
  for (const row of rows) place(row, new Set());
  return ordered;
};
