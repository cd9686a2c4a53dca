import type { PlainDate } from '@dondoc/domain';
import type { DateRef, Deliverable, Target } from '../grammar/meaning.js';
import type { Segment } from '../grammar/segments.js';
import { type Doubt, doubt } from './doubt.js';
import { type Around, type Draft, draft } from './draft.js';
import { type Gathered, gather } from './gather.js';
import { hazardsAround, straysAround } from './hazards.js';
import { boundYears } from './plan-bounds.js';
import { eachReceiver } from './receivers.js';
import { rulesOfTarget } from './rules-of-target.js';
import { type Strength, strengthOf } from './strength.js';

/** What the assembling needs to know besides the segments. `typed` gives words as typed for a stretch of tokens. */
export type Source = { typed: (from: number, to: number) => string; clause: string; issuedOn: PlainDate | null };

const isPlain = (segments: readonly Segment[]): boolean =>
  segments.every((segment) => (segment.kind !== 'filler' || segment.plain) && segment.kind !== 'receiver');

const kept = (strength: Strength, plain: boolean, alone: boolean): boolean =>
  strength === 'strong' || (strength === 'perhaps' && alone) || (strength === 'bare' && alone && plain);

/** "15/6 và 15/12/2022", "10 và 25/3/2022": a year or month that only the last of several days has. */
const completed = (targets: readonly Target[]): { targets: readonly Target[]; doubts: Doubt[] } => {
  const last = targets.at(-1);
  if (targets.length < 2 || last?.kind !== 'date') return { targets, doubts: [] };
  let borrowed = false;
  const whole = targets.map((target): Target => {
    if (target.kind === 'date' && target.year === null) return { ...target, year: last.year };
    if (target.kind !== 'day' || target.month !== null || target.day.day === 'last') return target;
    borrowed = true;
    return { kind: 'date', day: target.day.day, month: last.month, year: last.year } satisfies {
      kind: 'date';
    } & DateRef;
  });
  const text =
    'Nhiều ngày chung một tháng: tạm hiểu các ngày đều thuộc tháng của ngày cuối. Ghi đủ ngày, tháng cho từng ngày.';
  return { targets: whole, doubts: borrowed ? [doubt('TWO_DATES', text)] : [] };
};

/** Several days of the same month: "ngày 10 và 25 hằng tháng". */
const sameMonth = (targets: readonly Target[]): readonly Target[] => {
  const told = targets.find((target) => target.kind === 'day' && target.month !== null);
  if (told?.kind !== 'day') return targets;
  return targets.map((target) =>
    target.kind === 'day' && target.month === null ? { ...target, month: told.month } : target,
  );
};

const pairs = (
  targets: readonly Target[],
  units: readonly Deliverable[],
): { target: Target; units: readonly Deliverable[]; fits: boolean }[] => {
  if (units.length > 1 && units.length === targets.length) {
    return targets.map((target, index) => ({ target, units: units.slice(index, index + 1), fits: true }));
  }
  const [only] = targets;
  const perUnit =
    only?.kind === 'day' && (only.month === null || only.month.unit === null || only.month.unit === 'term');
  if (targets.length === 1 && only && units.length > 1 && perUnit) {
    return units.map((unit) => ({ target: only, units: [unit], fits: true }));
  }
  return targets.map((target) => ({ target, units: units.slice(0, 1), fits: units.length < 2 || allDated(units) }));
};

const allDated = (units: readonly Deliverable[]): boolean => units.every((unit) => unit.year !== null);

const contradiction = (around: Around): Draft =>
  draft(around, null, null, [
    doubt(
      'CONTRADICTION',
      `“${around.words}” tự mâu thuẫn: vừa trước vừa sau một ngày. Giữ một cách nói, ví dụ “trước ngày …” hoặc “chậm nhất ngày …”.`,
    ),
  ]);

