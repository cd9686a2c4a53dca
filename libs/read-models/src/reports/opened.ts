import { type Instant, RuleViolation, type ScheduleLine } from '@dondoc/domain';
import type { CascadeFacts, FactsSource } from '../cascades/cascade-facts.js';
import type { Reader } from '../read-only.js';
import { isDated, lineBefore, type Read } from './period-before.js';
import { lineIn, type Placed, placedIn } from './placed.js';
import { readPlans, type Stories, storiesIn } from './stories.js';

/** `lineId` null: all lines. `past`: a moment of the past, by what was known then. */
export type ReportAsked = { cascadeId: string; lineId: string | null; at: Instant; past: boolean };
/** Facts of now and of a moment of the past. */
export type Sources = { live: FactsSource; past: FactsSource };
/** The line asked for (null: all) and its obligations as they stand. */
export type Stood = { facts: CascadeFacts; line: ScheduleLine | null; placed: Placed[] };
/** The same with what the log tells of the plans. */
export type Opened = Stood & Read;

const notIssued = (cascadeId: string): RuleViolation =>
  new RuleViolation('REPORT.NOT_ISSUED', {
    field: 'cascadeId',
    value: cascadeId,
    reason: 'Văn bản chưa ban hành ở thời điểm này, nên chưa có gì để tổng hợp.',
    mend: 'Ban hành văn bản, hoặc chọn một thời điểm sau ngày ban hành.',
  });

export const storiesOf = ({ facts, histories, placed }: Pick<Opened, 'facts' | 'histories' | 'placed'>): Stories =>
  storiesIn(
    histories,
    facts.cascade.cascadeId,
    placed.map(({ unit }) => unit.unitId),
  );

/** A line and the one that it is compared with. */
const linesRead = (schedule: CascadeFacts, line: ScheduleLine): string[] => {
  const before = isDated(line) ? lineBefore(schedule, line) : undefined;
  return [line.lineId, ...(before ? [before.lineId] : [])];
};

/** Where everything stands, without what the log tells of it. @throws RuleViolation `CASCADE.NOT_FOUND`, `REPORT.NOT_ISSUED`, `REPORT.LINE_UNKNOWN` */
export const openFacts = async (
  { live, past: then }: Sources,
  { cascadeId, lineId, at, past }: ReportAsked,
): Promise<Stood> => {
  const only = lineId === null ? {} : { lineIds: [lineId] };
  const facts = await (past ? then : live).facts(cascadeId, at, only);
  if (facts.cascade.status === 'draft') throw notIssued(cascadeId);
  const line = lineId === null ? null : lineIn(facts, lineId);
  return { facts, line, placed: placedIn(facts, lineId, at) };
};

/** The same with the histories, for whatever names decisions and documents. @throws the same */
export const openReport = async (
  reader: Reader,
  { live, past: then }: Sources,
  { cascadeId, lineId, at, past }: ReportAsked,
): Promise<Opened> => {
  // Of the past first the schedule alone: it says which lines are to be read.
  const schedule = await (past ? then.facts(cascadeId, at, { unitIds: [], lineIds: [] }) : live.facts(cascadeId, at));
  if (schedule.cascade.status === 'draft') throw notIssued(cascadeId);
  const line = lineId === null ? null : lineIn(schedule, lineId);
  const lineIds = line && linesRead(schedule, line);
  const histories = await readPlans(reader, cascadeId, { asOf: past ? at : null, lineIds });
  const only = lineIds === null ? {} : { lineIds };
  const facts = past ? await then.facts(cascadeId, at, { histories, ...only }) : schedule;
  return { facts, histories, line, placed: placedIn(facts, lineId, at) };
};
