import { describe, expect, it } from 'vitest';
import { plainDateOf } from '../../calendar/plain-date.js';
import type { ObligationTemplate } from '../../template/cascade-template.js';
import { type ScheduleLine, scheduleOf } from '../../template/schedule.js';
import {
  anIssuedCascade,
  anObligation,
  aPolicy,
  aUnit,
  cascadeSpec,
  fewUnits,
  theCalendar,
  yearlyRule,
} from '../../testing/index.js';
import type { Work } from '../../unit-plan/unit-plan.js';
import { previewAmendment } from './preview.js';
import { proposeAmendment } from './proposal.js';

const on = plainDateOf('2024-01-31');
const schedule = (...obligations: ObligationTemplate[]): ScheduleLine[] =>
  scheduleOf(aPolicy(...obligations).template, on, theCalendar);
const report = (month: number, day: number): ObligationTemplate =>
  anObligation('bao-cao', { due: yearlyRule(month, day) });
const share = (unitId: string, work: Work, lineId = 'bao-cao.2024') => ({ unitId, lineId, work });

describe('the preview of an amendment', () => {
  it('counts the days that each line gains or loses, and for whom', () => {
    const shares = [share('so-a', 'open'), share('so-b', 'accepted'), share('so-c', 'returned')];
    const preview = previewAmendment(schedule(report(11, 15)), schedule(report(11, 30)), {
      calendar: theCalendar,
      shares,
    });
    expect(preview.changes).toMatchObject([
      {
        kind: 'moved',
        workingDays: 11,
        calendarDays: 15,
        openUnits: ['so-a', 'so-c'],
        settledUnits: ['so-b'],
        text: 'Báo cáo bao-cao năm 2024: hết thứ Năm, 14/11/2024 → hết thứ Sáu, 29/11/2024 (thêm 11 ngày làm việc, 15 ngày theo lịch); 2 đơn vị áp dụng, 1 đơn vị giữ kết quả đã có',
      },
    ]);
    expect(preview).toMatchObject({ gaining: ['so-a', 'so-c'], losing: [], unaffected: ['so-b'] });
    expect(preview.sentence).toBe(
      '1 hạn thay đổi, 0 nghĩa vụ thêm, 0 nghĩa vụ bỏ: 2 đơn vị được thêm ngày, 0 đơn vị bị bớt ngày, 1 đơn vị không bị ảnh hưởng.',
    );
  });

  it('says what is lost as plainly', () => {
    const preview = previewAmendment(schedule(report(11, 30)), schedule(report(11, 15)), {
      calendar: theCalendar,
      shares: [share('so-a', 'open')],
    });
    expect(preview.changes[0]).toMatchObject({ workingDays: -11, calendarDays: -15 });
    expect(preview.changes[0]?.text).toContain('bớt 11 ngày làm việc, 15 ngày theo lịch');
    expect(preview.losing).toEqual(['so-a']);
  });

  it('lists what is added and dropped, and nothing that stays', () => {
    const extra = anObligation('ra-soat', { due: yearlyRule(9, 1) });
    const gone = anObligation('sau-thang', { due: yearlyRule(6, 15) });
    const preview = previewAmendment(schedule(report(11, 15), gone), schedule(report(11, 15), extra), {
      calendar: theCalendar,
    });
    expect(preview.changes.map(({ text }) => text)).toEqual([
      'Báo cáo ra-soat năm 2024: thêm mới, hạn hết thứ Bảy, 31/08/2024',
      'Báo cáo sau-thang năm 2024: bỏ, hạn cũ hết thứ Sáu, 14/06/2024; 0 đơn vị thôi phải nộp',
    ]);
  });

  it('leaves out what has been rolled up', () => {
    const preview = previewAmendment(schedule(report(11, 15)), schedule(report(11, 30)), {
      calendar: theCalendar,
      rolledUp: new Set(['bao-cao.2024']),
    });
    expect(preview.changes).toEqual([]);
  });

  it('counts no days where a date comes or goes', () => {
    const due = { kind: 'undated', words: '', clause: '', recurring: false } as const;
    const undated = schedule(anObligation('bao-cao', { due }));
    const shares = [share('so-a', 'open')];
    const comes = previewAmendment(undated, schedule(report(11, 15)), { calendar: theCalendar, shares });
    expect(comes).toMatchObject({ losing: ['so-a'], changes: [{ workingDays: 0, calendarDays: 0, before: null }] });
    expect(comes.changes[0]?.text).toContain('không hạn → hết thứ Năm, 14/11/2024; 1 đơn vị áp dụng');
    const goes = previewAmendment(schedule(report(11, 15)), undated, { calendar: theCalendar, shares });
    expect(goes.gaining).toEqual(['so-a']);
  });

  it('is of the same proposal as the act', () => {
    const before = aPolicy(report(11, 15));
    const cascade = cascadeSpec(before)(...anIssuedCascade(before)).state;
    const next = aPolicy(report(11, 15), anObligation('ra-soat', { due: yearlyRule(9, 1) }));
    const proposal = proposeAmendment(cascade, before.template, {
      next,
      current: schedule(report(11, 15)),
      schedule: scheduleOf(next.template, on, theCalendar),
      units: [...fewUnits(), aUnit('so-moi', { validFrom: plainDateOf('2024-03-01') })],
      on: plainDateOf('2024-05-05'),
    });
    const preview = previewAmendment(proposal.current, proposal.next, { calendar: theCalendar, ...proposal });
    expect(proposal.newUnits).toEqual(['so-moi']);
    expect(preview.sentence).toContain('1 nghĩa vụ thêm');
    expect(preview.sentence).toContain('1 đơn vị mới');
  });
});
