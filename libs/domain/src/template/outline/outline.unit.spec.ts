import { describe, expect, it } from 'vitest';
import type { DueRule } from '../../calendar/due-rule.js';
import { plainDateOf } from '../../calendar/plain-date.js';
import { anObligation, aTemplate, aUnit, theCalendar, theCentre, yearlyRule } from '../../testing/index.js';
import type { CascadeTemplate, ObligationTemplate } from '../cascade-template.js';
import { scheduleOf } from '../schedule.js';
import { type OutlineOptions, outlineOf } from './outline.js';

const day = plainDateOf;
const units = [...theCentre(), aUnit('so-noi-vu'), aUnit('so-mot'), aUnit('so-hai')];
const outline = (
  obligations: ObligationTemplate[],
  given: Partial<OutlineOptions> = {},
  of: Partial<CascadeTemplate> = {},
) => outlineOf(aTemplate(obligations, of), { issuedOn: day('2024-01-03'), calendar: theCalendar, units, ...given });
const source = { words: 'nguyên văn', clause: 'III', boundary: 'on', roll: 'none' } as const;
const on = (date: string, given: Partial<DueRule & { kind: 'fixed-date' }> = {}): DueRule => ({
  kind: 'fixed-date',
  date: day(date),
  ...source,
  ...given,
});
const once = { kind: 'once', label: 'một lần' } as const;
const single = (key: string, due: DueRule, given: Partial<ObligationTemplate> = {}): ObligationTemplate =>
  anObligation(key, { periods: once, due, ...given });
const codes = (of: ReturnType<typeof outline>): string[] => of.warnings.map(({ code }) => code);
const textOf = (of: ReturnType<typeof outline>, code: string): string | undefined =>
  of.warnings.find((one) => one.code === code)?.text;

describe('the outline of a template', () => {
  it('has the dates of the issue, row for row, with who owes them', () => {
    const obligations = [anObligation('nam'), single('ke-hoach', on('2024-03-15'))];
    const { lines, problems } = outline(obligations);
    const schedule = scheduleOf(aTemplate(obligations), day('2024-01-03'), theCalendar);
    expect(lines.map(({ lineId, due }) => [lineId, due])).toEqual(schedule.map(({ lineId, due }) => [lineId, due]));
    expect(lines[0]).toMatchObject({ obligation: 'ke-hoach', units: 3, unitIds: ['so-noi-vu', 'so-mot', 'so-hai'] });
    expect(problems).toEqual([]);
  });

  it('shows the raw day beside the shifted one', () => {
    const { lines } = outline([single('a', on('2026-05-01', { roll: 'next' })), single('b', on('2026-05-04'))], {
      issuedOn: day('2026-01-05'),
    });
    expect(lines.map(({ rawDay, due, shifted }) => [rawDay, due?.lastSafeDay, shifted])).toEqual([
      ['2026-05-01', '2026-05-04', true],
      ['2026-05-04', '2026-05-04', false],
    ]);
  });

  it('counts what it will make', () => {
    const { counts } = outline([
      single('a', on('2024-12-17')),
      single('b', on('2024-12-20')),
      single('c', on('2024-12-23')),
    ]);
    expect(counts).toEqual({
      obligations: 3,
      lines: 3,
      units: 3,
      dueMarks: 9,
      messages: 27,
      heaviestWeek: { from: '2024-12-16', to: '2024-12-20', marks: 6 },
    });
  });

  it('counts no reminder of before the issue', () => {
    expect(outline([single('a', on('2024-01-15'))]).counts.messages).toBe(6); // 15 working days before is too early
  });

  it('does not give up for one bad obligation', () => {
    const bad = anObligation('bad', { due: yearlyRule(2, 30) });
    const { due: _, ...none } = anObligation('none');
    const late = anObligation('late', { periods: { kind: 'yearly', from: 2027, to: 2030, label: 'năm {năm}' } });
    const { lines, problems } = outline([bad, none as ObligationTemplate, late, anObligation('good')]);
    expect(lines.map(({ lineId }) => lineId)).toEqual(['good.2024', 'late.2027']);
    expect(problems.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'DATE.NOT_REAL obligations.bad.due.day',
      'TEMPLATE.RULE_MISSING obligations.none.due',
      'CALENDAR.YEAR_UNKNOWN obligations.late.due',
    ]);
    expect(problems[2]).toMatchObject({ value: '2028', path: ['obligations', 2, 'due'] });
    expect(problems[2]?.reason).toContain('và 2 kỳ khác');
  });

  it('of a template whom nobody owes says so', () => {
    const nobody = anObligation('a', { owedBy: { classes: ['xa'], units: [], except: [] } });
    expect(outline([nobody]).problems.map(({ code }) => code)).toEqual(['CASCADE.NO_UNITS']);
    expect(codes(outline([nobody, anObligation('b')]))).toContain('NO_UNITS');
    expect(outline([nobody], { units: [] }).problems).toEqual([]); // no register yet: nothing is said of units
  });

  it('beyond its limit reckons the first obligations, and the counts are of all', () => {
    const obligations = Array.from({ length: 10 }, (_, index) => anObligation(`o-${index}`));
    const limited = outline(obligations, { limits: { lines: 4 } });
    expect(limited.lines).toHaveLength(4);
    expect(limited.counts).toEqual({ ...outline(obligations).counts, heaviestWeek: limited.counts.heaviestWeek });
    expect(textOf(limited, 'LINES_LIMITED')).toContain('6 nghĩa vụ chưa được tính ngày');
  });
});

