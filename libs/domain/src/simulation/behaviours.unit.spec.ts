import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overdueAt } from '../calendar/due-date.js';
import { dateOf } from '../calendar/instant.js';
import { plainDateOf } from '../calendar/plain-date.js';
import type { ObligationTemplate } from '../template/cascade-template.js';
import { scheduleOf, type ScheduleLine } from '../template/schedule.js';
import {
  anObligation,
  aRehearsal,
  departments,
  issueOf2024,
  settingOf,
  theCalendar,
  yearlyRule,
} from '../testing/index.js';
import { attemptRehearsal } from './attempt.js';
import { behaviourNamed, behaviourNames } from './behaviours.js';

const scored = anObligation('cham-diem', {
  due: yearlyRule(10, 20),
  via: 'so-noi-vu',
  forwardWithin: 2,
  needsAcceptance: true,
  figures: [
    { key: 'ty-le', label: 'Tỷ lệ', unit: '%', min: 90, max: 100, required: true },
    { key: 'so-lop', label: 'Số lớp', unit: 'lớp', min: 0.5, max: null, required: true },
  ],
  scoring: {
    criteria: [
      { number: 1, title: 'Một', max: 30, coAppraisers: ['van-phong'] },
      { number: 2, title: 'Hai', max: 2.5, coAppraisers: [] },
    ],
    appraiser: 'so-noi-vu',
    ratings: [
      { label: 'Tốt', from: 20 },
      { label: 'Khá', from: 0 },
    ],
  },
});
const everyKind: ObligationTemplate[] = [
  anObligation('bao-cao'),
  anObligation('duyet', { due: yearlyRule(6, 15), needsAcceptance: true }),
  anObligation('gop-y', { due: yearlyRule(4, 1), silence: 'agreed', needsAcceptance: true }),
  anObligation('ra-soat', { due: yearlyRule(3, 15), condition: 'Chỉ khi không phù hợp', silence: 'not-applicable' }),
  anObligation('co-gio', { due: yearlyRule(5, 20, { hour: '08:30' }), needsAcceptance: true }),
  anObligation('khong-han', {
    periods: { kind: 'once', label: '' },
    due: { kind: 'undated', words: 'thường xuyên', clause: 'V', recurring: false },
  }),
  anObligation('da-qua', { due: yearlyRule(1, 10) }),
  scored,
];
const request = aRehearsal(everyKind, { units: departments(40) });
const setting = settingOf(request);
const schedule = scheduleOf(request.policy.template, issueOf2024.issuedOn, theCalendar);
const lineOf = (key: string): ScheduleLine => {
  const found = schedule.find((line) => line.key === key);
  if (!found) throw new Error(`No line of ${key}.`);
  return found;
};
const livedBy = (name: string) => attemptRehearsal({ ...request, behaviour: (own) => behaviourNamed(name, own, 7) });
const eventsOf = (name: string) => livedBy(name).life?.plans.flatMap(({ events }) => events) ?? [];

describe('a behaviour', () => {
  it.each(behaviourNames)('%s is accepted by the rules in everything it does, whatever the obligation asks', (name) => {
    const { life, obstacles } = livedBy(name);
    expect(obstacles).toEqual([]);
    expect(life?.refusals.map(({ act, violation }) => `${act.command.type} ${violation.message}`)).toEqual([]);
  });

  it.each(behaviourNames)('%s does the same each time', (name) => {
    expect(livedBy(name).life).toEqual(livedBy(name).life);
  });

  it('that nobody knows is refused with the names that there are', () => {
    expect(() => behaviourNamed('lazy', setting)).toThrow(
      expect.objectContaining({ code: 'REHEARSAL.BEHAVIOUR_UNKNOWN' }),
    );
  });
});

describe('punctual units', () => {
  it('hand in every line in time, and are rated and accepted', () => {
    const types = eventsOf('punctual').map(({ type }) => type);
    expect(types).not.toContain('DeadlineMissed');
    expect(types).not.toContain('EscalationRaised');
    expect(types.filter((type) => type === 'SubmissionRated')).toHaveLength(41);
    // Seven lines bind 41 departments; what had lapsed before the issue is handed in by nobody.
    expect(types.filter((type) => type === 'SubmissionReceived')).toHaveLength(7 * 41);
  });

  it('keep to the hour where the source names one', () => {
    const end = overdueAt(lineOf('co-gio').due ?? expect.fail());
    const act = behaviourNamed('punctual', setting);
    for (let number = 1; number <= 40; number += 1) {
      const [handedIn] = act(`so-${number}`, lineOf('co-gio'));
      expect((handedIn?.at ?? end) < end, `so-${number}`).toBe(true);
    }
  });

  it('never act before the directive is there, however near its first date', () => {
    const near = { ...issueOf2024, issuedOn: plainDateOf('2024-03-13') };
    const at = '2024-03-14T02:00:00.000Z' as typeof near.at;
    const act = behaviourNamed('punctual', { ...setting, issue: { ...near, at } });
    fc.assert(
      fc.property(fc.string(), (unitId) => {
        for (const one of act(unitId, lineOf('ra-soat'))) expect(one.at > at).toBe(true);
      }),
      { seed: 3, numRuns: 50 },
    );
  });
});

describe('late units', () => {
  it('miss every date that can be missed and hand in afterwards', () => {
    const events = eventsOf('late');
    const missed = events.filter(({ type }) => type === 'DeadlineMissed');
    // Of the lines with a date silence is lateness for these: bao-cao, duyet, co-gio, cham-diem.
    expect(missed).toHaveLength(4 * 41);
    const received = events.filter(({ type }) => type === 'SubmissionReceived');
    expect(received).toHaveLength(6 * 41);
    for (const { type, data, at } of received) {
      const due = type === 'SubmissionReceived' ? schedule.find(({ lineId }) => lineId === data.lineId)?.due : null;
      expect(due && at >= overdueAt(due)).toBe(true);
    }
  });
});

describe('mixed units', () => {
  it('are mostly in time, some late, some silent, some returned, some not concerned', () => {
    const events = eventsOf('mixed');
    const count = (wanted: string): number => events.filter(({ type }) => type === wanted).length;
    expect(count('SubmissionReceived')).toBeGreaterThan(100);
    for (const type of ['DeadlineMissed', 'SubmissionReturned', 'DeclaredNotApplicable', 'EscalationRaised'])
      expect(count(type), type).toBeGreaterThan(0);
    expect(count('DeadlineMissed')).toBeLessThan((4 * 41) / 2);
  });

  it('differ by seed', () => {
    const acts = (seed: number) =>
      departments(40).flatMap(({ id }) => behaviourNamed('mixed', setting, seed)(id, lineOf('bao-cao')));
    expect(acts(1)).not.toEqual(acts(2));
  });
});

describe('silent units', () => {
  it('do nothing at all', () => {
    expect(eventsOf('silent').filter(({ type }) => type === 'SubmissionReceived')).toEqual([]);
    expect(dateOf(livedBy('silent').rehearsal?.until ?? expect.fail()) > '2024-11-28').toBe(true);
  });
});
