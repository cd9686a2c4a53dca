import { plainDateOf, vietnamCalendar, workingCalendar } from '@dondoc/domain';
import { describe, expect, it } from 'vitest';
import { datesOfChoices, datesOfReading } from './dates.js';
import { readDueWords } from './read-due-words.js';

const calendar = workingCalendar(vietnamCalendar);
const issuedOn = plainDateOf('2022-01-10');
const datesOf = (words: string, count = 2, on = issuedOn) =>
  datesOfReading(readDueWords(words, { issuedOn: on }), { issuedOn: on, count, calendar });

describe('two readings', () => {
  it('“trước ngày” is read strictly; the lenient reading stands beside it', () => {
    const [item] = readDueWords('trước ngày 15/3/2022', { issuedOn }).items;
    expect(item?.readings.map(({ label, strict, sentence }) => [label, strict, sentence])).toEqual([
      ['hiểu chặt: không tính ngày 15/03/2022', true, 'Trước ngày 15/03/2022.'],
      ['hiểu rộng: tính cả ngày 15/03/2022', false, 'Chậm nhất ngày 15/03/2022.'],
    ]);
  });

  it('a missing year proposes the next such day and offers every year', () => {
    const reading = readDueWords('chậm nhất ngày 15/3', { issuedOn: plainDateOf('2022-04-01') });
    expect(reading.items[0]?.readings.map(({ sentence }) => sentence)).toEqual([
      'Chậm nhất ngày 15/03/2023.',
      'Chậm nhất ngày 15/3 hằng năm.',
    ]);
  });

  it('a missing year without day of issue proposes nothing', () => {
    const reading = readDueWords('chậm nhất ngày 15/3');
    expect([reading.status, reading.rule, reading.doubts[0]?.code]).toEqual(['doubt', null, 'YEAR_MISSING']);
  });
});

describe('the words as typed', () => {
  it('stay with the rule, white space joined', () => {
    const reading = readDueWords('(qua Phòng Nội vụ) hoàn thành trước ngày \n\n10/4/2023.', {
      issuedOn,
      clause: 'IV.1',
    });
    expect(reading.rule).toMatchObject({ words: 'trước ngày 10/4/2023', clause: 'IV.1' });
  });

  it('take the deliverable along', () => {
    const reading = readDueWords('báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/11', { issuedOn });
    expect(reading.items.map((item) => [item.words, item.periods?.label])).toEqual([
      ['báo cáo 6 tháng trước ngày 15/6', '6 tháng đầu năm {năm}'],
      ['báo cáo năm trước ngày 15/11', 'năm {năm}'],
    ]);
  });
});

