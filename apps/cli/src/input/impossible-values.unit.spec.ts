import { describe, expect, it } from 'vitest';
import { dondoc, dondocJson } from '../testing/dondoc.js';

const FIVE_YEARS = 'templates/ninh-thuan-dan-van-2022-2026.yaml';
const UNITS = 'samples/ninh-thuan/organisation.yaml';

describe('units and days that cannot be', () => {
  const refused = async (args: readonly string[]): Promise<[number, string, string]> => {
    const { exitCode, stdout, stderr } = await dondoc([...args, '--json']);
    const [first] = (JSON.parse(stderr) as { problems: { code: string; field: string }[] }).problems;
    expect(stdout).toBe('');
    return [exitCode, first?.code ?? '', first?.field ?? ''];
  };
  const span = ['--from', '2022-01-01', '--to', '2022-12-31'];

  it.each([
    ['1.5', 2, 'CLI.USAGE', '--units'],
    ['-3', 2, 'CLI.USAGE', '--units'],
    ['', 2, 'CLI.USAGE', '--units'],
    ['1e9', 2, 'CLI.USAGE', '--units'],
    [`${UNITS},`, 3, 'CLI.FILE_UNREADABLE', 'tệp'],
    [`${UNITS},${UNITS}`, 1, 'ORGANISATION.ID_DUPLICATE', 'units.ubnd-tinh.id'],
    [FIVE_YEARS, 1, 'ORGANISATION.FIELD_MISSING', 'units'],
  ])('--units “%s” is refused', async (units, ...expected) => {
    expect(await refused(['dates', FIVE_YEARS, '--units', units, ...span])).toEqual(expected);
  });

  it.each(['2022-01-26', '2101-01-01', '9999-12-31', '2022-02-30'])('a life until %s is refused', async (until) => {
    const args = ['rehearse', FIVE_YEARS, '--units', '3', '--issued', '2022-01-27', '--until', until];
    expect(await refused(args)).toEqual([2, 'CLI.USAGE', '--until']);
  });

  it('a life ends with the day that was asked for', async () => {
    const args = ['rehearse', FIVE_YEARS, '--units', '3', '--issued', '2022-01-27', '--until', '2022-06-30'];
    expect((await dondoc(args)).stdout).toContain('từ 27/01/2022 đến 30/06/2022');
  });
});

describe('due words that make no date', () => {
  it.each(['trước ngày 15/3/2099', 'trong 999999 ngày kể từ ngày ký'])(
    'are doubtful, however clear: “%s” names the year that the calendar lacks',
    async (words) => {
      const { status, doubts, dates } = await dondocJson<{
        status: string;
        doubts: { code: string; text: string }[];
        dates: unknown[];
      }>(['read-due', words, '--issued', '2026-11-20']);
      expect([status, dates]).toEqual(['doubt', []]);
      expect(doubts).toContainEqual({ code: 'CALENDAR_UNKNOWN', text: expect.stringMatching(/năm \d{4}/) });
    },
  );
});