const notDue = (around: Around): Draft =>
  draft(around, null, null, [
    doubt(
      'NOT_A_DUE',
      `“${around.words}” là lúc bắt đầu, không phải thời hạn. Ghi ngày phải xong, ví dụ “chậm nhất ngày …”.`,
    ),
  ]);

const EVERY_BEHIND =
  'Sau ngày cụ thể còn có “hằng năm”: chưa rõ việc làm một lần hay lặp lại mỗi năm. Chọn một cách hiểu.';

const draftsOf = (
  one: Gathered,
  strength: Strength,
  segments: readonly Segment[],
  source: Source,
  plain: boolean,
): Draft[] => {
  const { clause, units, every, yearNamed, onlyYear, sentence } = one;
  const around: Around = {
    ...{ words: source.typed(one.from, one.to), source: source.clause, issuedOn: source.issuedOn },
    ...{ clause, units, every, yearNamed, onlyYear, sentence },
  };
  if (clause.cue === 'contradiction') return [contradiction(around)];
  if (strength === 'start') return [notDue(around)];
  const typed = (segment: Segment): string => source.typed(segment.from, segment.to);
  const { targets, doubts } = completed(sameMonth(clause.targets));
  const shared = [...doubts, ...hazardsAround(segments, one, typed), ...straysAround(segments, one, typed)];
  if (clause.either)
    shared.push(doubt('ALTERNATIVE', 'Có “hoặc” giữa các ngày: chưa rõ ngày nào là hạn. Chọn một ngày.'));
  if (strength === 'perhaps' && !plain) {
    shared.push(
      doubt(
        'DAY_MAY_NOT_BE_DUE',
        `“${source.typed(one.clause.from, one.clause.to)}” có thể là ngày của việc khác, không phải thời hạn. Xác nhận, hoặc ghi “trước ngày”, “chậm nhất ngày”.`,
      ),
    );
  }
  return pairs(targets, units).map(({ target, units: own, fits }) => {
    const made = rulesOfTarget({ ...around, units: own }, target);
    made.doubts.push(...shared);
    boundYears(made, one, source.issuedOn);
    if (one.everyBehind && made.rule?.kind === 'fixed-date')
      made.doubts.push(doubt('YEAR_AND_EVERY_YEAR', EVERY_BEHIND));
    if (!fits)
      made.doubts.push(
        doubt('DATES_AND_PERIODS_MISMATCH', 'Số ngày và số kỳ báo cáo không khớp nhau. Ghi rõ ngày nào cho kỳ nào.'),
      );
    return made;
  });
};

/** The yearly rule that a statement about one year departs from: the only one of its sentence, or the only one. */
const baseOf = (override: Draft, drafts: readonly Draft[]): Draft | null => {
  const yearly = drafts.filter((one) => one.overrideOf === null && one.rule?.kind === 'yearly-day');
  const near = yearly.filter((one) => one.sentence === override.sentence);
  const fitting = near.length > 0 ? near : yearly;
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
};

/** "riêng năm 2022 trước ngày 15/3/2022" joins the yearly rule that it departs from. */
const joinOverrides = (drafts: readonly Draft[]): Draft[] => {
  const joined = new Set<Draft>();
  for (const one of drafts) {
    const base = one.overrideOf !== null && one.rule?.kind === 'fixed-date' ? baseOf(one, drafts) : null;
    if (one.rule?.kind !== 'fixed-date' || base?.rule?.kind !== 'yearly-day') continue;
    const { date, boundary } = one.rule;
    const override = { year: one.overrideOf ?? 0, date, words: one.words, boundary };
    base.rule = { ...base.rule, overrides: [...base.rule.overrides, override] };
    base.words = `${base.words} … ${one.words}`;
    base.doubts.push(...one.doubts);
    joined.add(one);
  }
  return drafts.filter((one) => !joined.has(one));
};

/** "trong năm 2023", "quý III/2023" beside a due day only say when. */
const namesTime = (target: Target | undefined): boolean =>
  target?.kind === 'span' && (target.of.year !== null || target.of.unit === 'year');

