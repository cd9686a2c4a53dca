import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DirectiveReading, readDirective } from '../src/index.js';

const seeds = new URL('./seeds/', import.meta.url);
const texts = readdirSync(seeds)
  .sort()
  .map((file) => readFileSync(new URL(file, seeds), 'utf8'));
const gist = (reading: DirectiveReading): string[] =>
  reading.documents.flatMap(({ obligations }) => obligations.map(({ clause, dueWords }) => `${clause}: ${dueWords}`));
const gistOf = (text: string): string[] => gist(readDirective(text));

describe('however a directive is pasted', () => {
  it.each([
    ['decomposed letters (NFD)', (text: string) => text.normalize('NFD')],
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['spaces of a word processor', (text: string) => text.replaceAll(' ', '\u00A0')],
    ['a byte order mark and form feeds', (text: string) => `\uFEFF${text.replaceAll('\n\n\n', '\n\f\n')}`],
    ['zero-width spaces', (text: string) => text.replaceAll(' ', ' \u200B')],
  ])('the same duties are found with %s', (_name, changed) => {
    for (const text of texts) expect(gistOf(changed(text))).toEqual(gistOf(text));
  });

  it('the dated duties are found in a text pasted in one single line', () => {
    for (const text of texts) {
      const days = (reading: DirectiveReading): (string | null)[] =>
        reading.documents.flatMap(({ obligations }) => obligations.map(({ dueWords }) => dueWords)).sort();
      expect(days(readDirective(text.replace(/\s+/g, ' ')))).toEqual(days(readDirective(text)));
    }
  });

  it('capitals only hide no day', () => {
    for (const text of texts) {
      const dated = (reading: DirectiveReading): number =>
        reading.documents.flatMap(({ obligations }) => obligations).filter(({ confidence }) => confidence === 'dated')
          .length;
      expect(dated(readDirective(text.toUpperCase()))).toBe(dated(readDirective(text)));
    }
  });
});

describe('what is no directive', () => {
  const poem = `Trong đầm gì đẹp bằng sen\nLá xanh bông trắng lại chen nhị vàng\nNhị vàng bông trắng lá xanh\nGần bùn mà chẳng hôi tanh mùi bùn.`;

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t\r\n '],
    ['a poem', poem],
    ['a page number', '7'],
    ['signs', '***\n---\n((((((((\n))))\n| | |'],
    ['markers without words', '1.\na)\n-\nI.\nĐiều 1.'],
  ])('gives no duty: %s', (_name, text) => {
    const { documents } = readDirective(text);
    expect(documents.flatMap(({ obligations }) => obligations)).toEqual([]);
    expect(documents.flatMap(({ warnings }) => warnings)).toContain(
      'Không tìm thấy đầu việc nào có hạn hoặc định kỳ trong văn bản này.',
    );
  });
});

describe('a very long text', () => {
  const grown = (text: string, length = 400_000): string =>
    text.repeat(Math.ceil(length / text.length)).slice(0, length);

  it.each([
    ['of five megabytes, one directive again and again', grown(`${texts[4]}\n`, 5_000_000)],
    ['in one line', grown('Các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 15/3/2022; ')],
    ['of one word', grown('a')],
    ['of opened brackets', grown('( ')],
    ['of figures', grown('1 ')],
    ['of dashes', grown('- ')],
    ['of capitals without a stop', grown('KẾ HOẠCH ')],
    ['of months', grown('trước ngày tháng ')],
    ['of days', grown('15/3/2022 ')],
    ['of numbers of documents', grown('số 765/KH-UBND ')],
    ['of bodies', grown('Sở Nội vụ, ')],
    ['of markers', grown('1. Báo cáo\n')],
  ])('is read to its end: %s', { timeout: 60_000 }, (_name, text) => {
    expect(readDirective(text).documents.length).toBeGreaterThan(0);
  });
});
