import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/instant.js';
import { tallyOf } from '../roll-up/tally.js';
import {
  aDraft,
  anIssuedCascade,
  anObligation,
  aPolicy,
  aTemplate,
  cascadeSpec,
  theCalendar,
  yearlyRule,
} from '../testing/index.js';
import type { CascadeEvent, ParentFacts } from './cascade.js';

const now = instantOf('2024-02-01T02:00:00.000Z');

describe('a child cascade', () => {
  const template = aTemplate([anObligation('ho-so')], { id: 'mau-huyen', issuer: 'huyen-a' });
  const given = cascadeSpec({ template, calendar: theCalendar });
  const parent: ParentFacts = {
    cascadeId: 'dot-tinh',
    unitId: 'huyen-a',
    status: 'issued',
    finished: false,
    member: true,
    ancestors: [{ cascadeId: 'dot-tinh', issuer: 'ubnd-tinh', templateId: 'mau-tinh' }],
  };
  const draft = (more: Partial<ParentFacts> = {}) =>
    aDraft({ cascadeId: 'dot-huyen', template: { id: 'mau-huyen', version: 1 }, parent: { ...parent, ...more } });

  it('carries out the plan of its issuer', () => {
    const [drafted] = given().when(draft(), now).events();
    expect(drafted?.data).toMatchObject({ parent: { cascadeId: 'dot-tinh', unitId: 'huyen-a' } });
    expect(given(drafted as CascadeEvent).state.parent).toEqual({ cascadeId: 'dot-tinh', unitId: 'huyen-a' });
  });

  it.each([
    ['of nothing', { status: 'absent', ancestors: [], member: false }, 'CASCADE.PARENT_NOT_ISSUED'],
    ['of a draft', { status: 'draft' }, 'CASCADE.PARENT_NOT_ISSUED'],
    ['of what is finished', { finished: true }, 'CASCADE.PARENT_FINISHED'],
    ['of a plan that the unit has no part in', { member: false }, 'CASCADE.NOT_A_MEMBER'],
    ['by another unit than its issuer', { unitId: 'huyen-b' }, 'CASCADE.ISSUER_MISMATCH'],
    [
      'of itself',
      { ancestors: [...parent.ancestors, { cascadeId: 'dot-huyen', issuer: 'x', templateId: 'y' }] },
      'CASCADE.OWN_ANCESTOR',
    ],
    [
      'of the same template by the same issuer further up',
      { ancestors: [...parent.ancestors, { cascadeId: 'dot-0', issuer: 'huyen-a', templateId: 'mau-huyen' }] },
      'CASCADE.OWN_ANCESTOR',
    ],
  ] as const)('%s is refused', (_name, more, code) => given().when(draft(more), now).thenThrows(code));

  it('may use a template that another issuer has used further up', () => {
    const ancestors = [{ cascadeId: 'dot-tinh', issuer: 'ubnd-tinh', templateId: 'mau-huyen' }];
    expect(given().when(draft({ ancestors }), now).events()).toHaveLength(1);
  });

  it('that is pinned anew keeps its issuer', () => {
    const drafted = given().when(draft(), now).events();
    const stolen = { template: aTemplate([anObligation('ho-so')], { issuer: 'huyen-b' }), calendar: theCalendar };
    const repin = {
      type: 'RepinDraft',
      template: { id: 'mau-huyen', version: 2 },
      calendar: { id: 'vn-co-quan-nha-nuoc', version: 1 },
    } as const;
    cascadeSpec(stolen)(...drafted)
      .when(repin, now)
      .thenThrows('CASCADE.ISSUER_MISMATCH');
  });
});

describe('a result from below', () => {
  const years = { kind: 'yearly', from: 2024, to: 2025, label: 'năm {năm}' } as const;
  const policy = aPolicy(
    anObligation('ho-so', { periods: years }),
    anObligation('ke-hoach', { due: yearlyRule(3, 1) }),
    anObligation('rieng', { owedBy: { classes: [], units: ['so-b'], except: [] } }),
  );
  const given = cascadeSpec(policy);
  const issued = anIssuedCascade(policy);
  const tally = tallyOf([{ unitId: 'xa-1', status: { code: 'done_on_time', days: 0 } }]);
  const record = (obligation: string, fromLine: string, more: { tally?: typeof tally; unitId?: string } = {}) =>
    ({
      type: 'RecordLowerTier',
      unitId: 'so-a',
      obligation,
      fromCascade: 'dot-huyen',
      fromLine,
      tally,
      ...more,
    }) as const;
  const recorded = (lineId: string, fromLine: string, result = tally): CascadeEvent => ({
    type: 'LowerTierRolledUp',
    at: now,
    data: { unitId: 'so-a', lineId, fromCascade: 'dot-huyen', fromLine, tally: result },
  });

  it('goes to the line of the same period, or to the only one', () => {
    given(...issued)
      .when(record('ho-so', 'tu-cham.2025'), now)
      .then(recorded('ho-so.2025', 'tu-cham.2025'));
    given(...issued)
      .when(record('ke-hoach', 'ke-hoach-xa'), now)
      .then(recorded('ke-hoach.2024', 'ke-hoach-xa'));
  });

  it('that feeds no line, more than one, or one that the unit does not owe, is not recorded', () => {
    for (const command of [record('la', 'x.2024'), record('ho-so', 'tu-cham.2023'), record('rieng', 'x.2024')]) {
      given(...issued)
        .when(command, now)
        .thenNothing();
    }
    given(...issued.slice(0, 1))
      .when(record('ke-hoach', 'x'), now)
      .thenNothing();
  });

  it('comes once; a newer one of the same line takes its place', () => {
    const history = [...issued, recorded('ke-hoach.2024', 'x')];
    const throughTheLog = JSON.parse(
      JSON.stringify(Object.fromEntries(Object.entries(tally).reverse())),
    ) as typeof tally;
    given(...history)
      .when(record('ke-hoach', 'x', { tally: throughTheLog }), now)
      .thenNothing();
    const newer = { ...tally, late: 1 };
    given(...history)
      .when(record('ke-hoach', 'x', { tally: newer }), now)
      .then(recorded('ke-hoach.2024', 'x', newer));
    const { state } = given(...history, recorded('ke-hoach.2024', 'x', newer));
    expect(state.lowerTiers.map((one) => one.tally.late)).toEqual([1]);
  });

  it('goes up with the roll-up of the line that it feeds', () => {
    const below = recorded('ke-hoach.2024', 'x');
    const all = tallyOf([{ unitId: 'so-a', status: { code: 'done_on_time', days: 0 } }]);
    const tallies = { 'ke-hoach.2024': all, 'ho-so.2024': all };
    const [first, second] = given(...issued, below)
      .when({ type: 'RollUp', tallies }, now)
      .events();
    expect(first?.data).toMatchObject({ lineId: 'ke-hoach.2024', lowerTiers: [below.data] });
    expect(second?.data).not.toHaveProperty('lowerTiers');
  });
});