describe('the outline warns', () => {
  it('of a recurring duty without a date, by clause, and still shows it', () => {
    const due = { kind: 'undated', words: 'hằng năm sơ kết', clause: 'III.2', recurring: true } as const;
    const told = outline([single('so-ket', due)]);
    expect(told.lines).toMatchObject([{ lineId: 'so-ket', due: null }]);
    expect(told.problems).toEqual([]);
    expect(textOf(told, 'RECURRING_UNDATED')).toContain('Mục III.2 không nêu ngày');
    expect(codes(outline([single('so-ket', { ...due, recurring: false })]))).toEqual([]);
  });

  it('of an event without a date', () => {
    const event = { kind: 'named', title: 'Hội nghị tổng kết', date: null } as const;
    const due = {
      kind: 'after-event',
      event,
      direction: 'before',
      count: 10,
      unit: 'calendar-days',
      ...source,
    } as const;
    expect(textOf(outline([single('a', due)]), 'RECURRING_UNDATED')).toContain('“Hội nghị tổng kết”');
  });

  it.each([
    ['DUE_BEFORE_ISSUE', on('2023-12-20'), 'đã qua khi ban hành'],
    ['SHORT_NOTICE', on('2024-01-09'), 'chỉ có 4 ngày làm việc'],
    ['REST_DAY', on('2024-11-24'), 'thứ Sáu, 22/11/2024'],
    ['REST_DAY', on('2024-09-02'), 'Quốc khánh'],
    ['TET', on('2024-02-07'), 'ngay trước dịp nghỉ Tết Nguyên đán'],
    ['CALENDAR_QUESTION', on('2026-11-23'), 'chưa có quyết định'],
    [
      'BOUNDARY_TWO_READINGS',
      on('2024-03-15', { boundary: 'before' }),
      'hiểu chặt là hết 14/03/2024, hiểu rộng là hết 15/03/2024',
    ],
  ] as const)('%s', (code, due, words) => {
    const told = outline([single('a', due)]);
    expect(textOf(told, code)).toContain(words);
    expect(told.warnings.find((one) => one.code === code)?.field).toMatch(/^obligations\.a\.due/);
  });

  it('exactly below so many working days after the issue', () => {
    expect(codes(outline([single('a', on('2024-01-10'))]))).not.toContain('SHORT_NOTICE'); // the fifth
    expect(codes(outline([single('a', on('2024-01-09'))]))).toContain('SHORT_NOTICE');
  });

  it('of an anniversary whose stated year does not match', () => {
    const due = {
      kind: 'anniversary',
      document: 'Chỉ thị',
      date: day('2017-04-19'),
      years: 5,
      statedYear: 2023,
      ...source,
    } as const;
    expect(textOf(outline([single('a', due)]), 'ANNIVERSARY_YEAR')).toContain('ghi năm 2023, nhưng tròn 5 năm');
  });

  it('of more than five obligations of one unit on one day', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => single(`o-${index}`, on('2024-06-14')));
    expect(codes(outline(many(5)))).toEqual([]);
    expect(textOf(outline(many(6)), 'UNIT_CROWDED')).toContain('3 đơn vị có hơn 5 nghĩa vụ');
  });

  it('of an office at which too much falls due', () => {
    const all = [...units, ...Array.from({ length: 113 }, (_, index) => aUnit(`so-${index}`))];
    const two = ['a', 'b'].map((key) => single(key, on('2024-06-14'), { via: 'so-noi-vu' }));
    expect(textOf(outline(two, { units: all }), 'OFFICE_CROWDED')).toContain(
      '232 văn bản cùng đến hạn gửi về Đơn vị so-noi-vu',
    );
    expect(codes(outline([single('a', on('2024-06-14'))], { units: all }))).not.toContain('OFFICE_CROWDED');
  });

  it('of a unit that ends before the date, and of one without a contact', () => {
    const ending = aUnit('so-cu', { validTo: day('2024-06-30') });
    const told = outline([single('a', on('2024-07-01'))], { units: [...units, ending, aUnit('so-im', { posts: [] })] });
    expect(textOf(told, 'UNIT_ENDS')).toContain('so-cu (đến 30/06/2024)');
    expect(textOf(told, 'UNIT_NO_CONTACT')).toContain('1 đơn vị chưa có đầu mối nhận thư: Đơn vị so-im');
    expect(codes(outline([single('a', on('2024-06-28'))], { units: [...units, ending] }))).not.toContain('UNIT_ENDS');
  });

  it('of a cut-off that leaves no working day', () => {
    const periods = { kind: 'yearly', from: 2024, to: 2024, label: 'năm {năm}' } as const;
    const cut = (of: number) =>
      anObligation('a', { periods, due: yearlyRule(12, 16), dataCutOff: { month: 12, day: of, yearOffset: 0 } });
    expect(codes(outline([cut(14)]))).toContain('CUT_OFF_LATE'); // a Saturday; the last safe day is Sunday 15/12
    expect(codes(outline([cut(12)]))).not.toContain('CUT_OFF_LATE');
  });

  it('never throws for an issue in a year that the calendar does not know', () => {
    const told = outline([single('a', on('2021-01-11'))], { issuedOn: day('2020-12-15') });
    expect(codes(told)).toContain('ISSUE_YEAR_UNKNOWN');
    expect(told.lines).toHaveLength(1);
  });

  it('with numbers from one, the gravest first, and says how many more there are', () => {
    const many = Array.from({ length: 8 }, (_, index) => single(`o-${index}`, on('2023-12-20')));
    const { warnings } = outline(many, { limits: { warnings: 3 } });
    expect(warnings.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(warnings.at(-1)?.text).toMatch(/^Còn \d+ cảnh báo nữa/);
  });
});
