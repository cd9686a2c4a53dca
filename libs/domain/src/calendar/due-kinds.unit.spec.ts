import { describe, expect, it } from 'vitest';
import { type DueDate, dueDate } from './due-date.js';
import type { AnchorEvent, DatedRule, LengthUnit, Period } from './due-rule.js';
import { type PlainDate, plainDateOf } from './plain-date.js';
import { vietnamCalendar } from './vietnam-calendar.js';
import { workingCalendar } from './working-calendar.js';

const calendar = workingCalendar(vietnamCalendar);
const day = plainDateOf;
const source = { clause: 'IV.1', words: 'nguyên văn', boundary: 'on', roll: 'none' } as const;
const once: Period = { id: 'once', label: 'một lần', year: null };
const period = (label: string, start: string, end: string): Period => ({
  id: label,
  label,
  year: Number(end.slice(0, 4)),
  start: day(start),
  end: day(end),
});
const quarter = period('quý I/2024', '2024-01-01', '2024-03-31');

type Given = { of?: Period; issuedOn?: string; dataCutOff?: string; other?: DueDate | null };
const due = (rule: DatedRule, { of = once, issuedOn = '2024-01-03', dataCutOff, other = null }: Given = {}): DueDate =>
  dueDate(
    rule,
    of,
    {
      issuedOn: day(issuedOn),
      dataCutOff: dataCutOff ? day(dataCutOff) : null,
      dueOf: () => other,
      titleOf: () => 'Báo cáo của xã',
    },
    calendar,
  );
const why = ({ why: steps }: DueDate): string => steps.map(({ text }) => text).join(' ');
const refused = (code: string, field: string) =>
  expect.objectContaining({
    code,
    details: expect.objectContaining({
      field,
      reason: expect.stringContaining('IV.1'),
      mend: expect.stringMatching(/\S/),
    }),
  });

describe('a day of the period', () => {
  const rule = (monthOffset: number, wanted: number | 'last', boundary: 'on' | 'before' = 'on'): DatedRule => ({
    kind: 'period-day',
    monthOffset,
    day: wanted,
    ...source,
    boundary,
  });

  it.each([
    ['"ngày 20 của tháng cuối quý"', rule(0, 20), quarter, '2024-03-20'],
    ['"trước ngày 05 tháng cuối quý"', rule(0, 5, 'before'), quarter, '2024-03-04'],
    ['"ngày 10 của tháng tiếp theo"', rule(1, 10), quarter, '2024-04-10'],
    ['the first month of the quarter', rule(-2, 15), quarter, '2024-01-15'],
    ['"ngày cuối cùng của tháng"', rule(0, 'last'), period('tháng 02/2024', '2024-02-01', '2024-02-29'), '2024-02-29'],
    ['of the month after December', rule(1, 5), period('năm 2024', '2024-01-01', '2024-12-31'), '2025-01-05'],
    [
      'NĐ 09/2019 Điều 13: ngày 25 tháng cuối kỳ',
      rule(0, 25),
      period('quý I', '2023-12-15', '2024-03-14'),
      '2024-03-25',
    ],
  ] as const)('%s', (_, given, of, safe) => expect(due(given, { of }).lastSafeDay).toBe(safe));

  it('that the month lacks is its last, and it is said', () => {
    const february = due(rule(0, 31), { of: period('tháng 02/2023', '2023-02-01', '2023-02-28') });
    expect(february.named).toBe('2023-02-28');
    expect(why(february)).toContain('không có ngày 31: lấy ngày cuối tháng');
    expect(why(due(rule(0, 20), { of: quarter }))).not.toContain('không có ngày');
  });

  it('needs a period with an end', () => {
    expect(() => due(rule(0, 20))).toThrow(refused('TEMPLATE.ANCHOR_MISSING', 'due.kind'));
  });
});

describe('a weekday', () => {
  const friday: DatedRule = { kind: 'weekly-day', weekday: 5, hour: '15:00', ...source, boundary: 'before' };

  it('of the week: "trước 15h thứ Sáu hằng tuần"', () => {
    const of = period('tuần 20', '2024-05-13', '2024-05-19');
    expect(due(friday, { of })).toMatchObject({ named: '2024-05-17', lastSafeDay: '2024-05-17', hour: '15:00' });
    expect(due({ ...friday, weekday: 1 }, { of }).named).toBe('2024-05-13');
    expect(due({ ...friday, weekday: 7 }, { of }).named).toBe('2024-05-19');
  });

  it('that a week cut short does not have is refused, not taken from another week', () => {
    const of = period('tuần 20', '2024-05-18', '2024-05-19');
    expect(() => due(friday, { of })).toThrow(refused('TEMPLATE.ANCHOR_MISSING', 'due.weekday'));
  });
});

describe('a window', () => {
  it('"trong tháng 10/2023" is due at the end of its last day, whatever boundary is written', () => {
    const october = { kind: 'window', from: day('2023-10-01'), to: day('2023-10-31'), ...source } as const;
    for (const boundary of ['on', 'before'] as const) {
      const result = due({ ...october, boundary });
      expect(result).toMatchObject({ named: '2023-10-31', boundary: 'on', lastSafeDay: '2023-10-31' });
      expect(why(result)).toContain('tính cả ngày cuối');
    }
  });
});

