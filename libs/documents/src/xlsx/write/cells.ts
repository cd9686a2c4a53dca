import type { PlainDate } from '@dondoc/domain';
import type { CellStyle } from './styles.js';

/** One cell of a large workbook. Text stays text: a cell that says "=1+1" is never computed. */
export type Cell = { value: string | number; style: CellStyle };

/** Most that a cell can hold. */
const LONGEST = 32_000;
const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet's count, 30/12/1899. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

const cut = (value: string): string => (value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);

export const titleCell = (value: string): Cell => ({ value: cut(value), style: 'title' });
/** Text above a table. */
export const plainCell = (value: string): Cell => ({ value: cut(value), style: 'plain' });
export const headCell = (value: string): Cell => ({ value: cut(value), style: 'head' });
export const textCell = (value: string): Cell => ({ value: cut(value), style: 'text' });
export const numberCell = (value: number | null): Cell => (value === null ? textCell('') : { value, style: 'number' });
/** 0.5 is shown as 50,0 %. */
export const percentCell = (value: number): Cell => ({ value, style: 'percent' });

/** A real date, shown as people write it; empty where there is none. */
export const dateCell = (date: PlainDate | null): Cell =>
  date === null ? textCell('') : { value: (Date.parse(`${date}T00:00:00Z`) - DAY_ZERO) / DAY_MS, style: 'date' };

const BOLD = { text: 'boldText', number: 'boldNumber', percent: 'boldPercent' } as const;

/** The same in bold type, where the style has one. */
export const bold = ({ value, style }: Cell): Cell => ({
  value,
  style: style in BOLD ? BOLD[style as keyof typeof BOLD] : style,
});
