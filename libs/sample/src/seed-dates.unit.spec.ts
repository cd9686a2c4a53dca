import { fileURLToPath } from 'node:url';
import {
  addDays,
  type CascadeTemplate,
  existsOn,
  formatLongDate,
  instantAt,
  membersOf,
  type OrgUnit,
  plainDateOf,
  type ScheduleLine,
  scheduleOf,
  unitClasses,
  vietnamCalendar,
  workingCalendar,
} from '@dondoc/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOrganisation, readTemplate } from './read-sample.js';

const root = new URL('../../../', import.meta.url);
const file = (path: string): string => fileURLToPath(new URL(path, root));
const calendar = workingCalendar(vietnamCalendar);
const issuedOn = plainDateOf('2022-01-27');

let plan: CascadeTemplate;
let schedule: ScheduleLine[];
let units: OrgUnit[];
beforeAll(async () => {
  plan = await readTemplate(file('templates/ninh-thuan-dan-van-2022-2026.yaml'));
  units = await readOrganisation(file('samples/ninh-thuan/organisation.yaml'));
  schedule = scheduleOf(plan, issuedOn, calendar);
});

/** A line of this plan: each has a date. */
type DatedLine = ScheduleLine & { due: NonNullable<ScheduleLine['due']> };
const isDated = (one: ScheduleLine): one is DatedLine => one.due !== null;
const dated = (lines: readonly ScheduleLine[]): DatedLine[] => lines.filter(isDated);

const line = (lineId: string): DatedLine => {
  const found = dated(schedule).find((one) => one.lineId === lineId);
  if (!found) throw new Error(`No line ${lineId}: ${schedule.map((one) => one.lineId).join(', ')}`);
  return found;
};

/** The table of dates of the seed: line, day that the words name, last safe day, last working day. */
const table: [string, string, string, string][] = [
  ['ra-soat-quy-che', '2022-03-01', 'thứ Hai, 28/02/2022', 'thứ Hai, 28/02/2022'],
  ['ke-hoach-giai-doan', '2022-03-15', 'thứ Hai, 14/03/2022', 'thứ Hai, 14/03/2022'],
  ['ke-hoach-nam.2022', '2022-03-15', 'thứ Hai, 14/03/2022', 'thứ Hai, 14/03/2022'],
  ['ke-hoach-nam.2023', '2022-11-25', 'thứ Năm, 24/11/2022', 'thứ Năm, 24/11/2022'],
  ['ke-hoach-nam.2024', '2023-11-25', 'thứ Sáu, 24/11/2023', 'thứ Sáu, 24/11/2023'],
  ['ke-hoach-nam.2025', '2024-11-25', 'Chủ nhật, 24/11/2024', 'thứ Sáu, 22/11/2024'],
  ['ke-hoach-nam.2026', '2025-11-25', 'thứ Hai, 24/11/2025', 'thứ Hai, 24/11/2025'],
  ['bao-cao-6-thang.2022', '2022-06-15', 'thứ Ba, 14/06/2022', 'thứ Ba, 14/06/2022'],
  ['bao-cao-6-thang.2023', '2023-06-15', 'thứ Tư, 14/06/2023', 'thứ Tư, 14/06/2023'],
  ['bao-cao-6-thang.2024', '2024-06-15', 'thứ Sáu, 14/06/2024', 'thứ Sáu, 14/06/2024'],
  ['bao-cao-6-thang.2025', '2025-06-15', 'thứ Bảy, 14/06/2025', 'thứ Sáu, 13/06/2025'],
  ['bao-cao-6-thang.2026', '2026-06-15', 'Chủ nhật, 14/06/2026', 'thứ Sáu, 12/06/2026'],
  ['bao-cao-nam.2022', '2022-11-15', 'thứ Hai, 14/11/2022', 'thứ Hai, 14/11/2022'],
  ['bao-cao-nam.2023', '2023-11-15', 'thứ Ba, 14/11/2023', 'thứ Ba, 14/11/2023'],
  ['bao-cao-nam.2024', '2024-11-15', 'thứ Năm, 14/11/2024', 'thứ Năm, 14/11/2024'],
  ['bao-cao-nam.2025', '2025-11-15', 'thứ Sáu, 14/11/2025', 'thứ Sáu, 14/11/2025'],
  ['bao-cao-nam.2026', '2026-11-15', 'thứ Bảy, 14/11/2026', 'thứ Sáu, 13/11/2026'],
  ['tieu-chi-khen-thuong', '2022-03-15', 'thứ Hai, 14/03/2022', 'thứ Hai, 14/03/2022'],
  ['ke-hoach-tinh.2022', '2022-12-15', 'thứ Tư, 14/12/2022', 'thứ Tư, 14/12/2022'],
  ['ke-hoach-tinh.2023', '2023-12-15', 'thứ Năm, 14/12/2023', 'thứ Năm, 14/12/2023'],
  ['ke-hoach-tinh.2024', '2024-12-15', 'thứ Bảy, 14/12/2024', 'thứ Sáu, 13/12/2024'],
  ['ke-hoach-tinh.2025', '2025-12-15', 'Chủ nhật, 14/12/2025', 'thứ Sáu, 12/12/2025'],
  ['ke-hoach-tinh.2026', '2026-12-15', 'thứ Hai, 14/12/2026', 'thứ Hai, 14/12/2026'],
];

