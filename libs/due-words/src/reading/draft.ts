import type { Boundary, DueRule, PlainDate, Roll } from '@dondoc/domain';
import type { Cue, Deliverable, DueClause, HourRef, PeriodUnit } from '../grammar/meaning.js';
import { type Doubt, doubt, refuse } from './doubt.js';
import type { Repeats } from './repeats.js';

/** Another rule that the same words allow. */
export type Other = { label: string; rule: DueRule; repeats: Repeats | null };

/** An item in the making. `overrideOf`: it states one year differently and belongs to a yearly item. */
export type Draft = {
  words: string;
  rule: DueRule | null;
  repeats: Repeats | null;
  doubts: Doubt[];
  others: Other[];
  overrideOf: number | null;
  /** Number of its sentence within the words. */
  sentence: number;
};

/** What stands around a due clause and bears on it. */
export type Around = {
  /** Words of the clause as typed; the clause of the source. */
  words: string;
  source: string;
  issuedOn: PlainDate | null;
  clause: DueClause;
  /** The deliverables that this day is for. */
  units: readonly Deliverable[];
  /** "hằng năm", "các năm sau" in the sentence. */
  every: PeriodUnit | null;
  /** A year that the sentence names apart from the day. */
  yearNamed: number | null;
  /** "riêng năm 2022". */
  onlyYear: number | null;
  sentence: number;
};

export type Common = {
  words: string;
  clause: string;
  boundary: Boundary;
  roll: Roll;
  hour?: string;
};

const excludes: readonly Cue[] = ['before', 'by-before'];

const hourOf = (hour: HourRef | null, doubts: Doubt[]): string | undefined => {
  if (hour?.kind === 'not-real') {
    refuse('HOUR_NOT_REAL', `“${hour.words}” không phải giờ có thật. Ghi giờ từ 0 giờ đến 24 giờ, ví dụ 17 giờ 00.`);
  }
  if (hour?.kind === 'loose') {
    doubts.push(
      doubt(
        'PART_OF_DAY',
        `“${hour.words}” không nêu giờ cụ thể; tạm tính đến hết ngày. Ghi rõ giờ nếu cần, ví dụ 17 giờ 00.`,
      ),
    );
  }
  return hour?.kind === 'clock' ? hour.hour : undefined;
};

/** What every dated rule has; `roll` is the kind's own when the words say nothing about rest days. */
export const commonOf = (around: Around, roll: Roll, doubts: Doubt[]): Common => {
  const { cue, hour } = around.clause;
  const time = hourOf(hour, doubts);
  if (cue === 'by-before') {
    doubts.push(
      doubt(
        'BOUNDARY_TWO_READINGS',
        'Văn bản dùng cả “chậm nhất” và “trước”: tạm hiểu chặt là không tính ngày được nêu. Chọn lại nếu ngày đó vẫn được tính.',
      ),
    );
  }
  const common = {
    ...{ words: around.words, clause: around.source },
    boundary: excludes.includes(cue) && hour?.kind !== 'end-of-day' ? ('before' as const) : ('on' as const),
    roll: around.clause.roll ?? roll,
  };
  // Before 00:00 of a day is before the day.
  if (time === '00:00') return { ...common, boundary: 'before' };
  return time === undefined ? common : { ...common, hour: time };
};

export const draft = (
  around: Around,
  rule: DueRule | null,
  repeats: Repeats | null,
  doubts: Doubt[],
  others: Other[] = [],
): Draft => ({
  ...{ words: around.words, rule, repeats, doubts, others, overrideOf: around.onlyYear, sentence: around.sentence },
});
