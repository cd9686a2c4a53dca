import type { Database } from '@dondoc/commands';
import { registerNeedsUnmet } from '@dondoc/contracts';
import type { PreparedRow, PreparedSheet, ReadSheet, SheetSpec } from '@dondoc/documents';
import { type OrgUnit, unitClasses } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { QuestionThreads } from '../../questions/question-threads.js';
import { DATABASE } from '../../runtime.js';
import type { RowVerdict, SheetKind, SheetQuestion } from '../sheet-kind.js';
import { tiers, unitSpec } from './unit-spec.js';

const NOTES = [
  'Mỗi dòng là một đơn vị. Đơn vị mới: thêm dòng ở cuối. Dòng không thay đổi gì thì không nhập.',
  'Sửa đơn vị đã có: sửa ô, điền “Thay đổi từ ngày” và căn cứ; số liệu trước ngày đó giữ tên cũ.',
  'Xóa dòng khỏi tệp không xóa đơn vị. Muốn chấm dứt thì điền “Hoạt động đến hết ngày”.',
];

const rowOf = (unit: OrgUnit): PreparedRow => ({
  id: unit.id,
  name: unit.name,
  shortName: unit.shortName,
  class: unitClasses[unit.class],
  tier: tiers[unit.tier],
  parent: unit.parent ?? '',
  adminCode: unit.adminCode ?? '',
  dutyLine: unit.dutyLine.join('; '),
  validFrom: { date: unit.validFrom },
  changedFrom: null,
  reason: null,
  lastDay: null,
});

/** Units of the register: new ones, dated changes, and ends. Rows that change nothing are left alone. */
@Injectable()
export class UnitSheet implements SheetKind {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly threads: QuestionThreads,
  ) {}

  spec = (): Promise<SheetSpec> => Promise.resolve(unitSpec);

  async prepare({ asker }: SheetQuestion): Promise<PreparedSheet> {
    const units = await this.database.commands.pinned.units();
    const register = new Map(units.map((unit) => [unit.id, unit]));
    const mayChange = ({ id, validFrom }: OrgUnit): boolean => {
      const change = { type: 'CloseUnit', unitId: id, lastDay: validFrom, reason: '' } as const;
      return registerNeedsUnmet(asker, [change], register).length === 0;
    };
    const rows = units.filter((unit) => unit.validTo === null && mayChange(unit)).map(rowOf);
    return { spec: unitSpec, rows, notes: NOTES };
  }

  async judge(sheet: ReadSheet, _: SheetSpec, { asker, now }: SheetQuestion): Promise<RowVerdict[]> {
    const units = await this.database.commands.pinned.units();
    const { role, unitId } = asker;
    return this.threads.answer('unitVerdicts', { sheet, units, asker: { role, unitId }, now });
  }
}