describe('the plan of Ninh Thuận 2022–2026', () => {
  it.each(table)('%s, "trước ngày" %s: safe to %s, last working day %s', (lineId, named, safe, working) => {
    const { due } = line(lineId);
    expect(due.named).toBe(named);
    expect(formatLongDate(due.lastSafeDay)).toBe(safe);
    expect(formatLongDate(due.lastWorkingDay)).toBe(working);
    expect(due.overdueFrom).toBe(named); // strict reading, no date rolls
    expect(due.boundary).toBe('before');
  });

  it('makes these lines and no others', () => {
    expect(schedule.map(({ lineId }) => lineId).sort()).toEqual(table.map(([lineId]) => lineId).sort());
  });

  it('does not depend on the day of its issue', () => {
    const dates = (from: string) =>
      dated(scheduleOf(plan, plainDateOf(from), calendar)).map(({ lineId, due }) => [
        lineId,
        due.named,
        due.lastSafeDay,
      ]);
    expect(dates('2026-11-20')).toEqual(dates('2022-01-27'));
  });

  it('has two deliverables on 14/03/2022 for every unit: the period plan and the plan of the year', () => {
    const onThatDay = dated(schedule)
      .filter(({ due }) => due.lastSafeDay === '2022-03-14')
      .map(({ lineId }) => lineId);
    expect(onThatDay).toEqual(['ke-hoach-giai-doan', 'ke-hoach-nam.2022', 'tieu-chi-khen-thuong']);
  });

  it('says in the words of the source why the plan of 2022 is due in March, not in November 2021', () => {
    const why = line('ke-hoach-nam.2022')
      .due.why.map(({ text }) => text)
      .join('\n');
    expect(why).toContain('riêng năm 2022');
    expect(why).toContain('trước ngày 15/3/2022');
  });

  it.each([
    ['ke-hoach-nam.2023', 'IV.1.a', 'trước ngày 25/11 của năm trước liền kề'],
    ['bao-cao-6-thang.2024', 'IV.1.c', 'trước ngày 15/6'],
    ['bao-cao-nam.2024', 'IV.1.c', 'trước ngày 15/11'],
    ['ra-soat-quy-che', 'IV.1.b', 'trước ngày 01/3/2022'],
    ['ke-hoach-tinh.2024', 'IV.2.a', 'trước 15/12'],
  ])('%s quotes clause %s: "%s"', (lineId, clause, words) => {
    expect(line(lineId).due.why[0]?.text).toContain(`mục ${clause}`);
    expect(line(lineId).due.why[0]?.text).toContain(words);
  });

  it('rolls every line up at 17:00, ten working days after the last working day', () => {
    expect(dated(schedule)).toHaveLength(schedule.length);
    for (const { rollUpAt, due } of dated(schedule)) {
      expect(rollUpAt).toBe(instantAt(calendar.addWorkingDays(due.lastWorkingDay, 10), '17:00'));
    }
  });

  it('sends reports to UBND tỉnh through Sở Nội vụ, plans and reviews to Sở Nội vụ itself', () => {
    const route = Object.fromEntries(
      plan.obligations.map(({ key, to, via }) => [key, via === null ? to : `${to} qua ${via}`]),
    );
    expect(route).toEqual({
      'ra-soat-quy-che': 'so-noi-vu',
      'ke-hoach-giai-doan': 'so-noi-vu',
      'ke-hoach-nam': 'so-noi-vu',
      'bao-cao-6-thang': 'ubnd-tinh qua so-noi-vu',
      'bao-cao-nam': 'ubnd-tinh qua so-noi-vu',
      'tieu-chi-khen-thuong': 'ubnd-tinh',
      'ke-hoach-tinh': 'ubnd-tinh',
    });
  });

  it('binds all by targets 1, 2 and 5, and the huyện alone by 3 and 4', () => {
    expect(plan.targets.map(({ number, binds }) => [number, binds])).toEqual([
      [1, 'all'],
      [2, 'all'],
      [3, ['huyen-thanh-pho']],
      [4, ['huyen-thanh-pho']],
      [5, 'all'],
    ]);
  });

  it('asks for a review only under a condition, and takes silence for "does not apply"', () => {
    const conditional = plan.obligations.filter(({ condition }) => condition !== null);
    expect(conditional.map(({ key, silence }) => [key, silence])).toEqual([['ra-soat-quy-che', 'not-applicable']]);
  });
});

