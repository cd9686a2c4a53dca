import { describe, expect, it } from 'vitest';
import { plainDateOf } from '../calendar/plain-date.js';
import { anObligation, aTemplate, theCalendar, yearlyRule } from '../testing/index.js';
import { obligationOf, scheduleOf } from './schedule.js';

const issuedOn = plainDateOf('2022-01-27');
const schedule = (...obligations: Parameters<typeof aTemplate>[0]) =>
  scheduleOf(aTemplate(obligations), issuedOn, theCalendar);

describe('the schedule of a template', () => {
  it('has one line per obligation and year, in the order of the due dates', () => {
    const lines = schedule(
      anObligation('bao-cao-nam', { periods: { kind: 'yearly', from: 2022, to: 2023, label: 'năm {năm}' } }),
      anObligation('sau-thang', {
        periods: { kind: 'yearly', from: 2022, to: 2023, label: 'năm {năm}' },
        due: yearlyRule(6, 15),
      }),
    );
    expect(lines.map(({ lineId, due }) => `${lineId} ${due?.lastSafeDay}`)).toEqual([
      'sau-thang.2022 2022-06-14',
      'bao-cao-nam.2022 2022-11-14',
      'sau-thang.2023 2023-06-14',
      'bao-cao-nam.2023 2023-11-14',
    ]);
  });

  it('keeps two deliverables on one date in the order of the template', () => {
    const due = yearlyRule(3, 15);
    const lines = schedule(anObligation('mot', { due }), anObligation('hai', { due }));
    expect(lines.map(({ key }) => key)).toEqual(['mot', 'hai']);
  });

  it('names each line with its period', () => {
    const [line] = schedule(anObligation('bao-cao', { title: 'Báo cáo', shortTitle: 'BC' }));
    expect(line).toMatchObject({ title: 'Báo cáo năm 2024', shortTitle: 'BC 2024', period: { year: 2024 } });
    const named = { kind: 'fixed-date', date: plainDateOf('2022-03-15'), boundary: 'before', roll: 'none' } as const;
    const due = { ...named, clause: 'IV.1.a', words: 'trước ngày 15/3/2022' };
    const [single] = schedule(anObligation('mot-lan', { periods: { kind: 'once', label: 'giai đoạn' }, due }));
    expect(single).toMatchObject({ lineId: 'mot-lan', title: 'Báo cáo mot-lan', period: { year: null } });
  });

  it('rolls up at 17:00, so many working days after the last working day', () => {
    const [line] = schedule(anObligation('bao-cao', { rollUpAfter: 10 })); // last working day Thu 14/11/2024
    expect(line?.rollUpAt).toBe('2024-11-28T10:00:00.000Z');
  });

  it('keeps the data cut-off apart from the due date, and states none where the source has none', () => {
    const dataCutOff = { month: 12, day: 14, yearOffset: -1 };
    const [cut] = schedule(anObligation('bao-cao', { dataCutOff }));
    expect(cut).toMatchObject({ dataCutOff: '2023-12-14', due: { named: '2024-11-15' } });
    expect(schedule(anObligation('bao-cao'))[0]?.dataCutOff).toBeNull();
    const never = { month: 2, day: 30, yearOffset: 0 };
    expect(() => schedule(anObligation('bao-cao', { dataCutOff: never }))).toThrow(
      expect.objectContaining({
        code: 'DATE.NOT_REAL',
        details: expect.objectContaining({ field: 'obligations.bao-cao.dataCutOff' }),
      }),
    );
  });

  it('cannot be made of a rule without date: refused by field, clause and words', () => {
    const due = { kind: 'undated', words: 'hằng năm sơ kết', clause: 'III.2', recurring: true } as const;
    expect(() => schedule(anObligation('so-ket', { due }))).toThrow(
      expect.objectContaining({
        code: 'TEMPLATE.UNDATED',
        details: {
          field: 'obligations.so-ket.due',
          value: 'hằng năm sơ kết',
          reason: expect.stringContaining('III.2'),
          mend: expect.stringContaining('Ấn định ngày'),
        },
      }),
    );
  });

  it('asks for obligations of its own template only', () => {
    const template = aTemplate([anObligation('bao-cao')]);
    expect(obligationOf(template, 'bao-cao').key).toBe('bao-cao');
    expect(() => obligationOf(template, 'khac')).toThrow(expect.objectContaining({ code: 'TEMPLATE.NOT_FOUND' }));
  });
});
