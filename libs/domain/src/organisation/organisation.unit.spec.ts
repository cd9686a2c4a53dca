import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/instant.js';
import { addDays, type PlainDate, plainDateOf } from '../calendar/plain-date.js';
import { aUnit } from '../testing/index.js';
import { decideOrganisation } from './decide-organisation.js';
import { addresseesOf, holdersOn, postsHeldBy, reachableOn, withDisabled } from './duty.js';
import { foldOrganisation } from './evolve-organisation.js';
import { type OrgUnit, unitOn } from './org-unit.js';
import type { OrganisationCommand, OrganisationEvent } from './organisation-events.js';
import type { Holding } from './post.js';

const day = plainDateOf;
const now = instantOf('2026-11-21T01:00:00.000Z');
const top = aUnit('ubnd-tinh', { class: 'issuer', parent: null });
const registered = (...units: OrgUnit[]): OrganisationEvent => ({ type: 'UnitsRegistered', at: now, data: { units } });

/** The register after these commands; a command that breaks a rule throws. */
const register = (units: OrgUnit[], ...commands: OrganisationCommand[]): ReadonlyMap<string, OrgUnit> =>
  commands.reduce(
    (known, command) => foldOrganisation(decideOrganisation(known, command, now), known),
    foldOrganisation([registered(...units)]),
  );
const refused = (code: string, units: OrgUnit[], ...commands: OrganisationCommand[]): void =>
  expect(() => register(units, ...commands)).toThrow(expect.objectContaining({ code }));
const get = (units: ReadonlyMap<string, OrgUnit>, id: string): OrgUnit => {
  const found = units.get(id);
  if (!found) throw new Error(id);
  return found;
};

const so = aUnit('so');
const holding = (username: string, from: string, to: string | null = null, more: Partial<Holding> = {}): Holding => ({
  holdingId: `h-${username}-${from}`,
  username,
  name: username.toUpperCase(),
  email: `${username}@so.example`,
  from: day(from),
  to: to === null ? null : day(to),
  alongside: false,
  ...more,
});
const OF = { unitId: 'so', kind: 'focal-point' } as const;
const appoint = (one: Holding, replaces = false): OrganisationCommand => ({
  type: 'AppointHolder',
  ...OF,
  holding: one,
  replaces,
  reason: '',
});
const absence = (holdingId: string, from: string, to: string, standIn = 'thay'): OrganisationCommand => ({
  type: 'RecordAbsence',
  ...OF,
  absence: {
    absenceId: `v-${from}`,
    holdingId,
    from: day(from),
    to: day(to),
    standIn: { username: standIn, name: standIn.toUpperCase(), email: null },
    reason: 'đi học',
  },
});
const onDuty = (units: ReadonlyMap<string, OrgUnit>, date: string): string[] =>
  addresseesOf(get(units, 'so'), 'focal-point', day(date)).map(({ name }) => name);