/** More unexplained days than these are not listed one by one. */
const MOST_TOLD = 20;

const unexplained = (
  clauses: readonly { one: Gathered; strength: Strength }[],
  taken: readonly Gathered[],
  source: Source,
): Doubt[] => {
  const known = new Set(taken);
  const sentences = new Set(taken.map(({ sentence }) => sentence));
  return clauses
    .filter(
      ({ one, strength }) => !known.has(one) && (strength !== 'none' || one.clause.targets[0]?.kind === 'hour-only'),
    )
    .filter(({ one }) => !namesTime(one.clause.targets[0]) && sentences.has(one.sentence))
    .slice(0, MOST_TOLD)
    .map(({ one }) => {
      const words = source.typed(one.clause.from, one.clause.to);
      return doubt('OTHER_DATE', `Trong câu còn “${words}”, chưa rõ có phải thời hạn không. Bỏ đi hoặc ghi rõ.`);
    });
};

/** "trước ngày 20/6 (6 tháng) và ngày 20/12 (năm)": the second day stands under the cue of the first. */
const inheritCues = (found: readonly Gathered[]): Gathered[] => {
  const whole: Gathered[] = [];
  for (const one of found) {
    const before = whole.at(-1);
    const [target] = one.clause.targets;
    const inherits = one.clause.cue === 'none' && one.units.length > 0 && target?.kind === 'date';
    const bound =
      before && before.sentence === one.sentence && before.units.length > 0 && one.segment - before.segment <= 8;
    const cue = inherits && bound ? before.clause.cue : one.clause.cue;
    whole.push({ ...one, clause: { ...one.clause, cue } });
  }
  return whole;
};

/** "Năm 2024" and nothing else, as in a column of times. */
const onlyYear = (clauses: readonly { one: Gathered }[], segments: readonly Segment[]): boolean =>
  clauses.length === 1 &&
  clauses[0]?.one.clause.targets[0]?.kind === 'span' &&
  segments.every(({ kind }) => kind === 'clause' || kind === 'stop');

/** The items of the words: one for each due date or series of due dates. */
export const assemble = (segments: readonly Segment[], source: Source): Draft[] => {
  const clauses = inheritCues(gather(segments)).map((one) => ({ one, strength: strengthOf(one) }));
  const plain = isPlain(segments);
  const surely = clauses.filter(({ strength }) => strength === 'strong');
  const rest = clauses.filter(({ strength }) => strength !== 'strong' && strength !== 'none');
  const taken = onlyYear(clauses, segments)
    ? clauses.map(({ one }) => ({ one, strength: 'bare' as const }))
    : surely.length > 0
      ? surely
      : rest.filter(({ strength }) => kept(strength, plain, true) || (strength === 'start' && rest.length === 1));
  const others = unexplained(
    clauses,
    taken.map(({ one }) => one),
    source,
  );
  const drafts = taken.flatMap(({ one, strength }) => draftsOf(one, strength, segments, source, plain));
  const receivers = eachReceiver(
    segments,
    taken.map(({ one }) => one),
  );
  for (const one of drafts) one.doubts.push(...others, ...receivers);
  return twoForOne(
    joinOverrides(drafts),
    taken.map(({ one }) => one),
  );
};

/** Two dated clauses for one thing, with nothing between them that tells them apart. */
const twoForOne = (drafts: Draft[], taken: readonly Gathered[]): Draft[] => {
  const clash = taken.some((one, index) => {
    const next = taken[index + 1];
    return (
      next !== undefined &&
      next.sentence === one.sentence &&
      next.segment - one.segment <= 2 &&
      next.units.length === 0 &&
      next.onlyYear === null &&
      one.onlyYear === null
    );
  });
  if (!clash) return drafts;
  const text = 'Có hai thời hạn liền nhau cho cùng một việc. Giữ một thời hạn, hoặc ghi rõ mỗi thời hạn cho việc nào.';
  for (const one of drafts) one.doubts.push(doubt('TWO_DATES', text));
  return drafts;
};
