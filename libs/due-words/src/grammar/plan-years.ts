import type { Cursor } from './cursor.js';

/** The years that a plan covers: "giai đoạn 2022-2026", "từ năm 2024 đến năm 2026", "đến năm 2025" (`from` null). */
export type PlanYears = { from: number | null; to: number };

const yearNumber = (cursor: Cursor): number | null => {
  const number = cursor.takeKind('number');
  const whole = number !== null && number.to - number.from === 4 && (number.value ?? 0) >= 1900;
  return whole ? number.value : null;
};

const bothYears = (cursor: Cursor): PlanYears | null => {
  const joined = cursor.takeKind('joined')?.joined;
  if (joined) {
    const [from, to] = joined.values;
    const whole = joined.widths.length === 2 && joined.widths.every((width) => width === 4);
    return whole && from !== undefined && to !== undefined && from <= to ? { from, to } : null;
  }
  cursor.take('from');
  cursor.take('year');
  const from = yearNumber(cursor);
  if (from === null) return null;
  const last = lastYear(cursor) ?? (cursor.takeSign('-') ? yearNumber(cursor) : null);
  return last !== null && from <= last ? { from, to: last } : null;
};

const lastYear = (cursor: Cursor): number | null =>
  cursor.try((inner) => {
    if (!inner.take('toYear')) {
      if (!inner.take('to', 'until')) return null;
      inner.take('until');
      inner.take('year');
    }
    return yearNumber(inner);
  });

/** "… và những năm tiếp theo": the plan goes on. */
const goesOn = (cursor: Cursor): boolean =>
  cursor.sees(['laterYears']) || (cursor.sees(['and']) && cursor.sees(['laterYears'], 1));

/** The years of a plan at the cursor. An outlook ("tầm nhìn đến năm 2030") bounds nothing and has `to` 0. */
export const planYears = (cursor: Cursor): PlanYears | null => {
  const outlook = cursor.take('outlook') !== null;
  const open = cursor.take('stage') !== null || (cursor.sees(['from']) && cursor.sees(['year'], 1));
  const to = cursor.sees(['toYear']) ? lastYear(cursor) : null;
  const years = to !== null ? { from: null, to } : open ? bothYears(cursor) : null;
  if (!years) return null;
  return outlook || goesOn(cursor) ? { from: null, to: 0 } : years;
};
