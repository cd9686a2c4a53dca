import {
  addDays,
  climbsDutyLine,
  clockOf,
  dateOf,
  formatDate,
  type Instant,
  instantAt,
  linesOfEvent,
  type Notice,
  noticeKey,
  noticesOfCascadeEvent,
  noticesOfPlanEvent,
  planEventText,
  postId,
  type UnitPlanEvent,
  withdrawnNotices,
} from '@dondoc/domain';
import { dutyLinesOf, enterNotices, type Transaction, type Withheld, withdrawNotices } from '@dondoc/read-models';
import type { UnitPlanChange } from './change.js';
import type { Recording } from './recording.js';

type DutyLines = ReadonlyMap<string, readonly string[]>;

/** Only where a ladder climbs them: the register is asked for nothing otherwise. */
const dutyLinesIn = async (tx: Transaction, { plans, policy }: Recording): Promise<DutyLines> =>
  climbsDutyLine(policy.template)
    ? dutyLinesOf(
        tx,
        plans.map(({ after }) => after.unitId),
      )
    : new Map();

const noticesOf = ({ cascade, plans, policy }: Recording, lines: DutyLines): Notice[] => [
  ...plans.flatMap(({ after, events }) =>
    events.flatMap((event) => noticesOfPlanEvent(event, after, policy.template, lines.get(after.unitId))),
  ),
  ...(cascade?.events ?? []).flatMap((event) =>
    noticesOfCascadeEvent(event, cascade?.after.cascadeId ?? '', policy.template),
  ),
];

/** A reminder that is recorded without being sent, because a newer one has come or its date has passed. */
const overtaken = ({ after, events }: UnitPlanChange): Withheld[] =>
  events.flatMap((event) => {
    if (event.type !== 'ReminderRaised' || event.data.notify) return [];
    const { lineId, rung } = event.data;
    const recipient = postId(after.unitId, 'focal-point');
    const ledgerKey = noticeKey(after, `${lineId}:${rung}`, recipient);
    const { cascadeId, unitId } = after;
    const place = { ledgerKey, recipient, cascadeId, unitId, lineId };
    return [
      {
        ...place,
        kind: 'reminder' as const,
        level: null,
        raisedAt: event.at,
        reason: 'Đã có lần nhắc mới hơn hoặc hạn đã qua.',
      },
    ];
  });

const because = (event: UnitPlanEvent, now: Instant): string =>
  `${planEventText(event)} (ghi nhận lúc ${clockOf(now)} ngày ${formatDate(dateOf(now))}).`;

/** What the outbox had shown and what a report, an extension or another date has made needless. */
const withdrawnBy = (change: UnitPlanChange, { policy, context }: Recording, lines: DutyLines): Withheld[] => {
  const { before, after, events } = change;
  const lineIds = new Set(events.flatMap((event) => linesOfEvent(event) ?? []));
  const until = instantAt(addDays(dateOf(context.now), WITHDRAWN_DAYS), '24:00');
  const gone = withdrawnNotices(before, after, policy, lines.get(after.unitId) ?? [], { lineIds, until });
  return gone.flatMap(({ rung, ...notice }) => {
    const cause = events.findLast((event) => linesOfEvent(event)?.includes(notice.lineId));
    return cause ? [{ ...notice, raisedAt: rung.at, reason: because(cause, context.now) }] : [];
  });
};

/** As far ahead as the outbox shows what will be sent. */
const WITHDRAWN_DAYS = 14;

/** Enters in the ledger whom the command tells, and what will not be told any more and why. */
export const enterLedger = async (tx: Transaction, recording: Recording): Promise<void> => {
  const { plans, context } = recording;
  // History made for the sample is told to nobody.
  if (context.sample) return;
  const lines = await dutyLinesIn(tx, recording);
  const withheld = plans.flatMap((plan) => [...overtaken(plan), ...withdrawnBy(plan, recording, lines)]);
  await withdrawNotices(tx, withheld, context.now);
  await enterNotices(tx, noticesOf(recording, lines));
};
