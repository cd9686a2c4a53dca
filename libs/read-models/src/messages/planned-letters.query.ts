import type { MessageItem } from '@dondoc/contracts';
import {
  addDays,
  climbsDutyLine,
  dateOf,
  digestAt,
  type Instant,
  instantAt,
  type LetterKind,
  type OrgUnit,
  type PlainDate,
  type Policy,
  type PostId,
  type WorkingCalendar,
} from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import { groupBy } from '../group-by.js';
import { planOf } from '../obligations/unit-plan-history.js';
import type { Reader } from '../read-only.js';
import type { FindAddressee } from './addressees.query.js';
import { plannedLeaderPages } from '../leader-page/planned-pages.query.js';
import { dutyLinesOf } from './duty-lines.query.js';
import { entriesOfPlan, type Entry, pendingEntries } from './planned-entries.js';

/** A letter that will leave if nothing is handed in before: to whom, when, about what. */
export type PlannedLetter = {
  kind: LetterKind;
  recipient: PostId;
  at: Instant;
  items: MessageItem[];
  cascadeIds: string[];
};

/** Reads several streams of the log in one round trip. */
export type ReadStreams = (streams: readonly string[]) => Promise<Map<string, RecordedEvent[]>>;

export type PlannedSources = {
  reader: Reader;
  readStreams: ReadStreams;
  policyOf: (cascadeId: string) => Promise<Policy>;
  units: readonly OrgUnit[];
  /** Who gets what is addressed to a post on the days to come. */
  find: FindAddressee;
  /** Newest published calendar: letters leave on its working days. */
  calendar: WorkingCalendar;
};

/** How far ahead letters are shown. */
const HORIZON_DAYS = 14;

const PLANS = `SELECT plan_id AS "planId", cascade_id AS "cascadeId" FROM unit_plans WHERE NOT closed AND next_wake <= $1`;
const LINE_TITLES = `
  SELECT line_id AS "lineId", body->>'shortTitle' AS title FROM cascade_lines WHERE cascade_id = $1`;
const CANCELLED = `SELECT ledger_key AS "ledgerKey" FROM notices WHERE state = 'cancelled'`;
const SENT_TODAY = `SELECT coalesce(address, recipient) AS person FROM letters WHERE kind = 'digest' AND day = $1`;

const lineTitlesOf = async (reader: Reader, cascadeId: string): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await reader.query<{ lineId: string; title: string }>(LINE_TITLES, [cascadeId]);
  return new Map(rows.map(({ lineId, title }) => [lineId, title]));
};

const planEntries = async (sources: PlannedSources, now: Instant, until: Instant): Promise<Entry[]> => {
  const { reader, readStreams, policyOf, units } = sources;
  const { rows } = await reader.query<{ planId: string; cascadeId: string }>(PLANS, [until]);
  const [streams, calledOff] = await Promise.all([
    readStreams(rows.map(({ planId }) => planId)),
    reader.query<{ ledgerKey: string }>(CANCELLED),
  ]);
  const cancelled = new Set(calledOff.rows.map(({ ledgerKey }) => ledgerKey));
  const names = new Map(units.map(({ id, shortName }) => [id, shortName]));
  const entries: Entry[] = [];
  for (const [cascadeId, group] of groupBy(rows, (row) => row.cascadeId)) {
    const [policy, lineTitles] = await Promise.all([policyOf(cascadeId), lineTitlesOf(reader, cascadeId)]);
    const plans = group.map(({ planId }) => planOf(streams.get(planId) ?? []));
    const unitIds = climbsDutyLine(policy.template) ? plans.map(({ unitId }) => unitId) : [];
    const lines = await dutyLinesOf(reader, unitIds);
    for (const plan of plans) {
      const named = { plan, policy, names, lineTitles, dutyLine: lines.get(plan.unitId) ?? [] };
      entries.push(...entriesOfPlan(named, { now, until, cancelled }));
    }
  }
  return entries;
};

const letterOf = (at: Instant, group: readonly Entry[]): PlannedLetter[] => {
  const [one] = group;
  if (!one) return [];
  const items = [...new Map(group.map(({ item }) => [item.ledgerKey, item])).values()];
  const cascadeIds = group.map(({ cascadeId }) => cascadeId);
  return [{ kind: one.kind, recipient: one.recipient, at, items, cascadeIds }];
};

/** One digest a morning for a person, as the sealer makes them; `lastDay` already had its one. */
const digestsOf = (
  entries: readonly Entry[],
  lastDay: PlainDate | null,
  calendar: WorkingCalendar,
): PlannedLetter[] => {
  const left = [...entries].sort((a, b) => (a.raisedAt < b.raisedAt ? -1 : a.raisedAt > b.raisedAt ? 1 : 0));
  const letters: PlannedLetter[] = [];
  let day = lastDay;
  for (let first = left[0]; first; first = left[0]) {
    const at = digestAt(first.raisedAt, day, calendar);
    const later = left.findIndex(({ raisedAt }) => raisedAt > at);
    letters.push(...letterOf(at, left.splice(0, later === -1 ? left.length : later)));
    day = dateOf(at);
  }
  return letters;
};

/** Of one moment by post: a list that is read again stands as it stood. */
const soonestFirst = (a: PlannedLetter, b: PlannedLetter): number =>
  a.at === b.at ? (a.recipient < b.recipient ? -1 : Number(a.recipient > b.recipient)) : a.at < b.at ? -1 : 1;

/** Letters of the next two weeks, soonest first: one per person and morning, as they will leave. */
export const plannedLetters = async (sources: PlannedSources, now: Instant): Promise<PlannedLetter[]> => {
  const { reader, find, calendar } = sources;
  const today = dateOf(now);
  const until = instantAt(addDays(today, HORIZON_DAYS), '24:00');
  const [planned, pending, sent] = await Promise.all([
    planEntries(sources, now, until),
    pendingEntries(reader, now),
    reader.query<{ person: string }>(SENT_TODAY, [today]),
  ]);
  const hadOne = new Set(sent.rows.map(({ person }) => person));
  // Who it is changes with the day: a stand-in of next week gets next week's letter.
  const personOf = ({ recipient, raisedAt }: Entry): string =>
    find(recipient, dateOf(digestAt(raisedAt, null, calendar)))?.email.toLowerCase() ?? recipient;
  const letters = [
    ...groupBy([...planned, ...pending], (entry) => `${entry.kind} ${personOf(entry)}`).values(),
  ].flatMap((group) => {
    const [one] = group;
    if (!one) return [];
    if (one.kind !== 'digest') return letterOf(now, group);
    return digestsOf(group, hadOne.has(personOf(one)) ? today : null, calendar);
  });
  letters.push(...(await plannedLeaderPages(sources, now, until)));
  return letters.sort(soonestFirst);
};
