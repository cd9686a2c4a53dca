import { addDays, type PlainDate, partsOf, plainDateOf } from '@dondoc/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorthand } from '../table/shorthand.js';
import { readDueWords } from './read-due-words.js';

const issuedOn = plainDateOf('2020-01-01');
const anyDay = fc.integer({ min: 0, max: 10_000 }).map((days) => addDays(issuedOn, days));
const two = (value: number): string => String(value).padStart(2, '0');

const ways: ((date: PlainDate) => string)[] = [
  ...['/', '-', '.', ' / ', '/ '].flatMap((sign) => [
    (date: PlainDate) => [partsOf(date).day, partsOf(date).month, partsOf(date).year].join(sign),
    (date: PlainDate) => [two(partsOf(date).day), two(partsOf(date).month), partsOf(date).year].join(sign),
  ]),
  (date) => `${partsOf(date).day} tháng ${partsOf(date).month} năm ${partsOf(date).year}`,
  (date) => `${two(partsOf(date).day)} tháng ${two(partsOf(date).month)}, năm ${partsOf(date).year}`,
  (date) => `${partsOf(date).day} tháng ${partsOf(date).month}/${partsOf(date).year}`,
  (date) => date,
];
const noMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
const dresses: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.normalize('NFD'),
  noMarks,
  (text) => text.toUpperCase(),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => text.replaceAll(' ', ' \n '),
  (text) => text.replaceAll(' ', '\u200b '),
  (text) => `\ufeff${text}.`,
  (text) => `**${text}**`,
];
const anyOf = <T>(all: readonly T[]) => fc.constantFrom(...all);

describe('one meaning in many spellings', () => {
  it('a date is the same in all usual writings, marks, forms of Unicode, spaces and cases', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        anyDay,
        anyOf(ways),
        anyOf(dresses),
        anyOf(['trước ngày', 'chậm nhất là ngày'] as const),
        (date, way, dress, cue) => {
          const reading = readDueWords(dress(`${cue} ${way(date)}`), { issuedOn });
          const boundary = cue === 'trước ngày' ? 'before' : 'on';
          expect([reading.status, ...reading.items.map(shorthand)]).toEqual(['read', `${boundary} ${date}`]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/11', ['yearly before 06-15', 'yearly before 11-15']],
    ['trước ngày 25/11 của năm trước liền kề', ['yearly before 11-25 year-1']],
    ['trong năm ngày làm việc kể từ ngày nhận được văn bản', ['on 5 working-days after receipt']],
    ['hằng quý, chậm nhất ngày 10 của tháng đầu quý sau', ['quarter on day 10 month+1']],
    ['trước 15 giờ 30 thứ Sáu hằng tuần', ['week before weekday 5 at 15:30']],
  ])('%s, however it is typed', (words, rules) => {
    for (const dress of dresses) {
      expect(readDueWords(dress(words), { issuedOn }).items.map(shorthand), dress(words)).toEqual(rules);
    }
  });

  it('never throws and never takes long, whatever the text', { timeout: 60_000 }, () => {
    const pieces = [
      'trước',
      'ngày',
      '15/3',
      'năm',
      'quý',
      'I',
      '(',
      ')',
      'và',
      'hằng',
      'kể từ',
      'số',
      '5/KH-UBND',
      'của',
      '30/2',
      ';',
      'tháng',
      '6',
      'làm việc',
      '…',
      '"',
    ];
    const mixture = fc.array(anyOf(pieces), { maxLength: 40 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(fc.oneof(mixture, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        expect(['read', 'doubt', 'unreadable']).toContain(readDueWords(text, { issuedOn }).status);
      }),
      { numRuns: 1500 },
    );
    expect(readDueWords('trước ngày 15/3/2022 '.repeat(300), { issuedOn }).items.length).toBeGreaterThan(0);
  });
});
