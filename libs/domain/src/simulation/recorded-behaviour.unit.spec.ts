import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/instant.js';
import { anObligation, aRehearsal, aUnit, departments, issueOf2024, settingOf, yearlyRule } from '../testing/index.js';
import { attemptRehearsal } from './attempt.js';
import { readRecordedActs } from './recorded-acts-text.js';
import { checkRecordedActs, recordedBehaviour } from './recorded-behaviour.js';

const request = aRehearsal([
  anObligation('bao-cao', { periods: { kind: 'yearly', from: 2024, to: 2025, label: 'năm {năm}' } }),
  anObligation('sau-thang', { due: yearlyRule(6, 15), needsAcceptance: true }),
]);
const units = [
  ...departments(2),
  aUnit('phong-a', { name: 'Phòng Nội vụ', class: 'xa' }),
  aUnit('phong-b', { name: 'Phòng Nội vụ', class: 'xa' }),
];
const setting = { ...settingOf(request), units };
const acts = (text: string) => readRecordedActs(text, issueOf2024.at);
const problem = (text: string) => {
  const [first] = checkRecordedActs(setting, acts(text));
  return first && `${first.code} | ${first.details.field} | ${first.details.value} | ${first.details.mend}`;
};

describe('rows of who submits when', () => {
  it('are read with dates as people write them, hours, instants, remarks and empty lines', () => {
    const text =
      '\uFEFF# ai nộp lúc nào\r\nso-1; bao-cao.2024; 10/11/2024\r\n\r\nso-2\tsau-thang\t2024-06-03 8h30\nso-1;sau-thang;2024-06-04T02:00:00.000Z';
    expect(acts(text)).toEqual([
      { row: 2, unit: 'so-1', line: 'bao-cao.2024', date: '2024-11-10', hour: null },
      { row: 4, unit: 'so-2', line: 'sau-thang', date: '2024-06-03', hour: '8h30' },
      { row: 5, unit: 'so-1', line: 'sau-thang', at: '2024-06-04T02:00:00.000Z' },
    ]);
  });

  it.each([
    ['so-1; bao-cao.2024', 'REHEARSAL.ACT_INVALID', 'dòng 1'],
    ['\nso-1; bao-cao.2024; 30/2/2024', 'DATE.NOT_REAL', 'dòng 2, ngày'],
    ['so-1; bao-cao.2024; 3/6/2024; nữa', 'REHEARSAL.ACT_INVALID', 'dòng 1'],
  ])('that cannot be read are refused by row: %s', (text, code, field) => {
    expect(() => acts(text)).toThrow(expect.objectContaining({ code, details: expect.objectContaining({ field }) }));
  });

  it('make each unit hand in then, and only then', () => {
    const rows = acts(
      'so-1; bao-cao.2024; 10/11/2024\nĐơn vị so-2; sau-thang; 3/6/2024 14:30\nso-2; sau-thang; 5/6/2024',
    );
    const { life } = attemptRehearsal({ ...request, units, behaviour: (own) => recordedBehaviour(own, rows) });
    const happened = (life?.plans ?? []).flatMap(({ unitId, events }) =>
      events.flatMap(({ type, at, data }) =>
        type === 'SubmissionReceived' || type === 'SubmissionAccepted'
          ? [`${unitId} ${data.lineId} ${type} ${at}`]
          : [],
      ),
    );
    expect(happened).toEqual([
      'so-1 bao-cao.2024 SubmissionReceived 2024-11-10T02:00:00.000Z',
      'so-2 sau-thang.2024 SubmissionReceived 2024-06-03T07:30:00.000Z',
      'so-2 sau-thang.2024 SubmissionReceived 2024-06-05T02:00:00.000Z',
      'so-2 sau-thang.2024 SubmissionAccepted 2024-06-10T03:15:00.000Z',
    ]);
    expect(life?.refusals).toEqual([]);
  });

  it.each([
    ['so-9; sau-thang; 3/6/2024', 'REHEARSAL.ACT_UNKNOWN | dòng 1, đơn vị | so-9'],
    ['so-1; quy-che; 3/6/2024', 'REHEARSAL.ACT_UNKNOWN | dòng 1, nghĩa vụ | quy-che'],
    ['ubnd-tinh; sau-thang; 3/6/2024', 'REHEARSAL.ACT_UNKNOWN | dòng 1, đơn vị | ubnd-tinh'],
    ['so-1; sau-thang; 31/1/2024', 'REHEARSAL.ACT_INVALID | dòng 1, ngày | 31/01/2024'],
    ['so-1; sau-thang; 3/6/2024 7h75', 'REHEARSAL.ACT_INVALID | dòng 1, giờ | 7h75'],
  ])('that name what there is not are refused with what there is: %s', (text, expected) => {
    expect(problem(text)).toContain(expected);
  });

  it('that could mean several units or periods are never guessed', () => {
    expect(problem('Phòng Nội vụ; sau-thang; 3/6/2024')).toContain('phong-a, phong-b');
    expect(problem('so-1; bao-cao; 3/6/2024')).toContain('bao-cao.2024, bao-cao.2025');
  });

  it('name every row that cannot be understood, not only the first', () => {
    const found = checkRecordedActs(setting, acts('so-9; x; 3/6/2024\nso-1; sau-thang; 3/6/2024\nso-1; x; 3/6/2024'));
    expect(found.map(({ details }) => details.field)).toEqual(['dòng 1, đơn vị', 'dòng 3, nghĩa vụ']);
  });

  it('with an instant that is none are refused by row', () => {
    const act = { row: 3, unit: 'so-1', line: 'sau-thang', at: 'hôm qua' };
    expect(() => recordedBehaviour(setting, [act])).toThrow(
      expect.objectContaining({
        code: 'INSTANT.NOT_REAL',
        details: expect.objectContaining({ field: 'dòng 3, thời điểm' }),
      }),
    );
    expect(instantOf('2024-06-03T07:30:00.000Z')).toBe('2024-06-03T07:30:00.000Z');
  });
});
