import { describe, expect, it } from 'vitest';
import { dondoc, dondocJson } from '../testing/dondoc.js';

type Reading = {
  status: string;
  sentence: string;
  rule: { kind: string } | null;
  doubts: { code: string; text: string }[];
  dates: Record<'period' | 'due' | 'boundary' | 'lastSafeDay' | 'lastWorkingDay', string>[] & { why: string[] }[];
  items: unknown[];
  readings: { label: string; sentence: string; strict: boolean }[];
};

const readDue = (words: string, ...options: string[]): Promise<Reading> => dondocJson(['read-due', words, ...options]);

describe('read-due', () => {
  it('answers in the shape that is promised to machines', async () => {
    const reading = await readDue('chậm nhất ngày 01/11/2023');
    expect(Object.keys(reading)).toEqual(['status', 'sentence', 'rule', 'doubts', 'dates', 'items', 'readings']);
    expect(reading).toMatchObject({ status: 'read', rule: { kind: 'fixed-date' }, doubts: [] });
    expect(reading.dates).toEqual([
      {
        period: expect.any(String),
        due: '2023-11-01',
        boundary: 'on',
        lastSafeDay: '2023-11-01',
        lastWorkingDay: '2023-11-01',
        why: expect.arrayContaining([expect.stringContaining('01/11/2023')]),
      },
    ]);
  });

  it('reads “trước ngày” strictly and offers the other reading', async () => {
    const { dates, readings } = await readDue('trước ngày 15/3/2022');
    expect(dates[0]).toMatchObject({ due: '2022-03-15', boundary: 'before', lastSafeDay: '2022-03-14' });
    expect(readings.map(({ strict }) => strict)).toEqual([true, false]);
  });

  it('makes as many dates of a recurring rule as asked, from the day of issue on', async () => {
    const { dates } = await readDue('ngày 20 của tháng cuối quý', '--issued', '2024-02-01', '--count', '3');
    expect(dates.map(({ due }) => due)).toEqual(['2024-03-20', '2024-06-20', '2024-09-20']);
  });

  it('names a year that the calendar does not have only when so many periods were asked for', async () => {
    const yearly = 'hằng năm trước ngày 15/11';
    expect((await readDue(yearly, '--issued', '2026-11-21')).doubts).toEqual([]);
    const { doubts } = await readDue(yearly, '--issued', '2026-11-21', '--count', '5');
    expect(doubts.map(({ code }) => code)).toEqual(['CALENDAR_UNKNOWN']);
    expect(doubts[0]?.text).toContain('2028');
  });

  it('without a day of issue doubts no date because it is past, and proposes a year where none is written', async () => {
    expect((await readDue('trước ngày 10/01/2022')).doubts).toEqual([]);
    const yearless = await readDue('trước ngày 15/3');
    expect(yearless).toMatchObject({ status: 'doubt', doubts: [{ code: 'YEAR_MISSING' }] });
    expect(yearless.dates[0]?.due).toBe('2027-03-15');
  });

  it.each(['', '   ', '30/2', 'trước ngày 31/9/2024', 'trước và sau ngày 5/3/2023', 'xin chào', '!!!', '🙂'])(
    'answers words that say nothing or contradict themselves, too: “%s”',
    async (words) => {
      const reading = await readDue(words);
      expect(reading).toMatchObject({ status: 'unreadable', rule: null, dates: [] });
      expect(reading.doubts[0]?.text).toMatch(/\S/);
      expect((await dondoc(['read-due', words])).exitCode).toBe(0);
    },
  );

  it('takes words without quotes, from stdin, decomposed, or as a bullet of a document', async () => {
    const due = async (args: string[], stdin = ''): Promise<string | undefined> =>
      (await dondocJson<Reading>(['read-due', ...args], stdin)).dates[0]?.due;
    expect(await due(['trước', 'ngày', '15/3/2022'])).toBe('2022-03-15');
    expect(await due(['-'], 'trước ngày\n15/3/2022\n')).toBe('2022-03-15');
    expect(await due(['trước ngày 15/3/2022'.normalize('NFD')])).toBe('2022-03-15');
    expect(await due(['- Gửi báo cáo trước ngày 15/3/2022'])).toBe('2022-03-15');
  });

  it('says the same to people in sentences', async () => {
    const { stdout, stderr, exitCode } = await dondoc(['read-due', 'trước ngày 15/3/2022']);
    expect(stdout).toContain('Đã hiểu rõ: Trước ngày 15/03/2022.');
    expect(stdout).toContain('Vì sao là ngày này');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });

  it.each([
    ['--issued', '2024-02-30'],
    ['--issued', '15/3/2024'],
    ['--issued', 'hôm nay'],
    ['--count', '0'],
    ['--count', '-1'],
    ['--count', '1.5'],
    ['--count', '9999999999'],
  ])('refuses %s %s as bad usage', async (option, value) => {
    const { stdout, stderr, exitCode } = await dondoc([
      'read-due',
      'ngày 25 hằng tháng',
      `${option}=${value}`,
      '--json',
    ]);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(JSON.parse(stderr)).toMatchObject({ problems: [{ code: 'CLI.USAGE', field: option, value }] });
  });
});

type Plan = { documents: { obligations: { clause: string; words: string; title: string }[]; warnings: string[] }[] };

describe('read-plan', () => {
  it('finds the obligations of a plan with clause and source words', async () => {
    const text =
      'IV. TỔ CHỨC THỰC HIỆN\n1. Các cơ quan, đơn vị\n- Gửi kế hoạch về Phòng Nội vụ trước ngày 10/4/2023.\n';
    const { documents } = await dondocJson<Plan>(['read-plan', '-'], text);
    const [found] = documents.flatMap(({ obligations }) => obligations);
    expect(found?.clause).toMatch(/^IV\.1/);
    expect(found?.words).toContain('trước ngày 10/4/2023');
    expect((await dondoc(['read-plan', '-'], text)).stdout).toContain('10/04/2023');
  });

  it('answers a text without obligations, and one that is empty', async () => {
    for (const text of ['Trăm năm trong cõi người ta\n', '', '\n\n']) {
      const { exitCode, stderr } = await dondoc(['read-plan', '-'], text);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    }
  });

  it.each([
    ['a file that is not there', 'khong-co.txt'],
    ['a folder', 'libs'],
  ])('refuses %s', async (_, file) => {
    const { exitCode, stderr, stdout } = await dondoc(['read-plan', file, '--json']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({ problems: [{ code: 'CLI.FILE_UNREADABLE', value: file }] });
  });
});
