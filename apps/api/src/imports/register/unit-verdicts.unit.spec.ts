import type { Role } from '@dondoc/contracts';
import type { Instant, OrgUnit } from '@dondoc/domain';
import { describe, expect, it } from 'vitest';
import { aSheet, aUnit, UNREADABLE } from '../testing/a-sheet.js';
import { unitSpec } from './unit-spec.js';
import { unitVerdicts } from './unit-verdicts.js';

type Row = Record<string, string>;
const now = '2026-11-23T02:00:00.000Z' as Instant;
const register: OrgUnit[] = [
  aUnit('tinh', { parent: null, class: 'issuer' }),
  aUnit('van-phong', { class: 'office' }),
  aUnit('so-a'),
  aUnit('so-b', { dutyLine: ['van-phong'] }),
  aUnit('phong-a1', { parent: 'so-a' }),
  aUnit('tinh-khac', { parent: null, class: 'issuer' }),
];
const as = (role: Role, unitId = 'van-phong') => ({ role, unitId });

const newUnit = (id: string, more: Row = {}): Row => ({
  id,
  name: `Tên ${id}`,
  shortName: id,
  class: 'so-ban-nganh',
  tier: 'province',
  parent: 'tinh',
  validFrom: '2026-01-01',
  ...more,
});
/** A row of the prepared sheet, as it is handed out. */
const asKnown = (id: string, more: Row = {}): Row => {
  const unit = register.find((one) => one.id === id) ?? aUnit(id);
  const { name, shortName, class: unitClass, tier } = unit;
  return {
    id,
    name,
    shortName,
    class: unitClass,
    tier,
    parent: unit.parent ?? '',
    dutyLine: unit.dutyLine.join(';'),
    ...more,
  };
};
const judge = (rows: readonly Row[], asker = as('admin'), without: string[] = []) =>
  unitVerdicts({ sheet: aSheet(unitSpec, rows, without), units: register, asker, now });
/** Faults as `row column code`, by rows. */
const told = (rows: readonly Row[], asker = as('admin')): string[] =>
  judge(rows, asker)
    .flatMap(({ faults }) => faults.map(({ row, key, code }) => `${row} ${key} ${code}`))
    .sort();
const right = (rows: readonly Row[], asker = as('admin')): number[] =>
  judge(rows, asker).flatMap(({ row, item }) => (item === null ? [] : [row]));

describe('a row of the units’ sheet', () => {
  it('is told of everything at once: cells that cannot be read and rules that others break', () => {
    const row = newUnit('Sở C', {
      class: UNREADABLE,
      validFrom: UNREADABLE,
      parent: 'khong-co',
      dutyLine: 'la; van-phong; ma',
    });
    expect(told([row])).toEqual([
      '2 class CELL',
      '2 dutyLine IMPORT.CELL_INVALID',
      '2 id UNIT.FIELD_INVALID',
      '2 parent IMPORT.CELL_INVALID',
      '2 validFrom CELL',
    ]);
    const [verdict] = judge([row]);
    expect(verdict?.faults.find(({ key }) => key === 'dutyLine')?.value).toBe('la; ma');
  });

  it('of a unit that is known: day, reason and the end are judged though the name cannot be read', () => {
    const row = asKnown('so-a', {
      name: UNREADABLE,
      shortName: 'Sở A mới',
      changedFrom: '2027-01-01',
      lastDay: '2019-01-01',
    });
    expect(told([row])).toEqual([
      '2 changedFrom UNIT.DATE_INVALID',
      '2 lastDay UNIT.DATE_INVALID',
      '2 name CELL',
      '2 reason REASON.MISSING',
    ]);
  });

  it('that cannot be read calls no other cell wrong', () => {
    const rows = [
      newUnit('so-c', { validFrom: UNREADABLE, lastDay: '2020-01-01', reason: 'x', parent: 'so-d' }),
      newUnit('so-d', { validFrom: '2026-10-01' }),
      asKnown('so-a', { name: 'Sở A mới', changedFrom: UNREADABLE, reason: 'QĐ 1', lastDay: UNREADABLE }),
    ];
    expect(told(rows)).toEqual(['2 validFrom CELL', '4 changedFrom CELL', '4 lastDay CELL']);
  });

  it('that says what is known changes nothing; a column that was taken out leaves what is known', () => {
    expect(
      judge(register.map(({ id }) => asKnown(id))).every(({ faults, item }) => faults.length === 0 && item === null),
    ).toBe(true);
    const { dutyLine: _, ...row } = asKnown('so-b', { name: 'Sở B mới', changedFrom: '2026-11-01', reason: 'QĐ 2' });
    const [renamed] = judge([row], as('admin'), ['dutyLine']);
    expect(renamed?.item?.body).toMatchObject({ commands: [{ type: 'ChangeUnit', facts: { name: 'Sở B mới' } }] });
  });
});

