import type { DueItem, DueListView, OwedItem } from '@dondoc/contracts';
import {
  dateOf,
  formatLongDate,
  fullNumber,
  type Instant,
  type PlainDate,
  RuleViolation,
  type ScheduleLine,
  soonWorkingDays,
  type Status,
  statusAt,
  unitOn,
} from '@dondoc/domain';
import type { CascadeFacts, FactsSource, StandingFacts } from '../cascades/cascade-facts.js';
import { lineView } from '../cascades/line.view.js';
import type { Reader } from '../read-only.js';
import { type RegisterQuery, unitRef } from '../registers/register.query.js';
import { passedLocks } from './passed-locks.js';
import type { ReadStreams } from './unit-plan-history.js';

/** "Số 155/KH-UBND ngày 15/02/2022", or that it is a draft. */
export const documentLabel = ({ cascade: { document } }: Pick<CascadeFacts, 'cascade'>): string => {
  if (document.number === null || document.issuedOn === null) return `Dự thảo ${document.type} (chưa có số, ngày)`;
  const [year, month, day] = document.issuedOn.split('-');
  return `${document.type} số ${fullNumber(document.number, document.sign)} ngày ${day}/${month}/${year}`;
};

type StandingLine = StandingFacts & { line: ScheduleLine };

/** One obligation of one unit with its line: of the schedule, or of an explanation. */
export const standingOf = (facts: CascadeFacts, unitId: string, lineId: string): StandingLine | undefined => {
  const isMeant = (one: StandingFacts): boolean => one.unitId === unitId && one.lineId === lineId;
  const obligation = facts.obligations.find(isMeant);
  const line = facts.lines.find((one) => one.lineId === lineId);
  return obligation && line ? { ...obligation, line } : facts.explanations.find(isMeant);
};

/** One obligation of one unit as lists show it; undefined when the unit does not owe the line. */
export const dueItem = (facts: CascadeFacts, unitId: string, lineId: string, now: Instant): DueItem | undefined => {
  const obligation = standingOf(facts, unitId, lineId);
  const line = obligation?.line;
  const unit = facts.names.get(unitId);
  if (!obligation || !line || !unit) return undefined;
  const status =
    facts.cascade.status === 'draft'
      ? planned
      : statusAt(obligation.facts, facts.policy.calendar, soonWorkingDays, now);
  return {
    cascadeId: facts.cascade.cascadeId,
    cascadeTitle: facts.cascade.title,
    documentLabel: documentLabel(facts),
    unit: unitRef(unit),
    line: withExtension(lineView(line, facts.policy.template, facts.names), status.extendedTo),
    status,
  };
};

/** What is owed, each with the day since which it is locked. */
export const owedItems = async (
  facts: CascadeFacts,
  own: readonly StandingFacts[],
  readStreams: ReadStreams,
  now: Instant,
): Promise<OwedItem[]> => {
  const locks = await passedLocks(facts, own, readStreams, now);
  return own.flatMap(({ unitId, lineId }) => {
    const item = dueItem(facts, unitId, lineId, now);
    return item ? [{ ...item, lockedOn: locks.get(`${unitId}/${lineId}`) ?? null }] : [];
  });
};

const planned: Status = { code: 'planned', days: 0, label: 'Dự kiến (kế hoạch chưa ban hành)' };

/** The date of the schedule stays as it is; the reasons say which date counts instead. */
const withExtension = (line: DueItem['line'], extendedTo: PlainDate | undefined): DueItem['line'] => {
  if (line.due === null || extendedTo === undefined) return line;
  const text = `Đã gia hạn theo quyết định: hết ${formatLongDate(extendedTo)}; số ngày chậm tính theo hạn này.`;
  return { ...line, due: { ...line.due, why: [...line.due.why, { step: 'extension', text }] } };
};

const URGENCY: Partial<Record<DueItem['status']['code'], number>> = {
  overdue: 0,
  returned: 1,
  due_today: 2,
  due_soon: 3,
  not_due: 4,
};
const rank = ({ status }: DueItem): number => URGENCY[status.code] ?? 5;
/** What has no date comes after what has one. */
const dateOfItem = ({ line, status }: DueItem): string => status.extendedTo ?? line.due?.lastSafeDay ?? '9999';
const byUrgency = (a: DueItem, b: DueItem): number =>
  rank(a) - rank(b) || (dateOfItem(a) < dateOfItem(b) ? -1 : 1) * (rank(a) === 5 ? -1 : 1);

/** A past moment may come before the cascade was drafted. */
export const factsOrNone = async (facts: Promise<CascadeFacts>): Promise<CascadeFacts | undefined> => {
  try {
    return await facts;
  } catch (error) {
    if (error instanceof RuleViolation && error.code === 'CASCADE.NOT_FOUND') return undefined;
    throw error;
  }
};

type Sources = { reader: Reader; registers: RegisterQuery; source: FactsSource; readStreams: ReadStreams };

/** What one unit owes over all issued cascades: overdue first, then soonest; what is done comes last, newest first. */
export const getDueList = async (
  { reader, registers, source, readStreams }: Sources,
  unitId: string,
  now: Instant,
): Promise<Omit<DueListView, 'waiting'>> => {
  const day = dateOf(now);
  const unit = unitOn(await registers.getUnit(unitId), day);
  const units = await registers.unitsOn(day);
  const sql = 'SELECT cascade_id AS "cascadeId" FROM unit_plans WHERE unit_id = $1';
  const { rows } = await reader.query<{ cascadeId: string }>(sql, [unitId]);
  const items: OwedItem[] = [];
  for (const { cascadeId } of rows) {
    const facts = await factsOrNone(source.facts(cascadeId, now, { units, unitIds: [unitId] }));
    if (!facts) continue;
    const own = [...facts.obligations, ...facts.explanations].filter((one) => one.unitId === unitId);
    items.push(...(await owedItems(facts, own, readStreams, now)));
  }
  return { asOf: now, unit: unitRef(unit), items: items.sort(byUrgency) };
};
