import type { MessageItem } from '@dondoc/contracts';
import {
  advance,
  definitionOf,
  explanationLine,
  type Instant,
  isCancellable,
  isDaily,
  type LetterKind,
  type NoticeKind,
  noticesOfPlanEvent,
  type PlannedNotice,
  plannedNotices,
  type Policy,
  type PostId,
  reminderText,
  type UnitPlan,
} from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import { dueWords, noticeWords } from './notice-words.js';

/** Something that somebody will be told, from that instant on. */
export type Entry = { kind: LetterKind; recipient: PostId; raisedAt: Instant; item: MessageItem; cascadeId: string };

/**
 * A plan with what is needed to say whom it tells; `dutyLine`: who stands above its unit, nearest first; `lineTitles`: short
 * titles of the schedule's lines, each with its period.
 */
export type NamedPlan = {
  plan: UnitPlan;
  policy: Policy;
  dutyLine: readonly string[];
  lineTitles: ReadonlyMap<string, string>;
  names: ReadonlyMap<string, string>;
};

const titleOf = ({ plan, policy, lineTitles }: NamedPlan, lineId: string): string => {
  const obligation = plan.obligations[lineId];
  const explains = obligation?.explains;
  if (explains) return explanationLine({ ...obligation, explains }).shortTitle;
  return lineTitles.get(lineId) ?? (obligation ? definitionOf(policy, obligation).shortTitle : lineId);
};

const itemOf = ({ rung, ...notice }: PlannedNotice, named: NamedPlan): MessageItem => {
  const { plan, policy, names } = named;
  const title = titleOf(named, notice.lineId);
  const reminder = rung.kind === 'reminder';
  const text = reminder
    ? `${rung.when === 'before' ? 'Nhắc trước hạn' : 'Đôn đốc quá hạn'}: ${title}`
    : `Báo cáo việc quá hạn của ${names.get(notice.unitId) ?? notice.unitId}: ${title}`;
  const step = reminder ? reminderText(rung.id, true) : `Báo cáo cấp ${rung.level}`;
  const due = dueWords(plan.obligations[notice.lineId], policy);
  const { ledgerKey, cascadeId, unitId, lineId } = notice;
  return { ledgerKey, cascadeId, unitId, lineId, text, why: `${step}; ${due}`, cancellable: reminder, withheld: null };
};

/** What the plan's next wake will tell of rungs that have passed already: of several reminders the newest only. */
const toldOnWaking = ({ plan, policy, dutyLine }: NamedPlan, now: Instant): ReadonlySet<string> =>
  new Set(
    advance(plan, policy, now)
      .flatMap((event) => noticesOfPlanEvent(event, plan, policy.template, dutyLine))
      .map(({ ledgerKey }) => ledgerKey),
  );

/** What the ladders of a plan will tell until an instant. @param cancelled keys that somebody has called off */
export const entriesOfPlan = (
  named: NamedPlan,
  { now, until, cancelled }: { now: Instant; until: Instant; cancelled: ReadonlySet<string> },
): Entry[] => {
  const { plan, policy, dutyLine } = named;
  const waking = toldOnWaking(named, now);
  return plannedNotices(plan, policy, dutyLine, until)
    .filter(({ ledgerKey, rung }) => !cancelled.has(ledgerKey) && (rung.at > now || waking.has(ledgerKey)))
    .map((notice) => ({
      kind: 'digest',
      recipient: notice.recipient,
      raisedAt: notice.rung.at > now ? notice.rung.at : now,
      item: itemOf(notice, named),
      cascadeId: notice.cascadeId,
    }));
};

const PENDING = `
  SELECT n.ledger_key AS "ledgerKey", n.kind, n.recipient, n.cascade_id AS "cascadeId", n.unit_id AS "unitId",
    n.line_id AS "lineId", l.body->>'shortTitle' AS title
  FROM notices n LEFT JOIN cascade_lines l USING (cascade_id, line_id) WHERE n.state = 'pending'`;

type PendingRow = Omit<MessageItem, 'text' | 'why' | 'cancellable' | 'withheld'> & {
  kind: NoticeKind;
  recipient: PostId;
  title: string | null;
};

/** What stands in the ledger and waits for its letter. */
export const pendingEntries = async (reader: Reader, now: Instant): Promise<Entry[]> => {
  const { rows } = await reader.query<PendingRow>(PENDING);
  return rows.map(({ kind, recipient, title, ...notice }) => ({
    // What is not told daily is told at once, each kind in a letter of its own.
    kind: isDaily(kind) ? 'digest' : (kind as LetterKind),
    recipient,
    cascadeId: notice.cascadeId,
    raisedAt: now,
    item: {
      ...notice,
      ...noticeWords(kind, { title }),
      cancellable: isCancellable(kind),
      withheld: null,
    },
  }));
};
