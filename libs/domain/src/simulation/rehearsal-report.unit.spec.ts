import { describe, expect, it } from 'vitest';
import { anObligation, aRehearsal, departments, yearlyRule } from '../testing/index.js';
import { rehearsalReport } from './attempt.js';
import { behaviourNamed } from './behaviours.js';
import { letterSubject, messagesUntil } from './life-letters.js';

const request = aRehearsal(
  [
    anObligation('bao-cao'),
    anObligation('sau-thang', { due: yearlyRule(6, 15), needsAcceptance: true }),
    anObligation('gop-y', { due: yearlyRule(4, 1), silence: 'agreed' }),
  ],
  { units: departments(20), behaviour: (setting) => behaviourNamed('mixed', setting, 3) },
);
const { report, attempt } = rehearsalReport(request);
const plans = attempt.life?.plans ?? [];

const inOrder = (instants: readonly string[]): boolean =>
  instants.every((at, index) => at >= (instants[index - 1] ?? ''));

describe('the report of a rehearsed life', () => {
  it('lists every unit × line with its due date, in the order of the dates', () => {
    expect(report.dates).toHaveLength(21 * 3);
    expect([...new Set(report.dates.map(({ lineId }) => lineId))]).toEqual([
      'gop-y.2024',
      'sau-thang.2024',
      'bao-cao.2024',
    ]);
    expect(report.dates[0]).toMatchObject({ unitId: 'so-noi-vu', title: 'Báo cáo gop-y năm 2024', lapsed: false });
    expect(report.dates[0]?.due).toMatchObject({
      named: '2024-04-01',
      lastSafeDay: '2024-03-31',
      lastWorkingDay: '2024-03-29',
    });
  });

  it('lists everything that happened, in the order of time, in words', () => {
    const ofPlans = plans.reduce((sum, { events }) => sum + events.length, 0);
    // The issue and three roll-ups besides.
    expect(report.events).toHaveLength(ofPlans + 4);
    expect(inOrder(report.events.map(({ at }) => at))).toBe(true);
    expect(report.events.every(({ text }) => text !== '')).toBe(true);
  });

  it('lists every letter to a person with an address: at most one digest a day each', () => {
    expect(inOrder(report.messages.map(({ at }) => at))).toBe(true);
    const digests = report.messages.filter(({ kind }) => kind === 'digest');
    expect(new Set(digests.map(({ recipient, at }) => `${recipient} ${at.slice(0, 10)}`)).size).toBe(digests.length);
    expect(report.messages.every(({ email, items }) => email !== null && items.length > 0)).toBe(true);
  });

  it('has a letter for each reminder and escalation that was to be sent', () => {
    const told = report.messages.flatMap(({ recipient, items }) =>
      items.flatMap(({ kind, lineId, unitId }) =>
        kind === 'reminder' || kind === 'escalation' ? [`${recipient} ${unitId} ${lineId}`] : [],
      ),
    );
    const raised = plans.flatMap(({ events }) =>
      events.filter(({ type, data }) => (type === 'ReminderRaised' || type === 'EscalationRaised') && data.notify),
    );
    expect(told.length).toBeGreaterThanOrEqual(raised.length);
    expect(report.messages.map(letterSubject).every((subject) => /\d|mới giao/.test(subject))).toBe(true);
  });

  it('tells what has left up to an instant', () => {
    const middle = report.messages[Math.floor(report.messages.length / 2)];
    if (!middle) throw new Error('There are letters.');
    const until = messagesUntil(report.messages, middle.at);
    expect(until.every(({ at }) => at <= middle.at)).toBe(true);
    expect(until).toEqual(report.messages.filter(({ at }) => at <= middle.at));
    expect(messagesUntil(report.messages, report.from)).toHaveLength(21);
  });

  it('says of each roll-up when, why and with what result', () => {
    expect(report.rollUps.map(({ lineId }) => lineId)).toEqual(['gop-y.2024', 'sau-thang.2024', 'bao-cao.2024']);
    for (const { sentence, tally } of report.rollUps) {
      expect(sentence).toContain(`${tally.handedIn}/${tally.owed} đơn vị đã nộp`);
      expect(tally.assigned).toBe(21);
    }
  });

  it('counts what it lists', () => {
    expect(report.counts).toEqual({
      units: 21,
      lines: 3,
      dueMarks: report.dates.length,
      events: report.events.length,
      messages: report.messages.length,
      rollUps: 3,
      findings: report.findings.length,
    });
  });
});
