import type { DueRule } from '../calendar/due-rule.js';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import type { OrgUnit } from '../organisation/org-unit.js';
import { type Tally, tallyOf } from '../roll-up/tally.js';
import type { ObligationTemplate } from '../template/cascade-template.js';
import { anObligation, aPolicy, aScoring, aUnit, specFor, theCentre, yearlyRule } from '../testing/index.js';
import type { StatusCode } from '../unit-plan/status.js';
import { type CascadeCommand, type CascadeEvent, evolveCascade, initialCascade } from './cascade.js';
import { decideCascade, isRolledUp, nextRollUp } from './decide.js';

const day = plainDateOf;
const now = instantOf('2024-02-01T02:00:00.000Z');
const setting = (...obligations: ObligationTemplate[]) => {
  const policy = aPolicy(...obligations);
  return specFor({
    initial: initialCascade,
    decide: (state, command: CascadeCommand, at) => decideCascade(state, command, policy, at),
    evolve: evolveCascade,
  });
};
const given = setting(anObligation('sau-thang', { due: yearlyRule(6, 15) }), anObligation('bao-cao'));
const draft = {
  type: 'DraftCascade',
  cascadeId: 'dot-1',
  title: 'Kế hoạch thử',
  template: { id: 'mau-thu', version: 1 },
  calendar: { id: 'vn-co-quan-nha-nuoc', version: 1 },
  document: { type: 'Kế hoạch', sign: 'KH-UBND', number: null, issuedOn: null, issuer: 'UBND tỉnh', subject: 'Thử' },
  sample: false,
} as const;
const { type: _, ...drafting } = draft;
const drafted: CascadeEvent = { type: 'CascadeDrafted', at: now, data: { ...drafting, parent: null } };
const units = [...theCentre(), aUnit('so-a'), aUnit('so-b')];
const issue = (more: Partial<CascadeCommand & { type: 'IssueCascade' }> = {}) =>
  ({ type: 'IssueCascade', documentNumber: '0155', issuedOn: day('2024-01-31'), units, ...more }) as const;
const issuedBy = (events: readonly CascadeEvent[]) => {
  const event = events.find((one) => one.type === 'CascadeIssued');
  if (!event) throw new Error('Nothing was issued.');
  return event;
};
const issued = issuedBy(given(drafted).when(issue(), now).events());

describe('a draft', () => {
  it('has neither number nor date nor lines', () => {
    given().when(draft, now).then(drafted);
    const { state } = given(drafted);
    expect(state).toMatchObject({ status: 'draft', lines: [], document: { number: null, issuedOn: null } });
    expect(nextRollUp(state)).toBeNull();
    expect(isRolledUp(state)).toBe(false);
  });

  it('is made once', () => given(drafted).when(draft, now).thenThrows('CASCADE.ALREADY_EXISTS'));
});

describe('pinning a draft anew', () => {
  const repin = (template: number, calendar = 1, id = 'mau-thu') =>
    ({
      type: 'RepinDraft',
      template: { id, version: template },
      calendar: { id: 'vn-co-quan-nha-nuoc', version: calendar },
    }) as const;

  it('takes other versions of its template and calendar', () => {
    const { type: _type, ...data } = repin(2, 3);
    const repinned: CascadeEvent = { type: 'CascadeRepinned', at: now, data };
    given(drafted).when(repin(2, 3), now).then(repinned);
    expect(given(drafted, repinned).state).toMatchObject({ ...data, status: 'draft' });
  });

  it('to what it has, to another template, after the issue, or of nothing is refused', () => {
    given(drafted).when(repin(1), now).thenThrows('CASCADE.UNCHANGED');
    given(drafted)
      .when(repin(2, 1, 'mau-khac'), now)
      .thenThrows('CASCADE.OTHER_TEMPLATE');
    given(drafted, issued).when(repin(2), now).thenThrows('CASCADE.ALREADY_ISSUED');
    given().when(repin(2), now).thenThrows('CASCADE.NOT_FOUND');
  });
});

