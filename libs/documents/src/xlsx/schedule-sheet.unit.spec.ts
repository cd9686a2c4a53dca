import { plainDateOf } from '@dondoc/domain';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { type ScheduleSheet, scheduleSheet, type SheetLine } from './schedule-sheet.js';

const line: SheetLine = {
  clause: 'IV.1',
  title: '=HYPERLINK("http://ke-xau.example")',
  words: '+84 @SUM(A1) -1 trước ngày 15/3/2022',
  named: plainDateOf('2022-03-15'),
  boundary: 'trước ngày',
  lastSafeDay: plainDateOf('2022-03-14'),
  lastWorkingDay: plainDateOf('2022-03-14'),
  receiver: 'UBND tỉnh (qua Sở Nội vụ)',
  units: 36,
  why: '“trước ngày”: không tính ngày 15/3 & <b>',
};
const sheet: ScheduleSheet = {
  issuer: 'Ủy ban nhân dân tỉnh Ninh Thuận',
  documentSign: 'KH-UBND',
  title: 'Kế hoạch Năm dân vận',
  subject: 'Thực hiện công tác dân vận',
  issuedOn: plainDateOf('2022-01-27'),
  calendar: 'Lịch làm việc cơ quan nhà nước, bản 1',
  lines: [line, { ...line, title: 'Không hạn', named: null, lastSafeDay: null, lastWorkingDay: null }],
  lineCount: 5,
  countsSentence: '2 nghĩa vụ, 36 đơn vị.',
  notes: ['Hạn rơi vào ngày nghỉ.'],
};

const cellsOf = async (given: ScheduleSheet): Promise<unknown[][]> => {
  const read: unknown = await readExcelFile(await scheduleSheet(given));
  const [first] = read as { data: unknown[][] }[];
  return first?.data ?? [];
};

describe('the schedule for signature', () => {
  it('holds real dates, numbers, and text that is never a formula', async () => {
    const rows = await cellsOf(sheet);
    const head = rows.findIndex(([first]) => first === 'STT');
    const row = rows[head + 1] ?? [];
    expect(row.slice(0, 4)).toEqual([1, 'IV.1', line.title, line.words]);
    expect(row[4]).toEqual(new Date('2022-03-15T00:00:00Z'));
    expect(row.slice(5)).toEqual(
      ['trước ngày', line.lastSafeDay, line.lastWorkingDay, line.receiver, 36, line.why].map((value) =>
        typeof value === 'string' && /^\d{4}-/.test(value) ? new Date(`${value}T00:00:00Z`) : value,
      ),
    );
    expect(rows[head + 2]?.[4] ?? null).toBeNull();
  });

  it('says how many lines there are, what to note, and where to sign', async () => {
    const all = (await cellsOf(sheet)).flat().join('\n');
    expect(all).toContain('2 dòng đầu trong 5 dòng');
    expect(all).toContain('1. Hạn rơi vào ngày nghỉ.');
    expect(all).toContain('27/01/2022');
    expect(all).toContain('NGƯỜI KÝ DUYỆT');
  });

  it('without any line is still a file', async () => {
    expect((await cellsOf({ ...sheet, lines: [], lineCount: 0 })).flat()).toContain('STT');
  });

  it('of 2,000 lines with very long reasons can be read', async () => {
    const lines = Array.from({ length: 2000 }, () => line);
    const long = { ...line, why: 'vì '.repeat(20_000) };
    expect((await cellsOf({ ...sheet, lines: [...lines, long] })).length).toBeGreaterThan(2000);
  });
});