describe('a post', () => {
  it('is written to under its own name and mailbox while nobody was ever appointed', () => {
    expect(addresseesOf(so, 'focal-point', day('2026-01-01'))).toEqual([
      { email: 'dau-moi@so.example', name: 'Trần Thị B', title: 'Đầu mối', username: null, note: null },
    ]);
    expect(reachableOn(aUnit('im', { posts: [] }), day('2026-01-01'))).toBe(false);
  });

  it('belongs to its holder from the first to the last day, and is vacant after', () => {
    const units = register([so], appoint(holding('an', '2026-01-10', '2026-03-31')));
    expect(['2026-01-09', '2026-01-10', '2026-03-31', '2026-04-01'].map((one) => onDuty(units, one))).toEqual([
      [],
      ['AN'],
      ['AN'],
      [],
    ]);
    expect(reachableOn(get(units, 'so'), day('2026-04-01'))).toBe(false);
  });

  it('falls to the stand-in for the days of an absence; the holder may act all the same', () => {
    const an = holding('an', '2026-01-01');
    const units = register([so], appoint(an), absence(an.holdingId, '2026-02-02', '2026-02-06'));
    expect(['2026-02-01', '2026-02-02', '2026-02-06', '2026-02-07'].map((one) => onDuty(units, one))).toEqual([
      ['AN'],
      ['THAY'],
      ['THAY'],
      ['AN'],
    ]);
    const [letter] = addresseesOf(get(units, 'so'), 'focal-point', day('2026-02-03'));
    expect(letter).toMatchObject({ email: 'dau-moi@so.example', note: expect.stringContaining('AN vắng mặt') });
    const acting = (date: string) => holdersOn(get(units, 'so'), 'focal-point', day(date)).map((one) => one.username);
    expect([acting('2026-02-03'), acting('2026-02-07')]).toEqual([['thay', 'an'], ['an']]);
    expect(postsHeldBy([...units.values()], 'thay', day('2026-02-03'))).toMatchObject([{ unitId: 'so' }]);
    expect(postsHeldBy([...units.values()], 'thay', day('2026-02-07'))).toEqual([]);
  });

  it('has one holder at a time: another is refused, replaces the first, or holds it alongside', () => {
    const an = holding('an', '2026-01-01');
    refused('POST.ALREADY_HELD', [so], appoint(an), appoint(holding('binh', '2026-05-01')));
    const replaced = register([so], appoint(an), appoint(holding('binh', '2026-05-01'), true));
    expect([onDuty(replaced, '2026-04-30'), onDuty(replaced, '2026-05-01')]).toEqual([['AN'], ['BINH']]);
    const both = register([so], appoint(an), appoint(holding('binh', '2026-05-01', null, { alongside: true })));
    expect(onDuty(both, '2026-05-02')).toEqual(['AN']);
    expect(holdersOn(get(both, 'so'), 'focal-point', day('2026-05-02'))).toHaveLength(2);
    refused(
      'POST.ALREADY_HELD',
      [so],
      appoint(holding('an', '2026-05-01')),
      appoint(holding('binh', '2026-01-01'), true),
    );
  });

  it('is nobody’s whose account is closed: the unit cannot be reached', () => {
    const units = register([so], appoint(holding('an', '2026-01-01')));
    const [marked] = withDisabled([get(units, 'so')], new Set(['an']));
    expect(reachableOn(marked as OrgUnit, day('2026-06-01'))).toBe(false);
    expect(addresseesOf(marked as OrgUnit, 'leader', day('2026-06-01'))).toHaveLength(1);
  });

  it('keeps its people when the register is read in again', () => {
    const units = register([so], appoint(holding('an', '2026-01-01')));
    const again = foldOrganisation([registered({ ...so, name: 'Sở Mới' })], units);
    expect([get(again, 'so').name, onDuty(again, '2026-02-01')]).toEqual(['Sở Mới', ['AN']]);
  });

  it('refuses what cannot be', () => {
    const an = holding('an', '2026-01-01', '2026-12-31');
    refused('UNIT.NOT_FOUND', [], appoint(an));
    refused('POST.PERSON_INVALID', [so], appoint({ ...an, name: ' ' }));
    refused('POST.PERSON_INVALID', [so], appoint({ ...an, email: 'khong-phai-thu' }));
    refused('POST.DATES_INVALID', [so], appoint(holding('an', '2026-02-01', '2026-01-01')));
    refused('POST.DATES_INVALID', [so], appoint(holding('an', '2019-01-01')));
    refused('POST.HOLDER_NOT_FOUND', [so], absence('khong-co', '2026-02-02', '2026-02-03'));
    refused('POST.DATES_INVALID', [so], appoint(an), absence(an.holdingId, '2027-01-01', '2027-01-05'));
    refused('ABSENCE.STAND_IN_INVALID', [so], appoint(an), absence(an.holdingId, '2026-02-02', '2026-02-03', 'an'));
    const away = absence(an.holdingId, '2026-02-02', '2026-02-06');
    refused('ABSENCE.OVERLAPS', [so], appoint(an), away, absence(an.holdingId, '2026-02-06', '2026-02-10'));
    const end = { type: 'EndHolding', ...OF, holdingId: an.holdingId, lastDay: day('2026-06-30'), reason: '' } as const;
    refused('REASON.MISSING', [so], appoint(an), end);
    refused('POST.DATES_INVALID', [so], appoint(an), { ...end, reason: 'x', lastDay: day('2025-12-31') });
  });

  it('never has two holders and never a stand-in outside an absence, whatever is asked', () => {
    const dates = fc.integer({ min: 0, max: 120 }).map((days) => addDays(day('2026-01-01'), days));
    const asked = fc.record({
      who: fc.constantFrom('an', 'binh', 'chi'),
      from: dates,
      length: fc.option(fc.integer({ min: 0, max: 40 })),
      alongside: fc.boolean(),
      replaces: fc.boolean(),
      away: fc.boolean(),
    });
    const attempt = (units: ReadonlyMap<string, OrgUnit>, command: OrganisationCommand) => {
      try {
        return foldOrganisation(decideOrganisation(units, command, now), units);
      } catch {
        return units;
      }
    };
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 12 }), dates, (wishes, on: PlainDate) => {
        const units = wishes.reduce(
          (known, { who, from, length, alongside, replaces, away }, n) => {
            const to = length === null ? null : addDays(from, length);
            const one: Holding = { ...holding(who, from, to), holdingId: `h${n}`, alongside };
            const held = attempt(known, appoint(one, replaces));
            return away ? attempt(held, absence(`h${n}`, from, addDays(from, 3))) : held;
          },
          foldOrganisation([registered(so)]),
        );
        const post = get(units, 'so').posts.find(({ kind }) => kind === 'focal-point');
        const primary = (post?.holdings ?? []).filter(
          (one) => !one.alongside && one.from <= on && (one.to === null || on <= one.to),
        );
        expect(primary.length).toBeLessThanOrEqual(1);
        for (const { standsInFor, username, holdingId } of holdersOn(get(units, 'so'), 'focal-point', on)) {
          if (standsInFor === null) continue;
          const found = post?.absences?.find((one) => one.holdingId === holdingId && one.from <= on && on <= one.to);
          expect(found?.standIn.username).toBe(username);
        }
      }),
    );
  });
});

