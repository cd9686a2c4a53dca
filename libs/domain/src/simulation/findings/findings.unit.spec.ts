import { describe, expect, it } from 'vitest';
import { instantAt, instantOf } from '../../calendar/instant.js';
import { plainDateOf } from '../../calendar/plain-date.js';
import { vietnamCalendar } from '../../calendar/vietnam-calendar.js';
import { workingCalendar } from '../../calendar/working-calendar.js';
import {
  anObligation,
  aRehearsal,
  aTemplate,
  aUnit,
  departments,
  issueOf2024,
  theCalendar,
  theCentre,
  yearlyRule,
} from '../../testing/index.js';
import { rehearsalReport, type RehearsalRequest } from '../attempt.js';
import { behaviourNamed, silent } from '../behaviours.js';
import { recordedBehaviour } from '../recorded-behaviour.js';
import { indexLife } from '../life-index.js';
import { statusStepsOf } from '../matrix-at.js';
import type { Life } from '../rehearse.js';
import { defaultLimits, type FindingCode } from './finding.js';
import { findingsOf } from './findings-of.js';

const found = (request: RehearsalRequest) => rehearsalReport(request).report.findings;
const only = (request: RehearsalRequest, code: FindingCode) => found(request).filter((one) => one.code === code);
const codes = (request: RehearsalRequest) => [...new Set(found(request).map(({ code }) => code))].sort();

describe('a rehearsal in which nothing breaks', () => {
  it('finds nothing', () => expect(found(aRehearsal([anObligation('bao-cao')]))).toEqual([]));
});

describe('a roll-up', () => {
  it('that leaves units out is found with their names', () => {
    const [finding] = only(aRehearsal([anObligation('bao-cao')], { behaviour: silent }), 'ROLL_UP_INCOMPLETE');
    expect(finding).toMatchObject({
      severity: 'warning',
      lineId: 'bao-cao.2024',
      at: instantAt(plainDateOf('2024-11-28'), '17:00'),
      units: ['so-noi-vu', 'so-1', 'so-2', 'so-3'],
    });
    expect(finding?.text).toContain('còn thiếu 4/4 đơn vị: so-noi-vu, so-1, so-2 và 1 đơn vị khác');
  });

  it('that comes while units may still hand in is an error', () => {
    expect(codes(aRehearsal([anObligation('bao-cao', { rollUpAfter: 0 })]))).toEqual(['ROLL_UP_BEFORE_DUE']);
  });

  it('that comes before, or too late for, the line that is built from it is an error on both lines', () => {
    const feeds = { obligation: 'ke-hoach-tinh', of: 'this' } as const;
    const inflow = anObligation('bao-cao', { feeds });
    const outflow = (day: number, rollUpAfter: number) =>
      anObligation('ke-hoach-tinh', {
        due: yearlyRule(11, day),
        rollUpAfter,
        owedBy: { classes: [], units: ['so-noi-vu'], except: [] },
      });
    expect(codes(aRehearsal([inflow, outflow(20, 1)]))).toEqual(['INFLOW_AFTER_DUE', 'ROLL_UP_BEFORE_INFLOW']);
    expect(codes(aRehearsal([inflow, outflow(20, 15)]))).toEqual(['INFLOW_AFTER_DUE']);
    expect(codes(aRehearsal([inflow, outflow(30, 5)]))).toEqual([]);
  });
});

describe('a day on which too much falls due', () => {
  const two = ['ke-hoach', 'bao-cao'].map((key) => anObligation(key));

  it('is found at the office that receives 232 on it', () => {
    // 116 departments with the focal department among them, two lines each.
    const [finding] = only(aRehearsal(two, { units: departments(115) }), 'OFFICE_DAY_OVERLOADED');
    expect(finding).toMatchObject({ severity: 'warning', unitId: 'ubnd-tinh', lineId: null });
    expect(finding?.text).toContain(
      'nhận 232 bài đến hạn cùng ngày thứ Năm, 14/11/2024 (ke-hoach 2024: 116; bao-cao 2024: 116)',
    );
  });

  it('is counted at the intermediary when there is one, and not up to 200', () => {
    const via = two.map((one) => ({ ...one, via: 'so-noi-vu' }));
    expect(only(aRehearsal(via, { units: departments(115) }), 'OFFICE_DAY_OVERLOADED')[0]?.unitId).toBe('so-noi-vu');
    expect(only(aRehearsal(two, { units: departments(99) }), 'OFFICE_DAY_OVERLOADED')).toEqual([]);
  });

  it('is found at the Office that follows it all when it is spread over several receivers', () => {
    const spread = two.map((one, index) => ({ ...one, to: index === 0 ? 'ubnd-tinh' : 'so-noi-vu' }));
    const [finding, ...others] = only(aRehearsal(spread, { units: departments(115) }), 'OFFICE_DAY_OVERLOADED');
    expect(finding?.unitId).toBe('van-phong');
    expect(finding?.text).toContain('theo dõi 232 bài');
    expect(others).toEqual([]);
  });

  it('is found at the units that owe more than five on it', () => {
    const six = Array.from({ length: 6 }, (_, index) => anObligation(`viec-${index}`));
    const [finding] = only(aRehearsal(six), 'UNIT_DAY_OVERLOADED');
    expect(finding?.units).toHaveLength(4);
    expect(finding?.text).toContain('6 nghĩa vụ đến hạn cùng ngày thứ Năm, 14/11/2024');
    expect(only(aRehearsal(six.slice(1)), 'UNIT_DAY_OVERLOADED')).toEqual([]);
  });
});

