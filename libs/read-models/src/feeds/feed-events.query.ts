import type { DueItem } from '@dondoc/contracts';
import {
  definitionOf,
  expectedBy,
  formatLongDate,
  type Instant,
  linesOfEvent,
  type Obligation,
  type PlainDate,
  type Policy,
  type UnitPlanEvent,
} from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import { planEventOf, planOf } from '../obligations/unit-plan-history.js';
import type { Reader } from '../read-only.js';

/** One duty of a unit as a calendar shows it; see `FeedEvent` of the documents. `path`: below the public address. */
export type FeedDuty = {
  uid: string;
  day: PlainDate;
  summary: string;
  description: string;
  path: string;
  state: 'open' | 'done' | 'cancelled';
  sequence: number;
  changedAt: string;
};

export type FeedSources = {
  reader: Reader;
  readStreams: (streams: readonly string[]) => Promise<Map<string, RecordedEvent[]>>;
  policyOf: (cascadeId: string) => Promise<Policy>;
  dueItems: (unitId: string) => Promise<readonly DueItem[]>;
};

const PLANS =
  'SELECT plan_id AS "planId", cascade_id AS "cascadeId" FROM unit_plans WHERE unit_id = $1 ORDER BY plan_id';

/** What only tells somebody, or goes on inside, leaves the day as it is. */
const QUIET = new Set<UnitPlanEvent['type']>([
  'ReminderRaised',
  'EscalationRaised',
  'DeadlineMissed',
  'PromptRaised',
  'SubmissionForwarded',
  'SubmissionAppraised',
  'ExtensionRequested',
]);

type Change = { sequence: number; changedAt: string };

const changesIn = (history: readonly RecordedEvent[], lineId: string): Change => {
  const changes = history.filter((recorded) => {
    const event = planEventOf(recorded);
    return !QUIET.has(event.type) && (linesOfEvent(event)?.includes(lineId) ?? true);
  });
  return { sequence: Math.max(0, changes.length - 1), changedAt: changes.at(-1)?.recordedAt ?? '' };
};

const stateOf = ({ work, droppedBy }: Obligation): FeedDuty['state'] => {
  if (droppedBy !== null || work === 'exempt' || work === 'not-applicable') return 'cancelled';
  return work === 'open' || work === 'returned' ? 'open' : 'done';
};

const standing: Record<FeedDuty['state'], string> = {
  open: 'Chưa nộp.',
  done: 'Đã nộp.',
  cancelled: 'Không còn phải nộp.',
};

const heading = (obligation: Obligation, title: string): string => {
  const state = stateOf(obligation);
  if (state === 'cancelled') return `Không phải nộp: ${title}`;
  if (state === 'done') return `✓ Đã nộp: ${title}`;
  return `${obligation.work === 'returned' ? 'Nộp lại' : 'Hạn nộp'}: ${title}`;
};

/** Nothing here depends on the day on which it is read: a calendar that has not changed is the same text. */
const wordsOf = (obligation: Obligation, item: DueItem | undefined, day: PlainDate): string => {
  const { extended, returned, due } = obligation;
  const first = due === null ? '' : ` Hạn theo văn bản: hết ${formatLongDate(due.lastSafeDay)}.`;
  const moved = returned ? `Trả lại, hạn mới.${first}` : extended ? `Đã gia hạn.${first}` : '';
  return [
    `${standing[stateOf(obligation)]} Hạn: hết ${formatLongDate(day)}. ${moved}`.trim(),
    item ? `Theo ${item.documentLabel}.` : '',
    item?.line.via ? `Gửi qua ${item.line.via}.` : '',
    item?.line.due ? `Vì sao là ngày này: ${item.line.due.why.map(({ text }) => text).join(' → ')}` : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
};

/** Duties older than this are left out: calendars are for what comes. */
const OLDEST_DAYS = 400;
const dayBefore = (now: Instant): string =>
  new Date(Date.parse(now) - OLDEST_DAYS * 86_400_000).toISOString().slice(0, 10);

/** What a unit owes by day, with what was done and what fell away; duties without a date have no day. */
export const feedDuties = async (
  { reader, readStreams, policyOf, dueItems }: FeedSources,
  unitId: string,
  now: Instant,
): Promise<FeedDuty[]> => {
  const { rows } = await reader.query<{ planId: string; cascadeId: string }>(PLANS, [unitId]);
  const [streams, items] = await Promise.all([readStreams(rows.map(({ planId }) => planId)), dueItems(unitId)]);
  const byLine = new Map(items.map((item) => [`${item.cascadeId}/${item.line.lineId}`, item]));
  const from = dayBefore(now);
  const duties: FeedDuty[] = [];
  for (const { planId, cascadeId } of rows) {
    const history = streams.get(planId) ?? [];
    const policy = await policyOf(cascadeId);
    for (const obligation of Object.values(planOf(history).obligations)) {
      const day = expectedBy(obligation);
      const { lineId } = obligation;
      if (day === null || day < from) continue;
      const item = byLine.get(`${cascadeId}/${lineId}`);
      const title = item?.line.title ?? definitionOf(policy, obligation).title;
      duties.push({
        uid: `${cascadeId}.${unitId}.${lineId}@dondoc`,
        day,
        summary: heading(obligation, title),
        description: wordsOf(obligation, item, day),
        path: `/nghia-vu/${cascadeId}/${unitId}/${lineId}`,
        state: stateOf(obligation),
        ...changesIn(history, lineId),
      });
    }
  }
  return duties.sort((a, b) => (a.day === b.day ? (a.uid < b.uid ? -1 : 1) : a.day < b.day ? -1 : 1));
};
