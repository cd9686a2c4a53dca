import { deskFilterSchema, deskGroupings, deskViews } from '@dondoc/contracts';
import { plainDateOf, type StatusCode } from '@dondoc/domain';
import { aUnit } from '@dondoc/domain/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainFilter, readsOpenOnly, statusFilter } from './desk-filter.js';
import { byUrgency } from './desk-order.js';
import { countsOf, groupsOf, totalsOf } from './desk-totals.js';
import type { Standing } from './standing.js';

const CODES = [
  'overdue',
  'due_today',
  'due_soon',
  'not_due',
  'received',
  'returned',
  'done_on_time',
  'done_late',
  'exempt',
  'tacit',
  'no_due',
] as const;
const units = ['so-y-te', 'so-noi-vu', 'xa-phuoc-dinh'].map((id) =>
  aUnit(id, { name: id === 'so-y-te' ? 'Sở Y tế' : id }),
);
const byId = new Map(units.map((unit) => [unit.id, unit]));

type Given = {
  unit: number;
  line: number;
  cascade: number;
  code: StatusCode;
  days: number;
  asked: boolean;
  reachable: boolean;
};

const standingOf = ({ unit: at, line, cascade, code, days, asked, reachable }: Given): Standing => {
  const unit = units[at] ?? aUnit('khac');
  const lineId = `bao-cao.${line}`;
  const cascadeId = `dot-${cascade}`;
  return {
    cascade: {
      label: `Kế hoạch số ${cascade}`,
      lines: new Map(),
      facts: { cascade: { cascadeId, title: `Đợt ${cascade}` } },
    },
    unit,
    line: {
      lineId,
      key: 'bao-cao',
      title: `Báo cáo ${line}`,
      shortTitle: 'BC',
      period: { id: `${line}`, year: 2020 + line },
      due: null,
    },
    position: line,
    fact: {
      unitId: unit.id,
      lineId,
      extensionRequest: asked ? {} : null,
      facts: { work: 'open', due: null, returnedNewDate: plainDateOf('2026-01-02') },
    },
    via: null,
    group: 'report',
    status: { code, days, label: code },
    reachable,
  } as unknown as Standing;
};

const given: fc.Arbitrary<Given> = fc.record({
  unit: fc.integer({ min: 0, max: 2 }),
  line: fc.integer({ min: 0, max: 3 }),
  cascade: fc.integer({ min: 0, max: 2 }),
  code: fc.constantFrom(...CODES),
  days: fc.integer({ min: 0, max: 40 }),
  asked: fc.boolean(),
  reachable: fc.boolean(),
});
const list = fc
  .uniqueArray(given, { maxLength: 30, selector: ({ unit, line, cascade }) => `${unit}/${line}/${cascade}` })
  .map((all) => all.map(standingOf));
const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((all, one) => all + one, 0);
const filterOf = (more: object) => deskFilterSchema.parse(more);
const ids = (standings: readonly Standing[]): string[] =>
  standings.map(({ unit, line, cascade }) => `${cascade.facts.cascade.cascadeId}/${unit.id}/${line.lineId}`);

describe('the figures of the desk', () => {
  it('add up: statuses to the whole, groups to the whole, statuses of groups to those of the whole', () => {
    fc.assert(
      fc.property(list, fc.constantFrom(...deskGroupings), (standings, by) => {
        const totals = totalsOf(standings);
        const groups = groupsOf(standings, by);
        expect(sum(totals)).toBe(standings.length);
        expect(groups.reduce((all, { total }) => all + total, 0)).toBe(standings.length);
        for (const { total, counts } of groups) expect(sum(counts)).toBe(total);
        for (const [code, count] of Object.entries(totals)) {
          expect(groups.reduce((all, { counts }) => all + (counts[code] ?? 0), 0)).toBe(count);
        }
      }),
    );
  });

  it('each count is the length of its list', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 20 }), (standings, days) => {
        const counts = countsOf(standings, days);
        const lengths = Object.fromEntries(
          deskViews.map((view) => [view, standings.filter(statusFilter(filterOf({ view, days }))).length]),
        );
        expect(lengths).toEqual({
          attention: counts.attention,
          overdue: counts.overdue,
          'due-today': counts.dueToday,
          soon: counts.soon,
          waiting: counts.waiting,
          returned: counts.returned,
          extension: counts.extension,
          unreachable: counts.unreachable,
          all: standings.length,
        });
      }),
    );
  });

  it('the order is one and the same from whatever order it starts: overdue first, most days first', () => {
    fc.assert(
      fc.property(list, (standings) => {
        const sorted = [...standings].sort(byUrgency);
        expect(ids([...standings].reverse().sort(byUrgency))).toEqual(ids(sorted));
        const days = sorted.filter(({ status }) => status.code === 'overdue').map(({ status }) => status.days);
        expect(days).toEqual([...days].sort((a, b) => b - a));
        expect(sorted.slice(0, days.length).every(({ status }) => status.code === 'overdue')).toBe(true);
      }),
    );
  });
});

describe('the filters of the desk', () => {
  const all = [0, 1, 2].map((unit) =>
    standingOf({ unit, line: unit, cascade: 0, code: 'overdue', days: 1, asked: false, reachable: true }),
  );
  const found = (more: object): string[] => all.filter(plainFilter(filterOf(more), byId)).map(({ unit }) => unit.id);

  it.each([
    [{}, ['so-y-te', 'so-noi-vu', 'xa-phuoc-dinh']],
    [{ units: ['so-noi-vu'] }, ['so-noi-vu']],
    [{ text: 'so y te' }, ['so-y-te']],
    [{ text: 'SỞ  Y TẾ'.normalize('NFD') }, ['so-y-te']],
    [{ text: 'y te bao cao 0' }, ['so-y-te']],
    [{ text: 'y te bao cao 1' }, []],
    [{ year: 2021 }, ['so-noi-vu']],
    [{ period: '2' }, ['xa-phuoc-dinh']],
    [{ lines: ['bao-cao.0', 'bao-cao.2'] }, ['so-y-te', 'xa-phuoc-dinh']],
    [{ via: 'so-noi-vu' }, []],
    [{ groups: ['plan'] }, []],
    [{ within: 'so-y-te' }, ['so-y-te']],
  ])('%o leave %o', (more, left) => expect(found(more)).toEqual(left));

  it('reads what is closed only where the view may show it', () => {
    expect(readsOpenOnly(filterOf({ view: 'overdue' }))).toBe(true);
    expect(readsOpenOnly(filterOf({ view: 'all' }))).toBe(false);
    expect(readsOpenOnly(filterOf({ statuses: ['done_late'] }))).toBe(false);
    expect(readsOpenOnly(filterOf({ statuses: ['overdue'] }))).toBe(true);
  });
});