describe('issuing', () => {
  it('fixes number, date, schedule and who owes what', () => {
    expect(issued.data.document).toEqual({ ...draft.document, number: '0155', issuedOn: '2024-01-31' });
    expect(issued.data.schedule.map(({ lineId }) => lineId)).toEqual(['sau-thang.2024', 'bao-cao.2024']);
    expect(issued.data.members).toEqual([
      { unitId: 'so-a', lineIds: ['sau-thang.2024', 'bao-cao.2024'] },
      { unitId: 'so-b', lineIds: ['sau-thang.2024', 'bao-cao.2024'] },
    ]);
  });

  it('keeps the number as printed, without spaces around it', () => {
    expect(
      issuedBy(
        given(drafted)
          .when(issue({ documentNumber: ' 0155 ' }), now)
          .events(),
      ).data.document.number,
    ).toBe('0155');
  });

  it('leaves out lines that nobody owes', () => {
    const only = setting(
      anObligation('bao-cao'),
      anObligation('xa', { owedBy: { classes: ['xa'], units: [], except: [] } }),
    );
    expect(issuedBy(only(drafted).when(issue(), now).events()).data.schedule.map(({ key }) => key)).toEqual([
      'bao-cao',
    ]);
  });

  it('asks who exists on the date of the directive', () => {
    const late = aUnit('so-moi', { validFrom: day('2024-02-01') });
    const gone = aUnit('so-cu', { validTo: day('2024-01-31') });
    const { members } = issuedBy(
      given(drafted)
        .when(issue({ units: [...units, late, gone] }), now)
        .events(),
    ).data;
    expect(members.map(({ unitId }) => unitId)).toEqual(['so-a', 'so-b', 'so-cu']);
  });

  it.each([
    ['without number', issue({ documentNumber: '  ' }), 'DOCUMENT.NUMBER_MISSING'],
    ['with a date in the future', issue({ issuedOn: day('2024-02-02') }), 'DOCUMENT.DATE_IN_FUTURE'],
    ['to nobody', issue({ units: theCentre() }), 'CASCADE.NO_UNITS'],
    ['to a unit without focal point', issue({ units: [...units, aUnit('so-c', { posts: [] })] }), 'UNIT.NO_CONTACT'],
  ])('%s is refused', (_name, command, code) => given(drafted).when(command, now).thenThrows(code));

  it('of more lines, or more lines for all units, than one transaction makes is refused with the count', () => {
    const daily = { kind: 'day', from: day('2024-01-01'), to: day('2024-12-31'), label: 'ngày {từ}' } as const;
    const due: DueRule = {
      kind: 'after-event',
      event: { kind: 'period-end' },
      direction: 'after',
      count: 1,
      unit: 'calendar-days',
      boundary: 'on',
      roll: 'none',
      clause: 'IV',
      words: 'ngày hôm sau',
    };
    const many = (count: number) =>
      setting(...Array.from({ length: count }, (_, i) => anObligation(`k${i}`, { periods: daily, due })));
    const refused = (count: number, among: OrgUnit[]) =>
      expect(() =>
        many(count)(drafted)
          .when(issue({ units: among }), now)
          .events(),
      ).toThrow(expect.objectContaining({ code: 'CASCADE.TOO_LARGE' }));
    refused(14, units);
    refused(13, [...theCentre(), ...Array.from({ length: 43 }, (_, i) => aUnit(`so-${i}`))]);
  });

  it('names the units that cannot be reached', () => {
    const silent = [aUnit('so-c', { posts: [] }), aUnit('xa-x', { class: 'xa', posts: [] })];
    expect(() =>
      given(drafted)
        .when(issue({ units: [...units, ...silent] }), now)
        .events(),
    ).toThrow(expect.objectContaining({ details: expect.objectContaining({ field: 'units', value: 'Đơn vị so-c' }) }));
  });

  it('today, as Hồ Chí Minh sees it, is not in the future', () => {
    const afterMidnightThere = instantOf('2024-01-31T17:30:00.000Z');
    expect(
      given(drafted)
        .when(issue({ issuedOn: day('2024-02-01') }), afterMidnightThere)
        .events(),
    ).toHaveLength(1);
  });

  it('twice is refused with the number it has', () => {
    expect(() => given(drafted, issued).when(issue(), now).events()).toThrow(
      expect.objectContaining({
        code: 'CASCADE.ALREADY_ISSUED',
        details: expect.objectContaining({ reason: expect.stringContaining('0155') }),
      }),
    );
  });

  it('what was never drafted is refused', () => given().when(issue(), now).thenThrows('CASCADE.NOT_FOUND'));

  it('with an undated duty, or into a year without calendar, is refused by name', () => {
    const due = { kind: 'undated', words: 'hằng năm', clause: 'III', recurring: true } as const;
    const undated = setting(anObligation('so-ket', { due }));
    undated(drafted).when(issue(), now).thenThrows('TEMPLATE.UNDATED');
    const far = setting(anObligation('xa-xoi', { periods: { kind: 'yearly', from: 2028, to: 2028, label: '{năm}' } }));
    far(drafted).when(issue(), now).thenThrows('CALENDAR.YEAR_UNKNOWN');
  });
});

