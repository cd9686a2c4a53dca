import type { DeskRow } from '@dondoc/contracts';
import {
  dateOf,
  definitionOf,
  extensionInForce,
  formatLongDate,
  type Instant,
  intermediaryAt,
  obligationGroups,
  standingDue,
  unitPlanId,
} from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import { nameOf } from '../cascades/line.view.js';
import { planOf } from '../obligations/unit-plan-history.js';
import { upcomingOf } from '../obligations/upcoming.js';
import type { Reader } from '../read-only.js';
import { unitRef } from '../registers/register.query.js';
import { asksForTime } from './desk-filter.js';
import type { Standing } from './standing.js';

/** Reads several streams of the log as they were known at that moment. */
export type ReadStreamsAt = (streams: readonly string[], at: Instant) => Promise<Map<string, RecordedEvent[]>>;

// Only what went into a letter was told to anybody; a prompt is a reminder that somebody asked for.
const REMINDED = `
  SELECT n.cascade_id || '/' || n.unit_id || '/' || n.line_id AS id, max(n.raised_at) AS at
  FROM notices n JOIN jsonb_to_recordset($1::jsonb) AS one("cascadeId" text, "unitId" text, "lineId" text)
    ON n.cascade_id = one."cascadeId" AND n.unit_id = one."unitId" AND n.line_id = one."lineId"
  WHERE n.kind IN ('reminder', 'prompt') AND n.state = 'lettered' AND n.raised_at <= $2
    AND starts_with(n.recipient, n.unit_id || '/')
  GROUP BY 1`;

// A letter reaches the unit once it is signed and has its number; before, it is a draft.
const LETTERED = `
  SELECT DISTINCT ON (1) i.cascade_id || '/' || i.unit_id || '/' || i.line_id AS id, l.letter_id AS "letterId",
    l.number || '/' || l.sign AS number, l.issued_on AS "issuedOn"
  FROM chase_letter_items i JOIN jsonb_to_recordset($1::jsonb) AS one("cascadeId" text, "unitId" text, "lineId" text)
    ON i.cascade_id = one."cascadeId" AND i.unit_id = one."unitId" AND i.line_id = one."lineId"
  JOIN chase_letters l USING (letter_id)
  WHERE l.numbered_at <= $2
  ORDER BY 1, l.issued_on DESC, l.numbered_at DESC`;

const refOf = ({ cascade, fact }: Standing) => ({
  cascadeId: cascade.facts.cascade.cascadeId,
  unitId: fact.unitId,
  lineId: fact.lineId,
});
const idOf = (standing: Standing): string => Object.values(refOf(standing)).join('/');
const planIdOf = ({ cascade, fact }: Standing): string => unitPlanId(cascade.facts.cascade.cascadeId, fact.unitId);

const remindedAt = async (reader: Reader, rows: readonly Standing[], at: Instant): Promise<Map<string, string>> => {
  const found = await reader.query<{ id: string; at: string }>(REMINDED, [JSON.stringify(rows.map(refOf)), at]);
  return new Map(found.rows.map((row) => [row.id, row.at]));
};

type Lettered = NonNullable<DeskRow['letter']>;

const lettered = async (reader: Reader, rows: readonly Standing[], at: Instant): Promise<Map<string, Lettered>> => {
  const found = await reader.query<Lettered & { id: string }>(LETTERED, [JSON.stringify(rows.map(refOf)), at]);
  return new Map(found.rows.map(({ id, ...letter }) => [id, letter]));
};

/** The date in force with its reasons: those of the line, and the extension where one was granted. */
const dueOf = ({ fact: { facts }, line }: Standing): DeskRow['due'] => {
  const due = standingDue(facts);
  if (due === null) return null;
  const extended = extensionInForce(facts);
  const why = line.due?.why ?? [];
  if (extended === null) return { ...due, why: [...why] };
  return {
    ...due,
    why: [...why, { step: 'extension', text: `Đã gia hạn: hết ${formatLongDate(extended.lastSafeDay)}.` }],
  };
};

const storyOf = (standing: Standing, history: readonly RecordedEvent[], at: Instant) => {
  const { policy, names } = standing.cascade.facts;
  const plan = planOf(history);
  const obligation = plan.obligations[standing.fact.lineId];
  const [next] = upcomingOf(plan, standing.fact.lineId, standing.cascade.facts);
  const definition = definitionOf(policy, standing.fact);
  const viaLabel =
    obligation && standing.via !== null ? intermediaryAt(obligation, definition, policy.calendar, at).label : null;
  return { next: next ?? null, via: standing.via === null ? null : nameOf(names, standing.via), viaLabel };
};

const rowOf = (standing: Standing) => {
  const { cascade, unit, line, group, status, fact, reachable } = standing;
  return {
    ...refOf(standing),
    cascadeTitle: cascade.facts.cascade.title,
    documentLabel: cascade.label,
    unit: unitRef(unit),
    title: line.title,
    shortTitle: line.shortTitle,
    groupLabel: obligationGroups[group],
    status,
    due: dueOf(standing),
    receivedOn: fact.firstReceivedAt === null ? null : dateOf(fact.firstReceivedAt as Instant),
    extensionAsked: asksForTime(fact),
    reachable,
  };
};

const isReminder = ({ type, data }: RecordedEvent): boolean =>
  type === 'PromptRaised' || (type === 'ReminderRaised' && (data as { notify?: boolean }).notify === true);

/** The sample's past was lived without letters: there a reminder is what its log says. */
const remindedInSample = ({ fact: { lineId } }: Standing, history: readonly RecordedEvent[]): string | null =>
  history.findLast(
    (event) => event.metadata.sample && isReminder(event) && (event.data as { lineId: string }).lineId === lineId,
  )?.occurredAt ?? null;

/** One window of rows with what only the log tells: last reminder, next message, where the intermediary stands. */
export const deskRows = async (
  { reader, readStreams }: { reader: Reader; readStreams: ReadStreamsAt },
  standings: readonly Standing[],
  at: Instant,
): Promise<DeskRow[]> => {
  if (standings.length === 0) return [];
  const [histories, reminded, letters] = await Promise.all([
    readStreams([...new Set(standings.map(planIdOf))], at),
    remindedAt(reader, standings, at),
    lettered(reader, standings, at),
  ]);
  return standings.map((standing) => {
    const history = histories.get(planIdOf(standing)) ?? [];
    return {
      ...rowOf(standing),
      ...storyOf(standing, history, at),
      remindedAt: reminded.get(idOf(standing)) ?? remindedInSample(standing, history),
      letter: letters.get(idOf(standing)) ?? null,
    };
  });
};
