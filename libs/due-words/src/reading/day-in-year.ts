import { type DayOfMonth, isPlainDate, type PlainDate, partsOf } from '@dondoc/domain';
import type { Deliverable, YearRef } from '../grammar/meaning.js';
import { type Doubt, doubt, refuse } from './doubt.js';
import type { Around } from './draft.js';

/** In which year a day and month lie: one year, or each year with an offset. `others`: what else it may be. */
export type InYear = { kind: 'one'; year: number } | { kind: 'each'; offset: number };
export type YearAnswer = { answer: InYear | null; others: InYear[]; doubts: Doubt[] };

const two = (value: number): string => String(value).padStart(2, '0');

/** The plain date; null when there is no such day. `last` is the month's last day. */
export const realDate = (year: number, month: number, day: DayOfMonth): PlainDate | null => {
  const days = day === 'last' ? [31, 30, 29, 28] : [day];
  for (const one of days) {
    const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(one)}`;
    if (isPlainDate(text)) return text;
  }
  return null;
};

/** A deliverable that comes every year by its nature: "báo cáo năm", "6 tháng", "quý I", without a year of its own. */
export const comesEveryYear = ({ unit, year, number }: Deliverable): boolean =>
  year === null &&
  (unit === 'year' || unit === 'half-year' || unit === 'nine-months' || (unit === 'quarter' && number !== null));

const stated = (year: number, digits: number): YearAnswer => {
  if (digits === 2) {
    const text = `Năm “${two(year)}” chỉ có hai chữ số; tạm hiểu là ${2000 + year}. Ghi đủ bốn chữ số.`;
    return { answer: { kind: 'one', year: 2000 + year }, others: [], doubts: [doubt('TWO_DIGIT_YEAR', text)] };
  }
  if (digits !== 4 || year < 1900 || year > 2200) {
    refuse('DATE_NOT_REAL', `“${year}” không phải năm hợp lý của một thời hạn. Ghi năm bốn chữ số, ví dụ 2026.`);
  }
  return { answer: { kind: 'one', year }, others: [], doubts: [] };
};

const relative = (offset: number, to: (YearRef & { kind: 'relative' })['to'], around: Around): YearAnswer => {
  const each: InYear = { kind: 'each', offset };
  if (to === 'period') return { answer: each, others: [], doubts: [] };
  if (to === 'adjacent') {
    const text =
      '“Năm liền kề” có thể là năm trước hoặc năm sau của kỳ; tạm hiểu là năm sau. Ghi rõ “năm trước liền kề” hoặc “năm sau liền kề”.';
    return { answer: each, others: [{ kind: 'each', offset: -1 }], doubts: [doubt('YEAR_TWO_READINGS', text)] };
  }
  const issued = around.issuedOn ? partsOf(around.issuedOn).year : null;
  const one: InYear[] = issued === null ? [] : [{ kind: 'one', year: issued + offset }];
  if (to === 'now') {
    const text = 'Văn bản nói “năm nay” mà chưa biết ngày ban hành. Nhập ngày ban hành hoặc ghi rõ năm.';
    return { answer: one[0] ?? null, others: [], doubts: issued === null ? [doubt('YEAR_MISSING', text)] : [] };
  }
  const recurring = around.every !== null || around.units.some(comesEveryYear);
  if (recurring) return { answer: each, others: [], doubts: [] };
  const text =
    offset > 0
      ? '“Năm sau” có thể là năm sau của mỗi kỳ báo cáo, hoặc chỉ năm sau năm ban hành. Chọn một cách hiểu.'
      : '“Năm trước” có thể là năm trước của mỗi kỳ, hoặc chỉ năm trước năm ban hành. Chọn một cách hiểu.';
  return { answer: each, others: one, doubts: [doubt('YEAR_TWO_READINGS', text)] };
};

const upcoming = (issuedOn: PlainDate, month: number, day: DayOfMonth): number => {
  const { year } = partsOf(issuedOn);
  const date = realDate(year, month, day);
  return date !== null && date < issuedOn ? year + 1 : year;
};

const missing = (month: number, day: DayOfMonth, around: Around): YearAnswer => {
  const each: InYear = { kind: 'each', offset: 0 };
  const shown = day === 'last' ? `tháng ${month}` : `ngày ${day}/${month}`;
  const named = around.onlyYear ?? around.yearNamed;
  const year = named ?? (around.issuedOn ? upcoming(around.issuedOn, month, day) : null);
  if (year === null) {
    const text = `“${shown}” chưa có năm và chưa biết ngày ban hành. Ghi rõ năm, hoặc “hằng năm” nếu lặp lại mỗi năm.`;
    return { answer: null, others: [each], doubts: [doubt('YEAR_MISSING', text)] };
  }
  if (around.onlyYear !== null) return { answer: { kind: 'one', year }, others: [], doubts: [] };
  const why = named === null ? 'theo ngày ban hành' : `vì câu có nêu năm ${named}`;
  const text = `“${shown}” chưa có năm; tạm hiểu là năm ${year} ${why}. Ghi rõ năm, hoặc “hằng năm” nếu lặp lại mỗi năm.`;
  return { answer: { kind: 'one', year }, others: [each], doubts: [doubt('YEAR_MISSING', text)] };
};

const yearlyReportEarly = (month: number, around: Around): YearAnswer => {
  const each = (offset: number): InYear => ({ kind: 'each', offset });
  const early = around.units.some((one) => one.unit === 'year' && one.year === null && !one.explicit) && month <= 3;
  if (!early) return { answer: each(0), others: [], doubts: [] };
  const text = `Việc của cả năm mà hạn vào tháng ${month}: chưa rõ là tháng ${month} của chính năm đó hay của năm sau. Chọn một cách hiểu.`;
  return { answer: each(0), others: [each(1)], doubts: [doubt('YEAR_TWO_READINGS', text)] };
};

/** Settles the year of a day (`month`, `day`), never silently guessing. */
export const yearOf = (ref: YearRef | null, month: number, day: DayOfMonth, around: Around): YearAnswer => {
  if (ref?.kind === 'relative') return relative(ref.offset, ref.to, around);
  if (ref?.kind === 'year') {
    const answer = stated(ref.year, ref.digits);
    if (around.every === null || around.onlyYear !== null || answer.answer?.kind !== 'one') return answer;
    const text = `Văn bản vừa nêu năm ${answer.answer.year} vừa nói lặp lại (“hằng…”). Tạm hiểu chỉ một lần; chọn lại nếu lặp lại mỗi năm.`;
    const others: InYear[] = [{ kind: 'each', offset: 0 }];
    return { ...answer, others, doubts: [...answer.doubts, doubt('YEAR_AND_EVERY_YEAR', text)] };
  }
  if (around.onlyYear !== null) return missing(month, day, around);
  if (around.units.some(comesEveryYear)) return yearlyReportEarly(month, around);
  const recurring = around.every === 'year' || around.every === 'half-year';
  return recurring ? { answer: { kind: 'each', offset: 0 }, others: [], doubts: [] } : missing(month, day, around);
};
