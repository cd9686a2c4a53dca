import { type PlainDate, partsOf } from '@dondoc/domain';
import { doubt } from './doubt.js';
import type { Draft } from './draft.js';
import type { Gathered } from './gather.js';

/** "giai đoạn 2022-2026", "từ năm 2024", "đến năm 2025": the first and the last year of a series. */
export const boundYears = (made: Draft, { startYear, planYears }: Gathered, issuedOn: PlainDate | null): void => {
  if (made.repeats === null || made.repeats.kind === 'once') return;
  const issued = issuedOn === null ? 0 : partsOf(issuedOn).year;
  const plans = planYears.filter(({ to }) => to >= issued);
  const from = Math.max(startYear ?? 0, ...plans.map((one) => one.from ?? 0));
  const ends = [...new Set(plans.map(({ to }) => to))];
  if (ends.length > 1) {
    const text = `Có nhiều năm cuối (${ends.join(', ')}): chưa rõ việc lặp lại đến năm nào. Ghi rõ năm cuối.`;
    made.doubts.push(doubt('YEAR_TWO_READINGS', text));
  }
  const [to] = ends;
  const last = to !== undefined && ends.length === 1 ? { to } : {};
  if (from > 0 || last.to !== undefined) made.repeats = { ...made.repeats, ...(from > 0 && { from }), ...last };
};