describe('a unit', () => {
  const change = (more: object): OrganisationCommand => ({
    type: 'ChangeUnit',
    unitId: 'so',
    from: day('2026-03-01'),
    facts: { name: 'Sở Khoa học' },
    reason: 'QĐ 12',
    ...more,
  });

  it('keeps the name and the parent that it had: past figures never move', () => {
    const units = register([top, so], change({}));
    const after = get(units, 'so');
    expect([unitOn(after, day('2026-02-28')).name, unitOn(after, day('2026-03-01')).name]).toEqual([
      'Đơn vị so',
      'Sở Khoa học',
    ]);
    const twice = register([top, so], change({}), change({ from: day('2026-06-01'), facts: { shortName: 'SKH' } }));
    const names = (['2026-01-01', '2026-04-01', '2026-07-01'] as const).map((one) =>
      unitOn(get(twice, 'so'), day(one)),
    );
    expect(names.map((one) => `${one.name}/${one.shortName}`)).toEqual([
      'Đơn vị so/so',
      'Sở Khoa học/so',
      'Sở Khoa học/SKH',
    ]);
  });

  it('is added, changed and closed by the rules', () => {
    const { posts: _, validTo: __, former: ___, ...fresh } = aUnit('moi');
    const units = register([top], { type: 'AddUnit', unit: fresh });
    expect(get(units, 'moi')).toMatchObject({ posts: [], validTo: null });
    refused('UNIT.ALREADY_EXISTS', [top], { type: 'AddUnit', unit: { ...fresh, id: 'ubnd-tinh' } });
    refused('UNIT.FIELD_INVALID', [top], { type: 'AddUnit', unit: { ...fresh, id: 'Sở' } });
    refused('UNIT.NOT_FOUND', [top], { type: 'AddUnit', unit: { ...fresh, parent: 'khong-co' } });
    refused('UNIT.UNCHANGED', [top, so], change({ facts: { name: so.name } }));
    refused('REASON.MISSING', [top, so], change({ reason: ' ' }));
    refused('UNIT.DATE_INVALID', [top, so], change({ from: day('2026-11-22') }));
    refused('UNIT.DATE_INVALID', [top, so], change({}), change({ facts: { name: 'Khác' }, from: day('2026-02-01') }));
    refused('UNIT.PARENT_INVALID', [top, so], change({ facts: { parent: 'so' } }));
    refused('UNIT.PARENT_INVALID', [top, so], change({ unitId: 'ubnd-tinh', facts: { parent: 'so' } }));
    const close = (unitId: string, lastDay = '2026-12-31'): OrganisationCommand => ({
      type: 'CloseUnit',
      unitId,
      lastDay: day(lastDay),
      reason: 'Sáp nhập',
    });
    refused('UNIT.HAS_CHILDREN', [top, so], close('ubnd-tinh'));
    refused('UNIT.CLOSED', [top, so], close('so'), close('so'));
    expect(get(register([top, so], close('so')), 'so').validTo).toBe('2026-12-31');
  });
});

describe('the last administrator', () => {
  const ADMIN = { unitId: 'so', kind: 'admin' } as const;
  const admin = (username: string | null, from: string, to: string | null = null): Holding => ({
    ...holding(username ?? 'khong-tai-khoan', from, to),
    username,
  });
  const give = (one: Holding, replaces = false): OrganisationCommand => ({
    type: 'AppointHolder',
    ...ADMIN,
    holding: one,
    replaces,
    reason: '',
  });
  const end = (holdingId: string, lastDay: string): OrganisationCommand => ({
    type: 'EndHolding',
    ...ADMIN,
    holdingId,
    lastDay: day(lastDay),
    reason: 'Nghỉ hưu',
  });
  const close = (unitId: string, lastDay: string): OrganisationCommand => ({
    type: 'CloseUnit',
    unitId,
    lastDay: day(lastDay),
    reason: 'Sáp nhập',
  });
  const only = give(admin('an', '2026-01-01'));

  it('is not taken away: by an end, by closing the unit, by somebody without an account', () => {
    refused('POST.LAST_ADMIN', [so], only, end('h-an-2026-01-01', '2026-11-30'));
    refused('POST.LAST_ADMIN', [so], only, close('so', '2026-11-30'));
    refused('POST.LAST_ADMIN', [so], only, give(admin(null, '2026-12-01'), true));
  });

  it('goes when another administers from the next day on, in this unit or in another', () => {
    const successor = register([so], only, give(admin('binh', '2026-12-01'), true));
    expect(holdersOn(get(successor, 'so'), 'admin', day('2026-12-01')).map(({ username }) => username)).toEqual([
      'binh',
    ]);
    const elsewhere: OrganisationCommand = { ...only, unitId: 'khac' } as OrganisationCommand;
    expect(() => register([so, aUnit('khac')], only, elsewhere, close('so', '2026-11-30'))).not.toThrow();
    expect(() => register([so, aUnit('khac')], only, elsewhere, end('h-an-2026-01-01', '2026-11-30'))).not.toThrow();
  });

  it('is nobody’s matter where nobody administers by a post', () => {
    expect(() => register([so, aUnit('khac')], close('so', '2026-11-30'))).not.toThrow();
  });
});