describe('the dates of a reading', () => {
  it('stand in the order of time, the named day beside the last safe day', () => {
    const { dates } = datesOf('báo cáo năm trước ngày 15/11, báo cáo 6 tháng trước ngày 15/6');
    expect(dates.map(({ period, due, boundary, lastSafeDay }) => [period, due, boundary, lastSafeDay])).toEqual([
      ['6 tháng đầu năm 2022', '2022-06-15', 'before', '2022-06-14'],
      ['năm 2022', '2022-11-15', 'before', '2022-11-14'],
      ['6 tháng đầu năm 2023', '2023-06-15', 'before', '2023-06-14'],
      ['năm 2023', '2023-11-15', 'before', '2023-11-14'],
    ]);
    expect(dates[0]?.why.length).toBeGreaterThan(2);
  });

  it('begin with the first period whose date is ahead, an override included', () => {
    const words = 'trước ngày 25/11 của năm trước liền kề (riêng năm 2022 trước ngày 15/3/2022)';
    expect(datesOf(words).dates.map(({ due }) => due)).toEqual(['2022-03-15', '2022-11-25']);
    expect(datesOf('trước ngày 25/11 của năm trước liền kề').dates.map(({ period, due }) => [period, due])).toEqual([
      ['năm 2023', '2022-11-25'],
      ['năm 2024', '2023-11-25'],
    ]);
  });

  it('of quarters, months, weeks and days', () => {
    expect(datesOf('ngày 20 của tháng cuối quý').dates.map(({ due }) => due)).toEqual(['2022-03-20', '2022-06-20']);
    expect(datesOf('báo cáo tháng: ngày 10 của tháng tiếp theo').dates.map(({ due }) => due)).toEqual([
      '2022-02-10',
      '2022-03-10',
    ]);
    expect(datesOf('thứ Sáu hằng tuần').dates.map(({ due }) => due)).toEqual(['2022-01-14', '2022-01-21']);
    expect(datesOf('hằng ngày trước 16 giờ').dates.map(({ due }) => due)).toEqual(['2022-01-10', '2022-01-11']);
  });

  it('count working days over Tết', () => {
    const on = plainDateOf('2022-01-28');
    const [date] = datesOf('trong 05 ngày làm việc kể từ ngày nhận được văn bản', 1, on).dates;
    expect(date?.due).toBe('2022-02-11');
  });

  it('start with the year that the words name', () => {
    expect(datesOf('Từ năm 2024, hằng năm báo cáo trước ngày 15/12', 1).dates.map(({ due }) => due)).toEqual([
      '2024-12-15',
    ]);
  });

  it('say what keeps them from being known', () => {
    expect(datesOf('trước hội nghị tổng kết 10 ngày')).toMatchObject({ dates: [] });
    expect(datesOf('chậm nhất ngày 15/3/2099').doubts.map(({ code }) => code)).toEqual(['CALENDAR_UNKNOWN']);
  });
});

describe('unreadable words', () => {
  it.each([
    ['', 'NO_DUE_WORDS'],
    ['trước ngày 31/9/2022', 'DATE_NOT_REAL'],
    ['trước và sau ngày 15/3/2022', 'CONTRADICTION'],
    ['Kế hoạch số 765/KH-UBND ngày 20/3/2023', 'NO_DUE_WORDS'],
  ])('“%s” says why', (words, code) => {
    const reading = readDueWords(words, { issuedOn });
    expect([reading.status, reading.rule, reading.doubts.map((one) => one.code)]).toEqual(['unreadable', null, [code]]);
  });

  it.each([['trước ngày 15/3/2022 và chậm nhất ngày 10/3/2022'], ['gửi trước ngày 15/3/2022, trước ngày 20/3/2022']])(
    'doubts two due dates for one thing: %s',
    (words) => {
      const reading = readDueWords(words);
      expect(reading.status).toBe('doubt');
      expect(reading.doubts.map(({ code }) => code)).toContain('TWO_DATES');
    },
  );

  it('keeps the cue of each day: "trước" excludes it, "chậm nhất" does not', () => {
    const { items } = readDueWords('kế hoạch trước ngày 15/3/2022 và báo cáo chậm nhất ngày 20/11/2022');
    expect(items.map(({ rule }) => (rule?.kind === 'fixed-date' ? rule.boundary : null))).toEqual(['before', 'on']);
  });
});

describe('the ways to understand words', () => {
  const choices = (words: string, issuedOn: string) => {
    const given = { issuedOn: plainDateOf(issuedOn), count: 2, calendar };
    const [item] = readDueWords(words, { issuedOn: given.issuedOn }).items;
    return item
      ? datesOfChoices(item, given).map(({ strict, dates }) => [strict, dates.map((one) => one.lastSafeDay)])
      : [];
  };

  it('are offered with their dates, the strict one first', () => {
    expect(choices('trước ngày 15/3/2022', '2022-01-27')).toEqual([
      [true, ['2022-03-14']],
      [false, ['2022-03-15']],
    ]);
  });

  it('name the days of a series, too, where the words may mean every year', () => {
    expect(choices('trước ngày 15/3', '2022-01-27').at(-1)).toEqual([false, ['2022-03-14', '2023-03-14']]);
  });
});
