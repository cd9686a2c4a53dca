import { describe, expect, it } from 'vitest';
import { addDays, type PlainDate, plainDateOf, weekdayOf } from './plain-date.js';
import { vietnamCalendar } from './vietnam-calendar.js';
import { workingCalendar } from './working-calendar.js';

const calendar = workingCalendar(vietnamCalendar);

const daysOf = (year: number): PlainDate[] => {
  const days: PlainDate[] = [];
  for (let day = plainDateOf(`${year}-01-01`); day.startsWith(String(year)); day = addDays(day, 1)) days.push(day);
  return days;
};
const short = (day: PlainDate): string => `${day.slice(8)}/${day.slice(5, 7)}`;
const weekdaysOff = (year: number): string[] =>
  daysOf(year)
    .filter((day) => weekdayOf(day) <= 5 && !calendar.isWorkingDay(day))
    .map(short);
const weekendsWorked = (year: number): string[] =>
  daysOf(year)
    .filter((day) => weekdayOf(day) > 5 && calendar.isWorkingDay(day))
    .map(short);

/** The table of domain.md §5, row for row: weekdays off, and Saturdays worked. */
const table: [number, string, string][] = [
  [2021, '01/01 10/02 11/02 12/02 15/02 16/02 21/04 30/04 03/05 02/09 03/09', ''],
  [2022, '03/01 31/01 01/02 02/02 03/02 04/02 11/04 02/05 03/05 01/09 02/09', ''],
  [2023, '02/01 20/01 23/01 24/01 25/01 26/01 01/05 02/05 03/05 01/09 04/09', ''],
  [2024, '01/01 08/02 09/02 12/02 13/02 14/02 18/04 29/04 30/04 01/05 02/09 03/09', '04/05'],
  [2025, '01/01 27/01 28/01 29/01 30/01 31/01 07/04 30/04 01/05 02/05 01/09 02/09', '26/04'],
  [2026, '01/01 02/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 31/08 01/09 02/09 24/11', '10/01 22/08'],
  [2027, '01/01 04/02 05/02 08/02 09/02 10/02 16/04 30/04 03/05 02/09 03/09 24/11', ''],
];

describe('the working calendar of Vietnamese state offices', () => {
  it.each(table)('in %d has these weekdays off and these Saturdays worked, and no others', (year, off, worked) => {
    expect(weekdaysOff(year).join(' ')).toBe(off);
    expect(weekendsWorked(year).join(' ')).toBe(worked);
  });

  it('says of every entry what it is called, where it comes from and how sure it is', () => {
    for (const entry of vietnamCalendar.entries) {
      expect(entry.name, entry.date).not.toBe('');
      expect(entry.source, entry.date).not.toBe('');
      expect(['statute', 'notice', 'swap', 'computed']).toContain(entry.status);
    }
  });

  it('has one entry per day, all in its years, each of them differing from the plain week', () => {
    const days = vietnamCalendar.entries.map(({ date }) => date);
    expect(new Set(days).size).toBe(days.length);
    for (const { date, working } of vietnamCalendar.entries) {
      expect(vietnamCalendar.years).toContain(Number(date.slice(0, 4)));
      expect(working, date).toBe(weekdayOf(date) > 5);
    }
  });

  it('gives back every swapped day: as many Saturdays worked as weekdays swapped off', () => {
    const swaps = vietnamCalendar.entries.filter(({ status }) => status === 'swap');
    expect(swaps.filter(({ working }) => working)).toHaveLength(4);
    expect(swaps.filter(({ working }) => !working)).toHaveLength(4);
    for (const { name, working } of swaps) if (working) expect(name).toMatch(/Làm bù cho ngày \d\d\/\d\d\/\d{4}/);
  });

  it('takes what awaits a notice as computed, never as announced, and tells the open question', () => {
    const open = vietnamCalendar.entries.filter(({ source }) => source.startsWith('Chờ thông báo'));
    expect(open).not.toHaveLength(0);
    for (const { date, status } of open) {
      expect(status, date).toBe('computed');
      expect(calendar.openQuestionOn(date), date).toBeDefined();
    }
  });

  it('works on Monday 23/11/2026, whose swap was only proposed, and says so around that day', () => {
    expect(calendar.isWorkingDay(plainDateOf('2026-11-23'))).toBe(true);
    expect(calendar.isWorkingDay(plainDateOf('2026-11-28'))).toBe(false);
    expect(calendar.openQuestionOn(plainDateOf('2026-11-24'))).toContain('chưa có quyết định');
    expect(calendar.openQuestionOn(plainDateOf('2026-11-19'))).toBeUndefined();
  });
});