describe('rows that hang together', () => {
  it('may come in any order: a parent lower in the sheet, a unit that ends before those below it', () => {
    const rows = [
      newUnit('phong-con', { parent: 'phong-cha' }),
      newUnit('phong-cha'),
      asKnown('so-a', { lastDay: '2026-11-30', reason: 'QĐ 3' }),
      asKnown('phong-a1', { lastDay: '2026-11-30', reason: 'QĐ 3' }),
    ];
    expect(told(rows)).toEqual([]);
    expect(right(rows)).toEqual([3, 2, 5, 4]);
  });

  it('are all wrong when they are about the same unit: nobody knows which one is meant', () => {
    const rows = [newUnit('so-c'), newUnit('so-d'), newUnit('so-c', { name: 'Tên khác' })];
    expect(told(rows)).toEqual(['2 id IMPORT.ROW_TWICE', '4 id IMPORT.ROW_TWICE']);
    expect(right(rows)).toEqual([3]);
  });

  it('wait for the row above them that is wrong, and are judged all the same', () => {
    const rows = [
      newUnit('phong-con', { parent: 'phong-cha', dutyLine: 'van-phong; van-phong' }),
      newUnit('phong-cha', { tier: UNREADABLE }),
      newUnit('chau', { parent: 'phong-con' }),
      newUnit('em', { parent: 'phong-cha' }),
    ];
    expect(told(rows)).toEqual([
      '2 dutyLine UNIT.FIELD_INVALID',
      '3 tier CELL',
      '4 parent UNIT.NOT_FOUND',
      '5 parent UNIT.NOT_FOUND',
    ]);
    const reasons = judge(rows).flatMap(({ faults }) => faults.map(({ reason }) => reason));
    expect(reasons.filter((reason) => reason.includes('dòng đó còn sai'))).toHaveLength(2);
  });

  it('may not be above each other in a circle, new or known', () => {
    const rows = [
      newUnit('mot', { parent: 'hai' }),
      newUnit('hai', { parent: 'ba' }),
      newUnit('ba', { parent: 'mot' }),
      asKnown('so-a', { parent: 'phong-a1', changedFrom: '2026-11-01', reason: 'x' }),
      asKnown('phong-a1'),
      newUnit('minh', { parent: 'minh' }),
    ];
    expect(told(rows)).toEqual(['2', '3', '4', '5', '7'].map((row) => `${row} parent UNIT.PARENT_INVALID`));
    const [first] = judge(rows).find(({ row }) => row === 2)?.faults ?? [];
    expect(first?.reason).toContain('mot (dòng 2) → hai (dòng 3) → ba (dòng 4) → mot (dòng 2)');
  });

  it('cross no dates: nobody is put below what is not there yet', () => {
    const rows = [newUnit('phong-con', { parent: 'phong-cha', validFrom: '2025-01-01' }), newUnit('phong-cha')];
    expect(told(rows)).toEqual(['2 parent UNIT.PARENT_INVALID']);
    expect(told([newUnit('so-c', { lastDay: '2025-12-31', reason: 'x' })])).toEqual(['2 lastDay UNIT.DATE_INVALID']);
  });
});

describe('rights', () => {
  const office = as('organisation-admin');
  it('are those of the screens: only below what the asker keeps, never at the top, never into another body', () => {
    const moved = { changedFrom: '2026-11-01', reason: 'x' };
    const rows = [
      newUnit('phong-b', { parent: 'phong-moi' }),
      newUnit('phong-moi', { parent: 'so-a' }),
      newUnit('tinh-ba', { parent: '' }),
      newUnit('phong-x', { parent: 'tinh-khac' }),
      asKnown('so-b', { parent: 'tinh-khac', ...moved }),
      asKnown('tinh-khac', { name: 'Tên mới', ...moved }),
    ];
    expect(told(rows, office)).toEqual(
      ['4', '5', '6'].map((row) => `${row} parent ACCESS.OTHER_UNIT`).concat('7 id ACCESS.OTHER_UNIT'),
    );
    expect(right(rows, office)).toEqual([3, 2]);
    expect(told(rows)).toEqual([]);
  });
});

describe('a long sheet', () => {
  it('of 5,000 new units, each fifty below each other, is judged without a copy of the register per row', () => {
    const rows = Array.from({ length: 5000 }, (_, index) =>
      newUnit(`dv-${index}`, { parent: index % 50 === 0 ? 'tinh' : `dv-${index - 1}` }),
    );
    const verdicts = judge(rows.reverse());
    expect(verdicts.filter(({ item }) => item !== null)).toHaveLength(5000);
    expect(verdicts[0]?.label).toBe('Tên dv-4950');
  }, 60_000);
});
