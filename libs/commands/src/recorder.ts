import { createHash } from 'node:crypto';
import { cascadeStreamId, linesOfEvent, unitPlanId } from '@dondoc/domain';
import { addToOutbox, type EventStore, type StreamAppend } from '@dondoc/event-store';
import {
  countUnsettled,
  projectCascade,
  projectSubmissions,
  projectUnitPlans,
  ratedOut,
  type ReceivedIn,
  type Transaction,
  unsettledChange,
} from '@dondoc/read-models';
import type { CascadeChange, UnitPlanChange } from './change.js';
import type { CommandResult } from './command-context.js';
import { enterLedger } from './ledger.js';
import type { Recording } from './recording.js';
import { signalRated, signalSettled } from './outbox-entries.js';

export type Recorded = { result: CommandResult; duplicate: boolean };

export const fingerprintOf = (request: unknown): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('hex');

const planStream = ({ after }: UnitPlanChange): string => unitPlanId(after.cascadeId, after.unitId);

const toAppend = (stream: string, { events, expectedVersion }: CascadeChange | UnitPlanChange): StreamAppend => ({
  stream,
  expectedVersion,
  events: events.map(({ type, at, data }) => ({ type, occurredAt: at, data })),
});

const appendsOf = ({ cascade, above, plans }: Recording): StreamAppend[] =>
  [
    ...[cascade, above].flatMap((one) => (one ? [toAppend(cascadeStreamId(one.after.cascadeId), one)] : [])),
    ...plans.map((plan) => toAppend(planStream(plan), plan)),
  ].filter(({ events }) => events.length > 0);

const touchedLines = ({ before, after, events }: UnitPlanChange): string[] => {
  if (!before.opened) return Object.keys(after.obligations);
  return [...new Set(events.flatMap((event) => linesOfEvent(event) ?? []))];
};

const receivedIn = ({ plans, context }: Recording): ReceivedIn[] =>
  plans.flatMap(({ after, events }) =>
    events.flatMap((event) =>
      event.type === 'SubmissionReceived'
        ? [{ cascadeId: after.cascadeId, unitId: after.unitId, actor: context.actor, event }]
        : [],
    ),
  );

const totalUnsettled = (plans: readonly UnitPlanChange[]): Map<string, number> => {
  const total = new Map<string, number>();
  for (const plan of plans) {
    for (const [lineId, by] of unsettledChange(plan.before, plan.after, touchedLines(plan))) {
      total.set(lineId, (total.get(lineId) ?? 0) + by);
    }
  }
  return total;
};

const ratedLines = (plans: readonly UnitPlanChange[]): string[] => [
  ...new Set(
    plans.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'SubmissionRated' ? [event.data.lineId] : [])),
    ),
  ),
];

const project = async (tx: Transaction, recording: Recording): Promise<void> => {
  const { cascade, above, plans, policy } = recording;
  if (cascade) await projectCascade(tx, cascade.after, cascade.events);
  if (above) await projectCascade(tx, above.after, above.events);
  await projectUnitPlans(
    tx,
    plans.map((plan) => ({ plan: plan.after, policy, touched: touchedLines(plan), position: plan.position })),
  );
  await projectSubmissions(tx, receivedIn(recording));
  await enterLedger(tx, recording);
  const cascadeId = recording.result.cascadeId;
  const settled = await countUnsettled(tx, cascadeId, totalUnsettled(plans));
  const rated = await ratedOut(tx, cascadeId, ratedLines(plans));
  await addToOutbox(tx, [
    ...settled.map((lineId) => signalSettled(cascadeId, lineId)),
    ...rated.map((lineId) => signalRated(cascadeId, lineId)),
  ]);
};

/**
 * Writes events, read models, ledger and outbox in one transaction; nothing or all.
 * @throws ConcurrencyError `EVENT_STORE.CONCURRENCY` when a stream has moved on: load and decide again
 * @throws IdempotencyError `COMMAND.ID_REUSED`
 */
export const record = async (store: EventStore, recording: Recording): Promise<Recorded> => {
  const { context, request, result, outbox } = recording;
  const { commandId, actor, correlationId = commandId, now, sample } = context;
  const outcome = await store.append(
    {
      receipt: { commandId, fingerprint: fingerprintOf(request), result },
      metadata: { actor, commandId, correlationId, causationId: null, schemaVersion: 1, ...(sample ? { sample } : {}) },
      recordedAt: now,
      appends: appendsOf(recording),
      outbox: [...outbox],
    },
    (tx) => project(tx, recording),
  );
  return outcome.kind === 'duplicate'
    ? { result: resultIn(outcome.receipt), duplicate: true }
    : { result, duplicate: false };
};

/** The answer that was given when the command was first recorded. */
export const resultIn = (receipt: { result: unknown }): CommandResult => receipt.result as CommandResult;
