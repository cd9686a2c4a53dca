import type { FigureField } from '../../template/cascade-template.js';
import { decimalText, exactDecimal, exactSum } from './exact-decimal.js';

/** What one unit gave for a figure. */
export type GivenFigure = { unitId: string; value: number };

/** A figure over units. Decimals as plain text, exact. */
export type FigureSum = {
  /** Null: such a figure may not be added up (a rate, an average), or nobody gave one. */
  total: string | null;
  least: string | null;
  most: string | null;
  /** Units whose value lies so far from the others that it may be a slip (another unit of measure, a zero too many). */
  far: readonly string[];
};

/** Shares, scores, and what is given per something ("đồng/người"). */
const UNIT_NOT_ADDED = /[%‰/]|^(?:phần trăm|phần nghìn|điểm|điểm số|hạng|bình quân|trung bình)$/iu;
const LABEL_NOT_ADDED =
  /(?:^|[\s(])[%‰]|^(?:tỷ lệ|tỉ lệ|tỷ suất|tỉ suất|tỷ trọng|tỉ trọng|bình quân|trung bình|mức bình quân|xếp hạng|thứ hạng|chỉ số)(?=\s|$)|^điểm (?:đánh giá|tự|thẩm định|số|trung bình|bình quân)/iu;

/** Whether a sum over units means anything: rates, averages, scores and ranks have none. In doubt nothing is added up. */
export const isAddable = ({ label, unit }: Pick<FigureField, 'label' | 'unit'>): boolean =>
  !UNIT_NOT_ADDED.test(unit.normalize('NFC').trim()) && !LABEL_NOT_ADDED.test(label.normalize('NFC').trim());

/** With fewer values nothing can be called far from the others. */
const FEWEST = 5;

const at = (sorted: readonly number[], share: number): number => {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
};

/** Beyond three interquartile ranges; where most give the same, ten times as much or a tenth of it. */
const farOf = (given: readonly GivenFigure[]): string[] => {
  if (given.length < FEWEST) return [];
  const sorted = given.map(({ value }) => value).sort((a, b) => a - b);
  const [low, middle, high] = [at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75)];
  const range = (high - low) * 3;
  const isFar = (value: number): boolean =>
    range > 0
      ? value < low - range || value > high + range
      : middle !== 0 && (Math.abs(value) > Math.abs(middle) * 10 || Math.abs(value) * 10 < Math.abs(middle));
  return given.filter(({ value }) => value !== middle && isFar(value)).map(({ unitId }) => unitId);
};

const extreme = (given: readonly GivenFigure[], better: (a: number, b: number) => boolean): string | null => {
  const [first, ...others] = given.map(({ value }) => value);
  if (first === undefined) return null;
  return decimalText(exactDecimal(others.reduce((best, one) => (better(one, best) ? one : best), first)));
};

/** Adds up what units gave for one figure; each unit once. */
export const figureSum = (field: Pick<FigureField, 'label' | 'unit'>, given: readonly GivenFigure[]): FigureSum => ({
  total: given.length > 0 && isAddable(field) ? decimalText(exactSum(given.map(({ value }) => value))) : null,
  least: extreme(given, (a, b) => a < b),
  most: extreme(given, (a, b) => a > b),
  far: farOf(given),
});
