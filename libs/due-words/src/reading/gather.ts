import type { Deliverable, DueClause, PeriodUnit } from '../grammar/meaning.js';
import type { PlanYears } from '../grammar/plan-years.js';
import type { Segment } from '../grammar/segments.js';

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
  /** "giai đoạn 2022-2026", "đến năm 2025" in its sentence. */
  planYears: readonly PlanYears[];
  /** A frequency behind the last day of a sentence ("… ngày 15/01/2025 và hằng năm"). */
  everyBehind: boolean;
  sentence: number;
};

/** What waits for the next due clause. */
type Pending = {
  units: { deliverable: Deliverable; from: number }[];
  only: number | null;
  later: boolean;
  from: number;
};

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

/** "đến hết năm 2025" beside a day of every year. */
const untilYear = ({ until, targets }: DueClause): number | null => {
  const [target] = targets;
  const year = until && target?.kind === 'span' && target.of.unit === 'year' ? target.of.year : null;
  return year?.kind === 'year' && year.digits === 4 ? year.year : null;
};

/** "năm 2023", "quý III/2023" without any cue: takes no deliverable away from the due day that follows. */
const namesTimeOnly = ({ cue, every, targets }: DueClause): boolean => {
  const [target] = targets;
  return cue === 'none' && every === null && target?.kind === 'span' && target.part === 'whole';
};

/** "… trước ngày 15/6 đối với báo cáo 6 tháng": the deliverable stands behind its day. */
const regards = (segments: readonly Segment[], index: number): boolean => {
  const before = segments[index - 1];
  const twoBefore = segments[index - 2];
  if (before?.kind === 'regard') return twoBefore?.kind === 'clause' || twoBefore?.kind === 'stop';
  return before?.kind === 'stop' && before.sign === '(' && twoBefore?.kind === 'clause';
};

/** "và hằng năm", ", hằng năm" right behind something. */
const joins = (segment: Segment | undefined): boolean =>
  (segment?.kind === 'stop' && segment.sign === ',') || (segment?.kind === 'filler' && segment.plain);

/** Goes through the segments once and remembers what bears on the due clauses to come. */
class Gathering {
  readonly found: Gathered[] = [];
  private pending = fresh();
  private frame: PeriodUnit | null = null;
  private yearNamed: number | null = null;
  private startYear: number | null = null;
  private planYears: PlanYears[] = [];
  private sentence = 0;
  private behind: Gathered | null = null;

  constructor(private readonly segments: readonly Segment[]) {}

  take(segment: Segment, index: number): void {
    if (segment.kind === 'clause') this.takeClause(segment, index);
    if (segment.kind === 'deliverable') this.takeDeliverable(segment, index);
    if (segment.kind === 'only-year') {
      this.pending.only = segment.year;
      this.pending.from = Math.min(this.pending.from, segment.from);
    }
    if (segment.kind === 'later-years') this.pending.later = true;
    if (segment.kind === 'plan-years' && segment.years.to > 0) this.planYears.push(segment.years);
    if (segment.kind === 'year') this.yearNamed = segment.year;
    if (segment.kind === 'stop' && '.;'.includes(segment.sign)) this.stop(segment.sign);
  }

  private takeClause(segment: Segment & { kind: 'clause' }, index: number): void {
    const { clause } = segment;
    const { yearNamed, sentence, pending } = this;
    const start = startOf(clause);
    if (start !== null) {
      this.startYear = start;
      this.frame ??= clause.every;
      return;
    }
    const until = untilYear(clause);
    if (until !== null) this.planYears.push({ from: null, to: until });
    const common = {
      ...{ clause, segment: index, to: segment.to, yearNamed },
      ...{ startYear: this.startYear, planYears: this.planYears, everyBehind: false, sentence },
    };
    if (namesTimeOnly(clause)) {
      this.found.push({ ...common, from: segment.from, units: [], every: null, onlyYear: null });
      return;
    }
    const units = withoutFrame(pending.units);
    const every: PeriodUnit | null = clause.every ?? (pending.later ? 'year' : this.frame);
    const from = Math.min(segment.from, pending.from, ...pending.units.map((unit) => unit.from));
    this.behind = { ...common, from, units, every, onlyYear: pending.only };
    this.found.push(this.behind);
    this.pending = fresh();
  }

  private takeDeliverable(segment: Segment & { kind: 'deliverable' }, index: number): void {
    const { deliverable, from, to } = segment;
    if (deliverable.explicit) this.frame = deliverable.unit;
    if (deliverable.year?.kind === 'year' && deliverable.year.digits === 4) this.yearNamed = deliverable.year.year;
    if (this.behind?.units.length === 0 && regards(this.segments, index)) {
      this.behind.units.push(deliverable);
      this.behind.to = to;
    } else this.pending.units.push({ deliverable, from });
    if (deliverable.explicit && deliverable.unit === 'year' && this.behind && joins(this.segments[index - 1]))
      this.behind.everyBehind = true;
  }

  private stop(sign: string): void {
    this.pending = fresh();
    this.behind = null;
    if (sign !== '.') return;
    this.sentence += 1;
    this.frame = null;
    this.yearNamed = null;
    this.startYear = null;
    this.planYears = [];
  }
}

/** Attaches deliverables, frequencies and years to the due clauses of the segments, in the order of the words. */
export const gather = (segments: readonly Segment[]): Gathered[] => {
  const gathering = new Gathering(segments);
  segments.forEach((segment, index) => gathering.take(segment, index));
  return gathering.found;
};