describe('people who cannot be reached', () => {
  const without = (id: string, kind: string) => {
    const unit = aUnit(id);
    return { ...unit, posts: unit.posts.map((post) => (post.kind === kind ? { ...post, email: '' } : post)) };
  };

  it('stop the issue when they are an owing unit’s contact, and the rest of the life is still shown', () => {
    const request = aRehearsal([anObligation('bao-cao')], {
      units: [...departments(2), without('so-9', 'focal-point')],
    });
    const { report } = rehearsalReport(request);
    expect(report.findings.map(({ code, unitId }) => [code, unitId])).toEqual([
      ['UNIT_UNREACHABLE', 'so-9'],
      ['MESSAGE_TO_NOBODY', 'so-9'],
    ]);
    expect(report.counts.units).toBe(4);
    expect(report.messages.find(({ recipient }) => recipient === 'so-9/focal-point')?.email).toBeNull();
  });

  it('are found when they are leaders who should be told of lateness', () => {
    const units = [...departments(2), without('so-9', 'leader')];
    expect(codes(aRehearsal([anObligation('bao-cao')], { units }))).toEqual(['LEADER_UNREACHABLE']);
  });

  it('are found when results go to a post or a unit that there is not', () => {
    const units = [...theCentre(), aUnit('so-1')];
    const [finding] = only(aRehearsal([anObligation('bao-cao')], { units }), 'MESSAGE_TO_NOBODY');
    expect(finding).toMatchObject({
      severity: 'error',
      text: '1 thư không có người nhận: danh mục không có đơn vị so-noi-vu.',
    });
  });
});