describe('who owes what', () => {
  const members = () => membersOf(plan, schedule, units, issuedOn);

  it('36 units owe the seventeen lines that bind every unit; Sở Nội vụ six more', () => {
    expect(members()).toHaveLength(36);
    for (const { unitId, lineIds } of members())
      expect(lineIds, unitId).toHaveLength(unitId === 'so-noi-vu' ? 17 + 6 : 17);
  });

  it('they are the classes that the document addresses, seven huyện and thành phố among them; no commune', () => {
    const classOf = new Map(units.map((unit) => [unit.id, unit.class]));
    const counts: Record<string, number> = {};
    for (const { unitId } of members()) {
      const unitClass = classOf.get(unitId) ?? 'none';
      counts[unitClass] = (counts[unitClass] ?? 0) + 1;
    }
    expect(counts).toMatchObject({ office: 1, 'huyen-thanh-pho': 7 });
    expect(Object.keys(counts)).not.toContain('xa');
    expect(Object.keys(counts)).not.toContain('issuer');
  });

  it('Sở Nội vụ alone owes the province’s plan of each year and the award criteria', () => {
    for (const lineId of ['ke-hoach-tinh.2022', 'ke-hoach-tinh.2026', 'tieu-chi-khen-thuong']) {
      expect(
        members()
          .filter(({ lineIds }) => lineIds.includes(lineId))
          .map(({ unitId }) => unitId),
      ).toEqual(['so-noi-vu']);
    }
  });
});

describe('the plan for 2027', () => {
  it('ends on the holiday 24/11/2026: last working day Monday 23/11/2026, and the open question is told', async () => {
    const successor = await readTemplate(file('templates/ninh-thuan-dan-van-2027.yaml'));
    const [first] = scheduleOf(successor, plainDateOf('2026-11-06'), calendar);
    expect(first?.lineId).toBe('ke-hoach-nam.2027');
    expect(first?.due).toMatchObject({
      named: '2026-11-25',
      lastSafeDay: '2026-11-24',
      lastWorkingDay: '2026-11-23',
      overdueFrom: '2026-11-25',
    });
    const why = first?.due?.why.map(({ text }) => text).join('\n') ?? '';
    expect(why).toContain('Ngày Văn hóa Việt Nam');
    expect(why).toContain('thứ Hai, 23/11/2026');
    expect(why).toContain('chưa có quyết định');
  });
});

describe('the organisation of Ninh Thuận', () => {
  const existing = (): OrgUnit[] => units.filter((unit) => existsOn(unit, issuedOn));

  it('has 7 huyện and thành phố and 65 communes in 2022, of which three end on 31/10/2024', () => {
    expect(existing().filter(({ class: one }) => one === 'huyen-thanh-pho')).toHaveLength(7);
    expect(existing().filter(({ class: one }) => one === 'xa')).toHaveLength(65);
    const ended = units.filter(({ validTo }) => validTo !== null);
    expect(ended.map(({ validTo }) => validTo)).toEqual(['2024-10-31', '2024-10-31', '2024-10-31']);
    expect(
      units.filter((unit) => unit.class === 'xa' && existsOn(unit, addDays(plainDateOf('2024-10-31'), 1))),
    ).toHaveLength(62);
  });

  it('has ids that are unique and parents and duty lines that exist', () => {
    const ids = new Set(units.map(({ id }) => id));
    expect(ids.size).toBe(units.length);
    for (const { id, parent, dutyLine, class: one } of units) {
      expect(parent === null || ids.has(parent), id).toBe(true);
      for (const up of dutyLine) expect(ids.has(up), `${id} → ${up}`).toBe(true);
      expect(Object.keys(unitClasses)).toContain(one);
    }
  });

  it('gives every owing unit a leader and a focal point with addresses of their own, none that can receive mail', () => {
    const addresses = units.flatMap(({ posts }) => posts.map(({ email }) => email));
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const address of addresses) expect(address).toMatch(/^[a-z0-9.-]+@[a-z0-9.-]+\.example$/);
    const owing = new Set(membersOf(plan, schedule, units, issuedOn).map(({ unitId }) => unitId));
    for (const { id, posts } of units) {
      if (owing.has(id))
        expect(
          posts.map(({ kind }) => kind),
          id,
        ).toEqual(expect.arrayContaining(['leader', 'focal-point']));
    }
  });

  it('has the roles that the plan names', () => {
    const ids = new Set(units.map(({ id }) => id));
    for (const role of [plan.issuer, plan.office, plan.focal]) expect(ids.has(role), role).toBe(true);
    const roles = units.find(({ id }) => id === plan.office)?.posts.map(({ kind }) => kind);
    expect(roles).toContain('tracker');
  });
});
