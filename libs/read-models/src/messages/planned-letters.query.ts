import {
  definitionOf,
  addDays,
  dateOf,
  escalationRecipients,
  type Instant,
  instantAt,
  isChased,
  ladderOf,
  type NoticeKind,
  type Policy,
  postId,
  type Rung,
  type UnitPlan,
} from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import { groupBy } from '../group-by.js';
import type { Reader } from '../read-only.js';
import { planOf } from '../obligations/unit-plan-history.js';

/** A letter that will leave if nothing is handed in before: to whom, when, about what. */
export type PlannedLetter = { recipient: string; at: Instant; items: string[]; cascadeIds: string[] };

/** Reads several streams of the log in one round trip. */
export type ReadStreams = (streams: readonly string[]) => Promise<Map<string, RecordedEvent[]>>;

/** How far ahead letters are shown. */
const HORIZON_DAYS = 14;

const PLANS = `SELECT plan_id AS "planId", cascade_id AS "cascadeId" FROM unit_plans WHERE NOT closed AND next_wake <= $1`;
const PENDING = `SELECT kind, recipient, cascade_id AS "cascadeId", line_id AS "lineId" FROM notices WHERE state = 'pending'`;

type Entry = { recipient: string; at: Instant; item: string; cascadeId: string };
type PendingRow = { kind: NoticeKind; recipient: string; cascadeId: string; lineId: string | null };

const entriesOfRung = (rung: Rung, plan: UnitPlan, title: string, { template }: Policy): Entry[] => {
  const common = { at: rung.at, cascadeId: plan.cascadeId };
  if (rung.kind === 'reminder') {
    const item = `${rung.when === 'before' ? 'Nhắc trước hạn' : 'Đôn đốc quá hạn'}: ${title}`;
    return [{ ...common, recipient: postId(plan.unitId, 'focal-point'), item }];
  }
  const item = `Báo cáo việc quá hạn của ${plan.unitId}: ${title}`;
  return escalationRecipients(rung.to, plan.unitId, template).map((recipient) => ({ ...common, recipient, item }));
};

const entriesOfPlan = (plan: UnitPlan, policy: Policy, until: Instant): Entry[] =>
  Object.values(plan.obligations)
    .filter(isChased)
    .flatMap((obligation) => {
      const { shortTitle } = definitionOf(policy, obligation);
      const year = obligation.lineId.split('.')[1];
      const title = year === undefined ? shortTitle : `${shortTitle} ${year}`;
      return ladderOf(plan, obligation, policy)
        .filter((rung) => rung.at <= until && !obligation.raised.includes(rung.id))
        .flatMap((rung) => entriesOfRung(rung, plan, title, policy));
    });

const pendingText: Record<NoticeKind, string> = {
  amended: 'Hạn mới theo bản điều chỉnh',
  new: 'Mới giao: nghĩa vụ theo văn bản vừa ban hành',
  reminder: 'Nhắc hạn',
  escalation: 'Báo cáo việc quá hạn',
  returned: 'Bài nộp bị trả lại',
  'roll-up': 'Kết quả tổng hợp',
};

/** What waits for the next morning on which letters leave. */
const pendingEntries = async (reader: Reader, morning: Instant): Promise<Entry[]> => {
  const { rows } = await reader.query<PendingRow>(PENDING);
  return rows.map(({ kind, recipient, cascadeId, lineId }) => ({
    recipient,
    cascadeId,
    at: morning,
    item: lineId === null ? pendingText[kind] : `${pendingText[kind]}: ${lineId}`,
  }));
};

const nextMorning = (policy: Policy, now: Instant): Instant => {
  const today = dateOf(now);
  const from = now < instantAt(today, '07:30') ? today : addDays(today, 1);
  return instantAt(policy.calendar.onOrAfter(from), '07:30');
};

/** Letters of the next two weeks, soonest first: one per recipient and day, as they will leave. */
export const plannedLetters = async (
  reader: Reader,
  readStreams: ReadStreams,
  policyOf: (cascadeId: string) => Promise<Policy>,
  now: Instant,
): Promise<PlannedLetter[]> => {
  const until = instantAt(addDays(dateOf(now), HORIZON_DAYS), '24:00');
  const { rows } = await reader.query<{ planId: string; cascadeId: string }>(PLANS, [until]);
  const streams = await readStreams(rows.map(({ planId }) => planId));
  const entries: Entry[] = [];
  for (const [cascadeId, plans] of groupBy(rows, (row) => row.cascadeId)) {
    const policy = await policyOf(cascadeId);
    entries.push(...plans.flatMap(({ planId }) => entriesOfPlan(planOf(streams.get(planId) ?? []), policy, until)));
  }
  const first = rows[0];
  if (first) entries.push(...(await pendingEntries(reader, nextMorning(await policyOf(first.cascadeId), now))));
  return [...groupBy(entries, ({ recipient, at }) => `${recipient} ${at.slice(0, 10)}`).values()]
    .flatMap((group) => {
      const [one] = group;
      if (!one) return [];
      const items = [...new Set(group.map(({ item }) => item))];
      return [{ recipient: one.recipient, at: one.at, items, cascadeIds: group.map(({ cascadeId }) => cascadeId) }];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
};