describe('a roll-up', () => {
  const tally = (...codes: StatusCode[]): Tally =>
    tallyOf(codes.map((code, index) => ({ unitId: `so-${'ab'[index]}`, status: { code, days: 0, label: '' } })));
  const rollUp = (tallies: Record<string, Tally>) => ({ type: 'RollUp', tallies }) as const;
  const lineId = 'sau-thang.2024';
  const rollUpAt = instantOf('2024-06-28T10:00:00.000Z'); // ten working days after Friday 14/6, at 17:00

  it('comes when all have settled, however early', () => {
    const all = tally('done_on_time', 'exempt');
    given(drafted, issued)
      .when(rollUp({ [lineId]: all }), now)
      .then({ type: 'PeriodRolledUp', at: now, data: { lineId, trigger: 'settled', tally: all } });
  });

  it('otherwise comes at its instant, and names who is missing', () => {
    const some = tally('done_on_time', 'overdue');
    given(drafted, issued)
      .when(rollUp({ [lineId]: some }), instantOf('2024-06-28T09:59:59.999Z'))
      .thenNothing();
    given(drafted, issued)
      .when(rollUp({ [lineId]: some }), rollUpAt)
      .then({ type: 'PeriodRolledUp', at: rollUpAt, data: { lineId, trigger: 'time', tally: some } });
    expect(some.missingUnits).toEqual(['so-b']);
  });

  it('comes once, whatever comes in later', () => {
    const rolled: CascadeEvent = {
      type: 'PeriodRolledUp',
      at: rollUpAt,
      data: { lineId, trigger: 'time', tally: tally('overdue') },
    };
    given(drafted, issued, rolled)
      .when(rollUp({ [lineId]: tally('done_late') }), rollUpAt)
      .thenNothing();
  });

  it('of what is scored comes early only when all that was handed in has been rated', () => {
    const scored = setting(anObligation('bao-cao', { scoring: aScoring() }));
    const history = [drafted, issuedBy(scored(drafted).when(issue(), now).events())];
    const one = { unitId: 'so-a', status: { code: 'done_on_time', days: 0, label: '' } } as const;
    const roll = (rating: string | null) =>
      scored(...history)
        .when(rollUp({ 'bao-cao.2024': tallyOf([{ ...one, rating }]) }), now)
        .events();
    expect(roll(null)).toEqual([]);
    expect(roll('Tốt')).toMatchObject([{ data: { trigger: 'settled', tally: { ratings: { Tốt: ['so-a'] } } } }]);
  });

  it('of a draft, or of a line that is not the cascade’s, does not come', () => {
    given(drafted)
      .when(rollUp({ [lineId]: tally('done_on_time') }), rollUpAt)
      .thenNothing();
    given(drafted, issued)
      .when(rollUp({ khac: tally('done_on_time') }), rollUpAt)
      .thenNothing();
  });

  it('of the last line ends the cascade; until then the next one is known', () => {
    const rolled = (line: string): CascadeEvent => ({
      type: 'PeriodRolledUp',
      at: rollUpAt,
      data: { lineId: line, trigger: 'time', tally: tally('overdue') },
    });
    expect(nextRollUp(given(drafted, issued).state)).toBe(rollUpAt);
    const one = given(drafted, issued, rolled(lineId)).state;
    expect(nextRollUp(one)).toBe('2024-11-28T10:00:00.000Z');
    expect(isRolledUp(one)).toBe(false);
    const both = given(drafted, issued, rolled(lineId), rolled('bao-cao.2024')).state;
    expect(nextRollUp(both)).toBeNull();
    expect(isRolledUp(both)).toBe(true);
  });
});

describe('the units of a directive', () => {
  it('are told apart by class and by name', () => {
    const huyen: OrgUnit = aUnit('huyen-a', { class: 'huyen-thanh-pho' });
    const owedBy = { classes: [], units: ['huyen-a'], except: [] };
    const mixed = setting(anObligation('bao-cao'), anObligation('rieng', { owedBy, due: yearlyRule(6, 15) }));
    const { members } = issuedBy(
      mixed(drafted)
        .when(issue({ units: [...units, huyen] }), now)
        .events(),
    ).data;
    expect(members.map(({ unitId, lineIds }) => `${unitId}: ${lineIds.join()}`)).toEqual([
      'so-a: bao-cao.2024',
      'so-b: bao-cao.2024',
      'huyen-a: rieng.2024',
    ]);
  });
});
