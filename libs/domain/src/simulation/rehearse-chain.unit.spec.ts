import { describe, expect, it } from 'vitest';
import { instantAt, instantOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import type { ObligationTemplate } from '../template/cascade-template.js';
import {
  anObligation,
  aTemplate,
  aUnit,
  draftOf,
  issueOf2024,
  theCalendar,
  theCentre,
  yearlyRule,
} from '../testing/index.js';
import { behaviourNamed } from './behaviours.js';
import type { Rehearsal } from './rehearse.js';
import { type ChainTier, rehearseChain } from './rehearse-chain.js';

/** A province with two huyện; one of them has departments and communes of its own. */
const units = [
  ...theCentre(),
  aUnit('so-noi-vu'),
  aUnit('huyen-a', { class: 'huyen-thanh-pho', tier: 'district' }),
  aUnit('huyen-b', { class: 'huyen-thanh-pho', tier: 'district' }),
  ...['phong-noi-vu', 'phong-y-te', 'phong-thue'].map((id) =>
    aUnit(id, { class: 'phong-chuyen-mon', tier: 'division', parent: 'huyen-a' }),
  ),
  ...['to-1', 'to-2'].map((id) => aUnit(id, { class: 'phong-thuoc-so', tier: 'division', parent: 'phong-y-te' })),
];
const until = instantOf('2025-03-01T00:00:00.000Z');

type Given = { id: string; issuer: string; day: string; name?: string; parent: ChainTier['parent'] };
const tierOf = (
  { id, issuer, day, name = 'punctual', parent }: Given,
  obligations: ObligationTemplate[],
): ChainTier => {
  const template = aTemplate(obligations, { id, issuer, office: issuer, focal: issuer });
  const policy = { template, calendar: theCalendar };
  const issuedOn = plainDateOf(day);
  const issue = { ...issueOf2024, issuedOn, at: instantAt(issuedOn, '09:00') };
  const behaviour = behaviourNamed(name, { policy, issue });
  const rehearsal: Rehearsal = { policy, units, draft: draftOf(`dot-${id}`, id), issue, behaviour, until };
  return { rehearsal, parent };
};

const below = (given: Partial<ObligationTemplate> = {}): ObligationTemplate =>
  anObligation('bao-cao-phong', {
    due: yearlyRule(10, 20),
    owedBy: { classes: ['phong-chuyen-mon'], units: [], except: [] },
    feeds: { obligation: 'ho-so', of: 'parent' },
    rollUpAfter: 3,
    ...given,
  });
const province = tierOf({ id: 'tinh', issuer: 'ubnd-tinh', day: '2024-02-01', parent: null }, [
  anObligation('ho-so', {
    due: yearlyRule(11, 1, { boundary: 'on' }),
    owedBy: { classes: ['huyen-thanh-pho'], units: [], except: [] },
  }),
]);
const districtOf = (obligation = below(), name = 'punctual'): ChainTier =>
  tierOf({ id: 'huyen', issuer: 'huyen-a', day: '2024-03-01', name, parent: { index: 0, unitId: 'huyen-a' } }, [
    obligation,
  ]);

describe('a chain of cascades', () => {
  it('records what a lower tier adds up with its parent when it happens, and carries it on with the parent’s roll-up', () => {
    const { lives, findings } = rehearseChain([province, districtOf(below(), 'silent')]);
    expect(findings).toEqual([]);
    const [above] = lives;
    const told = above?.cascade.events.flatMap((event) => (event.type === 'LowerTierRolledUp' ? [event] : []));
    expect(told).toMatchObject([
      {
        // Three working days after the eve of 20/10/2024, which is Friday 18/10.
        at: instantAt(plainDateOf('2024-10-23'), '17:00'),
        data: { unitId: 'huyen-a', lineId: 'ho-so.2024', fromCascade: 'dot-huyen', fromLine: 'bao-cao-phong.2024' },
      },
    ]);
    expect(told?.[0]?.data.tally).toMatchObject({ assigned: 3, overdue: 3 });
    const rolledUp = above?.cascade.events.find((event) => event.type === 'PeriodRolledUp');
    expect(rolledUp?.data.lowerTiers).toEqual([told?.[0]?.data]);
  });

  it('goes down as far as there are tiers: each result goes to the tier above', () => {
    const office = tierOf(
      { id: 'phong', issuer: 'phong-y-te', day: '2024-04-01', parent: { index: 1, unitId: 'phong-y-te' } },
      [
        anObligation('to-bao-cao', {
          due: yearlyRule(9, 20),
          owedBy: { classes: ['phong-thuoc-so'], units: [], except: [] },
          feeds: { obligation: 'bao-cao-phong', of: 'parent' },
        }),
      ],
    );
    const { lives, findings } = rehearseChain([province, districtOf(), office]);
    expect(findings).toEqual([]);
    const told = lives.map(({ cascade }) => cascade.state.lowerTiers.map(({ fromCascade }) => fromCascade));
    expect(told).toEqual([['dot-huyen'], ['dot-phong'], []]);
  });

  it('finds a child’s date after its parent’s, results that come too late, and results that nobody waits for', () => {
    const codes = (obligation: ObligationTemplate) =>
      rehearseChain([province, districtOf(obligation)]).findings.map(({ code, severity }) => `${severity} ${code}`);
    expect(codes(below({ due: yearlyRule(11, 10) }))).toEqual(['error CHILD_DUE_AFTER_PARENT']);
    expect(codes(below({ rollUpAfter: 15 }))).toEqual(['error CHILD_ROLL_UP_AFTER_PARENT']);
    expect(codes(below({ feeds: { obligation: 'khac', of: 'parent' } }))).toEqual(['warning CHILD_FEEDS_NOTHING']);
  });

  it('is refused when a child is issued before its parent, by another issuer, or would be above itself', () => {
    const early = tierOf(
      { id: 'huyen', issuer: 'huyen-a', day: '2024-01-05', parent: { index: 0, unitId: 'huyen-a' } },
      [below()],
    );
    const foreign = tierOf(
      { id: 'huyen', issuer: 'huyen-b', day: '2024-03-01', parent: { index: 0, unitId: 'huyen-a' } },
      [below()],
    );
    const itself = { ...province, parent: { index: 0, unitId: 'huyen-a' } };
    const refusal = (code: string) => expect.objectContaining({ code });
    expect(() => rehearseChain([province, early])).toThrow(refusal('CASCADE.PARENT_NOT_ISSUED'));
    expect(() => rehearseChain([province, foreign])).toThrow(refusal('CASCADE.ISSUER_MISMATCH'));
    expect(() => rehearseChain([province, itself])).toThrow(refusal('CASCADE.OWN_ANCESTOR'));
  });
});
