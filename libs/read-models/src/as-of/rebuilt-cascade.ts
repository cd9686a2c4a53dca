import {
  type Cascade,
  type CascadeEvent,
  evolveCascade,
  foldUnitPlan,
  initialCascade,
  isRolledUp,
  nextRollUp,
  type ScheduleLine,
  type UnitPlan,
  type UnitPlanEvent,
} from '@dondoc/domain';
import type { CascadeRow } from '../cascades/cascade.entities.js';
import type { Fact } from './known-then.js';

/** A cascade as its stream told it then, with the lines of its schedule in the order of the table. */
export type RebuiltCascade = { row: CascadeRow; lines: ScheduleLine[] };

const eventOf = <Event>({ type, at, data }: Fact): Event => ({ type, at, data }) as Event;

/** An amendment writes its lines over those of before; what it dropped keeps its place, as in the table. */
const linesOf = (events: readonly CascadeEvent[]): ScheduleLine[] => {
  const placed = new Map<string, { position: number; body: ScheduleLine }>();
  for (const event of events) {
    if (event.type !== 'CascadeIssued' && event.type !== 'CascadeAmended') continue;
    event.data.schedule.forEach((body, position) => placed.set(body.lineId, { position, body }));
  }
  return [...placed.values()]
    .sort((a, b) => a.position - b.position || (a.body.lineId < b.body.lineId ? -1 : 1))
    .map(({ body }) => body);
};

const rowOf = (cascade: Cascade, document: CascadeRow['document']): CascadeRow => {
  const { cascadeId, title, template, calendar, sample, parent, amendments } = cascade;
  const status = cascade.status === 'issued' ? 'issued' : 'draft';
  const time = { nextRollUp: nextRollUp(cascade), rolledUp: isRolledUp(cascade) };
  return { cascadeId, title, status, template, calendar, document, sample, parent, amendments, ...time };
};

/** The cascade as it was known, or undefined where nobody had drafted it yet. */
export const rebuiltCascade = (history: readonly Fact[]): RebuiltCascade | undefined => {
  const events = history.map((fact) => eventOf<CascadeEvent>(fact));
  const cascade = events.reduce(evolveCascade, initialCascade());
  if (cascade.status === 'absent' || cascade.document === null) return undefined;
  return { row: rowOf(cascade, cascade.document), lines: linesOf(events) };
};

/** The unit's plan as it was known. */
export const rebuiltPlan = (history: readonly Fact[]): UnitPlan =>
  foldUnitPlan(history.map((fact) => eventOf<UnitPlanEvent>(fact)));