describe('a length of time', () => {
  const after = (
    count: number,
    unit: LengthUnit,
    event: AnchorEvent = { kind: 'issue' },
  ): DatedRule & { kind: 'after-event' } => ({
    kind: 'after-event',
    event,
    direction: 'after',
    count,
    unit,
    ...source,
    roll: 'next',
  });

  it.each([
    [5, 'calendar-days', '2024-04-24', '2024-05-02'], // 29/4 swapped, 30/4, 1/5
    [5, 'working-days', '2024-04-24', '2024-05-04'], // 25, 26/4, 2, 3/5 and the worked Saturday
    [1, 'months', '2024-01-31', '2024-02-29'],
    [1, 'months', '2024-02-29', '2024-03-29'],
    [2, 'months', '2023-12-31', '2024-02-29'],
    [0, 'calendar-days', '2024-01-04', '2024-01-04'],
  ] as const)(
    'of %d %s from %s ends on %s: the first day is not counted, a rest day rolls',
    (count, unit, issuedOn, safe) => {
      expect(due(after(count, unit), { issuedOn }).lastSafeDay).toBe(safe);
    },
  );

  it('says how it was counted, and by which article', () => {
    const days = due(after(5, 'working-days', { kind: 'receipt' }), { issuedOn: '2024-01-03' });
    expect(days.lastSafeDay).toBe('2024-01-10');
    expect(why(days)).toContain('ngày nhận tính là ngày ban hành');
    expect(why(days)).toContain('không tính ngày đầu (BLDS 2015, Điều 147)');
    const months = due(after(1, 'months'), { issuedOn: '2024-01-31' });
    expect(why(months)).toContain('Điều 148 khoản 3');
    expect(why(months)).toContain('lấy ngày cuối tháng');
  });

  it('counts from the data cut-off or from the end of the period', () => {
    const cutOff = after(20, 'calendar-days', { kind: 'data-cut-off' });
    expect(due(cutOff, { of: quarter, dataCutOff: '2024-03-14' }).named).toBe('2024-04-03');
    expect(due(after(10, 'calendar-days', { kind: 'period-end' }), { of: quarter }).named).toBe('2024-04-10');
    expect(() => due(cutOff, { of: quarter })).toThrow(refused('TEMPLATE.ANCHOR_MISSING', 'due.event'));
    expect(() => due(after(10, 'calendar-days', { kind: 'period-end' }))).toThrow(
      refused('TEMPLATE.ANCHOR_MISSING', 'due.event'),
    );
  });

  it('counts back from a meeting, and cannot before the meeting has a date', () => {
    const meeting = (date: PlainDate | null): DatedRule => ({
      ...after(10, 'calendar-days', { kind: 'named', title: 'Hội nghị tổng kết', date }),
      direction: 'before',
      roll: 'none',
    });
    const set = due(meeting(day('2024-12-20')));
    expect(set.lastSafeDay).toBe('2024-12-10');
    expect(why(set)).toContain('10 ngày ngược lại từ ngày 20/12/2024');
    expect(() => due(meeting(null))).toThrow(refused('TEMPLATE.UNDATED', 'due.event.date'));
  });
});

describe('an anniversary', () => {
  const rule = (date: string, years: number, statedYear: number | null = null): DatedRule => ({
    kind: 'anniversary',
    document: 'Chương trình số 203-CT/TU',
    date: day(date),
    years,
    statedYear,
    ...source,
  });

  it('"tổng kết 10 năm thực hiện Chương trình số 203-CT/TU ngày 12/8/2013"', () => {
    const ten = due(rule('2013-08-12', 10, 2023));
    expect(ten.named).toBe('2023-08-12');
    expect(why(ten)).not.toContain('Lưu ý: văn bản ghi');
  });

  it('whose stated year does not match keeps the anniversary and says so', () => {
    const odd = due(rule('2017-04-19', 5, 2023));
    expect(odd.named).toBe('2022-04-19');
    expect(why(odd)).toContain('văn bản ghi năm 2023, nhưng tròn 5 năm là năm 2022');
  });

  it('of 29/2 is 28/2 in a common year', () => {
    expect(due(rule('2012-02-29', 10)).named).toBe('2022-02-28');
    expect(due(rule('2012-02-29', 12)).named).toBe('2024-02-29');
  });
});

describe('a rule that follows another obligation', () => {
  const inflow = (roll: 'none' | 'next', date: string): DueDate =>
    due({ kind: 'fixed-date', date: day(date), ...source, boundary: 'before', roll });
  const follow = (direction: 'after' | 'before', count: number): DatedRule => ({
    kind: 'relative',
    obligation: 'bao-cao-xa',
    direction,
    count,
    unit: 'working-days',
    ...source,
  });

  it('counts from the day that the words of the other name', () => {
    const other = inflow('none', '2023-10-20');
    const after = due(follow('after', 8), { other });
    expect(after.lastSafeDay).toBe('2023-11-01');
    expect(why(after)).toContain('Hạn của “Báo cáo của xã” là thứ Sáu, 20/10/2023.');
    expect(due(follow('before', 5), { other }).named).toBe('2023-10-13');
  });

  it('counts from the day to which a rest day has moved the other', () => {
    const other = inflow('next', '2024-05-01'); // its last safe day 30/4 rolls to 2/5
    expect(other.lastSafeDay).toBe('2024-05-02');
    expect(due(follow('after', 1), { other }).named).toBe('2024-05-03');
  });

  it('is refused when the other has no date in this period', () => {
    expect(() => due(follow('after', 1))).toThrow(refused('TEMPLATE.ANCHOR_MISSING', 'due.obligation'));
  });
});
