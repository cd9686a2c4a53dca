import { addDays, type PlainDate, plainDateOf } from '@dondoc/domain';
import { attribute, elements, firstElement } from './xml.js';

/** Built-in formats that show dates. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Quoted text, escaped letters, colours and locales say nothing; what is left of a date format names day, month or year. */
const showsDate = (format: string): boolean =>
  /[dmyh]/i.test(format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, '').replace(/general|e\+/gi, ''));

/** What a number format makes of a number, as far as it changes what people see: a date, a percentage, or leading zeros. */
export type NumberFormat = { date: boolean; percent: boolean; digits: number };

const PERCENT = new Set([9, 10]);

const formatOf = (id: number, code: string | undefined): NumberFormat => ({
  date: code === undefined ? isBuiltInDate(id) : showsDate(code),
  percent: code === undefined ? PERCENT.has(id) : code.replace(/"[^"]*"|\\./g, '').includes('%'),
  // `0` alone is any whole number; `000` shows 7 as 007.
  digits: /^00+$/.test(code ?? '') ? (code ?? '').length : 0,
});

/** By number of the cell's style. */
export const numberFormats = (stylesXml: string): NumberFormat[] => {
  const custom = new Map(
    [...elements(firstElement(stylesXml, 'numFmts')?.inner ?? '', 'numFmt')].map(({ tag }) => [
      Number(attribute(tag, 'numFmtId')),
      attribute(tag, 'formatCode') ?? '',
    ]),
  );
  const formats = firstElement(stylesXml, 'cellXfs')?.inner ?? '';
  return [...formats.matchAll(/<(?:\w+:)?xf(?=[\s/>])([^>]*?)\/?>/g)].map(([, tag = '']) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    return formatOf(id, custom.get(id));
  });
};

export type SheetMoment = { date: PlainDate; minutes: number };

/** Day count of a spreadsheet → plain date and minutes since midnight; undefined when no date has that number. */
export const momentOf = (serial: number, from1904: boolean): SheetMoment | undefined => {
  const days = Math.floor(serial);
  if (days < 1 || days > 2_958_465) return undefined;
  // Excel believes in a 29/2/1900: its days before are one off.
  const origin = plainDateOf(from1904 ? '1904-01-01' : days < 60 ? '1899-12-31' : '1899-12-30');
  return { date: addDays(origin, days), minutes: Math.round((serial - days) * 1440) };
};
