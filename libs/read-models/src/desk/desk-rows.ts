import type { DeskRow } from '@dondoc/contracts';
import {
  dateOf,
  definitionOf,
  extensionInForce,
  formatLongDate,
  fullNumber,
  type Instant,
  intermediaryAt,
  obligationGroups,
  standingDue,
  unitPlanId,
} from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import { nameOf } from '../cascades/line.view.js';
import { calledOff } from '../messages/called-off.query.js';
import { planOf } from '../obligations/unit-plan-history.js';
import { upcomingOf } from '../obligations/upcoming.js';
import type { Reader } from '../read-only.js';
import { unitRef } from '../registers/register.query.js';
import { noReminders, remindersOf } from '../reminders/reminders.query.js';
import { asksForTime } from './desk-filter.js';
import type { Standing } from './standing.js';

/** Reads several streams of the log as they were known at that moment. */
export type ReadStreamsAt = (streams: readonly string[], at: Instant) => Promise<Map<string, RecordedEvent[]>>;

// A letter reaches the unit once it is signed and has its number; before, it is a draft, and after its withdrawal nothing.
const LETTERED = `
  SELECT DISTINCT ON (1) i.cascade_id || '/' || i.unit_id || '/' || i.line_id AS id, l.letter_id AS "letterId",
    l.number, l.sign, l.issued_on AS "issuedOn"
  FROM chase_letter_items i JOIN jsonb_to_recordset($1::jsonb) AS one("cascadeId" text, "unitId" text, "lineId" text)
    ON i.cascade_id = one."cascadeId" AND i.unit_id = one."unitId" AND i.line_id = one."lineId"
  JOIN chase_letters l USING (letter_id)
  WHERE l.numbered_at <= $2 AND (l.withdrawn_at IS NULL OR l.withdrawn_at > $2)
  ORDER BY 1, l.issued_on DESC, l.numbered_at DESC`;

const refOf = ({ cascade, fact }: Standing) => ({
  cascadeId: cascade.facts.cascade.cascadeId,
  unitId: fact.unitId,
  lineId: fact.lineId,
});
const idOf = (standing: Standing): string => Object.values(refOf(standing)).join('/');
const planIdOf = ({ cascade, fact }: Standing): string => unitPlanId(cascade.facts.cascade.cascadeId, fact.unitId);

type Lettered = NonNullable<DeskRow['letter']>;

const lettered = async (reader: Reader, rows: readonly Standing[], at: Instant): Promise<Map<string, Lettered>> => {
  type Found = Lettered & { id: string; sign: string };
  const found = await reader.query<Found>(LETTERED, [JSON.stringify(rows.map(refOf)), at]);
  return new Map(
    found.rows.map(({ id, sign, number, ...letter }) => [id, { ...letter, number: fullNumber(number, sign) }]),
  );
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

type Told = { history: readonly RecordedEvent[]; withheld: ReadonlyMap<string, unknown> };

const storyOf = (standing: Standing, { history, withheld }: Told, at: Instant) => {
  const { policy, names } = standing.cascade.facts;
  const plan = planOf(history);
  const obligation = plan.obligations[standing.fact.lineId];
  const [next] = upcomingOf(plan, standing.fact.lineId, standing.cascade.facts, withheld);
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

/** One window of rows with what only the log tells: reminders, next message, where the intermediary stands. */
export const deskRows = async (
  { reader, readStreams }: { reader: Reader; readStreams: ReadStreamsAt },
  standings: readonly Standing[],
  at: Instant,
): Promise<DeskRow[]> => {
  if (standings.length === 0) return [];
  const [histories, reminded, letters, withheld] = await Promise.all([
    readStreams([...new Set(standings.map(planIdOf))], at),
    remindersOf(reader, standings.map(refOf), at),
    lettered(reader, standings, at),
    calledOff(reader, standings.map(refOf), at),
  ]);
  return standings.map((standing) => {
    const history = histories.get(planIdOf(standing)) ?? [];
    return {
      ...rowOf(standing),
      ...storyOf(standing, { history, withheld }, at),
      reminded: reminded.get(idOf(standing)) ?? noReminders,
      letter: letters.get(idOf(standing)) ?? null,
    };
  });
};