describe('dates that cannot be', () => {
  it('without a date though recurring are found by clause, and the other lines are lived', () => {
    const undated = anObligation('so-ket', {
      due: { kind: 'undated', words: 'hằng năm sơ kết', clause: 'III.2', recurring: true },
    });
    const { report } = rehearsalReport(aRehearsal([undated, anObligation('bao-cao')]));
    expect(report.findings[0]).toMatchObject({ code: 'UNDATED_RECURRING', severity: 'error' });
    expect(report.findings[0]?.text).toContain('mục III.2');
    expect(report.counts.lines).toBe(1);
  });

  it('in years without calendar data are found year by year, and the other years are lived', () => {
    const long = anObligation('bao-cao', {
      periods: { kind: 'yearly', from: 2026, to: 2029, label: 'năm {năm}' },
      due: yearlyRule(12, 10),
      rollUpAfter: 5,
    });
    const calendar = workingCalendar({ ...vietnamCalendar, years: [2023, 2024, 2025, 2026, 2027] });
    const { report } = rehearsalReport(aRehearsal([long], { policy: { template: aTemplate([long]), calendar } }));
    const unknown = report.findings.filter(({ code }) => code === 'CALENDAR_YEAR_UNKNOWN');
    expect(unknown.filter(({ severity }) => severity === 'error').map(({ text }) => text.slice(0, 30))).toEqual([
      expect.stringContaining('năm 2028'),
      expect.stringContaining('năm 2029'),
    ]);
    // The chase of December 2027 runs into 2028.
    expect(unknown.filter(({ severity }) => severity === 'warning').map(({ lineId }) => lineId)).toEqual([
      'bao-cao.2027',
    ]);
    expect(report.dates.map(({ lineId }) => lineId)).toContain('bao-cao.2027');
  });

  it('shortly after an issue in a year without calendar data are lived all the same', () => {
    const issuedOn = plainDateOf('2021-12-28');
    const consultation = anObligation('gop-y', {
      periods: { kind: 'once', label: '' },
      due: {
        kind: 'fixed-date',
        date: plainDateOf('2022-01-10'),
        boundary: 'before',
        roll: 'none',
        clause: '1',
        words: 'trước ngày 10/01/2022',
      },
      silence: 'agreed',
    });
    const units = departments(3).map((unit) => ({ ...unit, validFrom: plainDateOf('2020-01-01') }));
    const issue = { documentNumber: '1', issuedOn, at: instantAt(issuedOn, '09:00') };
    const calendar = workingCalendar({ ...vietnamCalendar, years: [2022, 2023] });
    const policy = { template: aTemplate([consultation]), calendar };
    for (const name of ['punctual', 'late', 'silent', 'mixed']) {
      const behaviour: RehearsalRequest['behaviour'] = (setting) => behaviourNamed(name, setting);
      const { attempt, report } = rehearsalReport(aRehearsal([consultation], { policy, units, issue, behaviour }));
      expect(report.counts.dueMarks, name).toBe(4);
      const { life, rehearsal } = attempt;
      if (!life || !rehearsal) throw new Error('This rehearsal can be lived.');
      const index = indexLife(life, rehearsal.policy);
      expect(statusStepsOf(index, report.until).every(({ steps }) => steps[0]?.code === 'not_due')).toBe(true);
    }
  });

  it('before the issue are found, and nobody is late', () => {
    const request = aRehearsal([anObligation('da-qua', { due: yearlyRule(1, 15) })], { behaviour: silent });
    expect(codes(request)).toEqual(['DUE_BEFORE_ISSUE']);
  });

  it('after the end of a unit are found', () => {
    const units = [...departments(1), aUnit('phuong-cu', { validTo: plainDateOf('2024-10-31') })];
    const [finding] = only(aRehearsal([anObligation('bao-cao')], { units }), 'UNIT_ENDS_BEFORE_DUE');
    expect(finding).toMatchObject({ unitId: 'phuong-cu', lineId: 'bao-cao.2024' });
  });

  it('of an obligation that nobody owes are found', () => {
    const nobody = anObligation('cho-xa', { owedBy: { classes: ['xa'], units: [], except: [] } });
    expect(codes(aRehearsal([anObligation('bao-cao'), nobody]))).toEqual(['OBLIGATION_OWED_BY_NOBODY']);
  });

  it('of a directive that binds nobody at all leave one finding and no life', () => {
    const nobody = anObligation('cho-xa', { owedBy: { classes: ['xa'], units: [], except: [] } });
    const { attempt, report } = rehearsalReport(aRehearsal([nobody]));
    expect(attempt.life).toBeNull();
    expect(report.findings.map(({ code }) => code)).toEqual(['ISSUE_REFUSED']);
  });
});

describe('acts that the rules refuse', () => {
  it('are listed, and the life goes on', () => {
    const rows = [
      { row: 1, unit: 'so-1', line: 'duyet', date: '2024-06-03', hour: null },
      { row: 2, unit: 'so-2', line: 'duyet', date: '2024-06-03', hour: null },
    ];
    const twice: RehearsalRequest['behaviour'] = (setting) => {
      const recorded = recordedBehaviour(setting, rows);
      return (unitId, line) => {
        const acts = recorded(unitId, line);
        const last = acts.at(-1);
        return last ? [...acts, { ...last, at: instantOf('2024-06-20T02:00:00.000Z') }] : acts;
      };
    };
    const request = aRehearsal([anObligation('duyet', { due: yearlyRule(6, 15), needsAcceptance: true })], {
      behaviour: twice,
    });
    expect(only(request, 'ACT_REFUSED')).toMatchObject([{ lineId: 'duyet.2024', units: ['so-1', 'so-2'] }]);
  });
});

describe('an escalation between the strict and the lenient reading', () => {
  const policy = { template: aTemplate([anObligation('bao-cao')]), calendar: theCalendar };
  const { attempt } = rehearsalReport(aRehearsal([anObligation('bao-cao')], { behaviour: silent }));
  const lived = attempt.life;
  if (!lived) throw new Error('This rehearsal can be lived.');
  const examine = (life: Life) =>
    findingsOf({
      life,
      index: indexLife(life, policy),
      letters: [],
      units: departments(3),
      issue: issueOf2024,
      limits: defaultLimits,
      owing: new Map(),
    }).filter(({ code }) => code === 'ESCALATED_BETWEEN_READINGS');

  it('never happens in a rehearsed life', () => expect(examine(lived)).toEqual([]));

  it('would be found: "trước ngày 15/11" is not reported on 15/11', () => {
    const early = instantAt(plainDateOf('2024-11-15'), '07:30');
    const plans = lived.plans.map((plan) => ({
      ...plan,
      events: plan.events.map((event) => (event.type === 'EscalationRaised' ? { ...event, at: early } : event)),
    }));
    // Four units, three levels each.
    expect(examine({ ...lived, plans })).toHaveLength(12);
  });
});
