import type { Segment } from '../grammar/segments.js';
import type { Deliverable, DueClause, PeriodUnit } from '../grammar/meaning.js';

/** A due clause with what the segments before and behind it say about it. */
export type Gathered = {
  clause: DueClause;
  /** Index of its segment; first and last token of all its words. */
  segment: number;
  from: number;
  to: number;
  units: Deliverable[];
  every: PeriodUnit | null;
  yearNamed: number | null;
  onlyYear: number | null;
  /** "từ năm 2024": the first year of a series. */
  startYear: number | null;
  sentence: number;
};

type Pending = { units: { deliverable: Deliverable; from: number }[]; only: number | null; later: boolean; from: number };

const fresh = (): Pending => ({ units: [], only: null, later: false, from: Number.MAX_SAFE_INTEGER });

/** "Hằng năm, báo cáo 6 tháng …": a leading frequency frames the deliverables behind it. */
const withoutFrame = (units: Pending['units']): Deliverable[] => {
  const [first, ...rest] = units.map((unit) => unit.deliverable);
  if (first === undefined) return [];
  const frames = first.explicit && (first.unit === 'year' || first.unit === 'month') && rest.length > 0;
  return frames && rest.every((one) => !one.explicit || one.unit !== first.unit) ? rest : [first, ...rest];
};

const startOf = ({ cue, targets }: DueClause): number | null => {
  const [target] = targets;
  const year = target?.kind === 'span' && target.of.unit === 'year' ? target.of.year : null;
  return cue === 'from' && year?.kind === 'year' ? year.year : null;
};

/** Attaches deliverables, frequencies and years to the due clauses of the segments, in the order of the words. */
export const gather = (segments: readonly Segment[]): Gathered[] => {
  const found: Gathered[] = [];
  let pending = fresh();
  let frame: PeriodUnit | null = null;
  let yearNamed: number | null = null;
  let startYear: number | null = null;
  let sentence = 0;
  let behind: Gathered | null = null;
  segments.forEach((segment, index) => {
    if (segment.kind === 'clause') {
      const start = startOf(segment.clause);
      if (start !== null) {
        startYear = start;
        frame ??= segment.clause.every;
        return;
      }
      const units = withoutFrame(pending.units);
      const every: PeriodUnit | null = segment.clause.every ?? (pending.later ? 'year' : frame);
      const from = Math.min(segment.from, pending.from, ...pending.units.map((unit) => unit.from));
      const { clause } = segment;
      behind = { ...{ clause, segment: index, from, to: segment.to, units, every, yearNamed, startYear }, onlyYear: pending.only, sentence };
      found.push(behind);
      pending = fresh();
      return;
    }
    if (segment.kind === 'deliverable') {
      const { deliverable } = segment;
      if (deliverable.explicit) frame = deliverable.unit;
      if (deliverable.year?.kind === 'year' && deliverable.year.digits === 4) yearNamed = deliverable.year.year;
      const owner: Gathered | null = behind;
      if (owner && owner.units.length === 0 && regards(segments, index)) {
        owner.units.push(deliverable);
        owner.to = segment.to;
      } else pending.units.push({ deliverable, from: segment.from });
    }
    if (segment.kind === 'only-year') {
      pending.only = segment.year;
      pending.from = Math.min(pending.from, segment.from);
    }
    if (segment.kind === 'later-years') pending.later = true;
    if (segment.kind === 'year') yearNamed = segment.year;
    if (segment.kind === 'stop' && '.;'.includes(segment.sign)) {
      pending = fresh();
      behind = null;
      if (segment.sign === '.') {
        sentence += 1;
        frame = null;
        yearNamed = null;
        startYear = null;
      }
    }
  });
  return found;
};

/** "… trước ngày 15/6 đối với báo cáo 6 tháng": the deliverable stands behind its day. */
const regards = (segments: readonly Segment[], index: number): boolean => {
  const before = segments[index - 1];
  const twoBefore = segments[index - 2];
  if (before?.kind === 'regard') return twoBefore?.kind === 'clause' || twoBefore?.kind === 'stop';
  return before?.kind === 'stop' && before.sign === '(' && twoBefore?.kind === 'clause';
};
