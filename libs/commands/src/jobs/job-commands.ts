import {
  decideJob,
  evolveJob,
  initialJob,
  type ItemResult,
  type Job,
  type JobCommand,
  type JobEvent,
  type JobItem,
  jobItemsStreamId,
  jobStreamId,
  requireStarted,
} from '@dondoc/domain';
import { ConcurrencyError, type EventStore, IdempotencyError, type RecordedEvent } from '@dondoc/event-store';
import { projectJob, projectJobItems, type Transaction } from '@dondoc/read-models';
import type { CommandContext } from '../command-context.js';
import { startJobEntry } from '../outbox-entries.js';
import { fingerprintOf } from '../recorder.js';
import { retried } from '../retried.js';

/** Items per event, so that no event of a long job is too large. */
const ITEMS_PER_EVENT = 500;

const factOf = ({ type, occurredAt, data }: RecordedEvent): JobEvent => ({ type, at: occurredAt, data }) as JobEvent;

type Log = Pick<EventStore, 'readStream' | 'append' | 'findReceipt'>;

/** A job as its log tells it, and how long the log is. */
export const loadJob = async (
  store: Pick<EventStore, 'readStream'>,
  jobId: string,
): Promise<{ job: Job; version: number }> => {
  const history = await store.readStream(jobStreamId(jobId));
  return { job: history.map(factOf).reduce(evolveJob, initialJob()), version: history.length };
};

type Writing = { jobId: string; version: number; events: readonly JobEvent[]; items?: readonly JobItem[] };

const itemEvents = (items: readonly JobItem[], at: string) =>
  Array.from({ length: Math.ceil(items.length / ITEMS_PER_EVENT) }, (_, page) => ({
    type: 'JobItemsListed',
    occurredAt: at,
    data: { items: items.slice(page * ITEMS_PER_EVENT, (page + 1) * ITEMS_PER_EVENT) },
  }));

const write = async (
  store: Log,
  { jobId, version, events, items = [] }: Writing,
  request: unknown,
  { commandId, actor, now }: CommandContext,
): Promise<'appended' | 'duplicate'> => {
  const project = async (tx: Transaction): Promise<void> => {
    await projectJob(tx, jobId, events);
    if (items.length > 0) await projectJobItems(tx, jobId, items);
  };
  const job = { stream: jobStreamId(jobId), expectedVersion: version };
  const outcome = await store.append(
    {
      receipt: { commandId, fingerprint: fingerprintOf(request), result: { jobId } },
      metadata: { actor, commandId, correlationId: commandId, causationId: null, schemaVersion: 1 },
      recordedAt: now,
      appends: [
        { ...job, events: events.map(({ type, at, data }) => ({ type, occurredAt: at, data })) },
        ...(items.length > 0
          ? [{ stream: jobItemsStreamId(jobId), expectedVersion: 0, events: itemEvents(items, now) }]
          : []),
      ],
      outbox: items.length > 0 ? [startJobEntry(jobId)] : [],
    },
    project,
  );
  return outcome.kind;
};

/** What a job is to do; its items are numbered from 1. `asked`: the request, where the same command asks the same by it. */
export type StartJob = {
  job: (JobCommand & { type: 'StartJob' })['job'];
  items: readonly Omit<JobItem, 'n'>[];
  asked?: unknown;
};

/**
 * Starts a bulk act: the exact list is in the log before the first item is touched.
 * @throws RuleViolation `JOB.EMPTY`, `JOB.TOO_LARGE`, `REASON.MISSING`
 * @throws IdempotencyError `COMMAND.ID_REUSED`
 */
export const startJob = async (
  store: Log,
  { job, items, asked }: StartJob,
  context: CommandContext,
): Promise<string> => {
  const numbered = items.map((item, index) => ({ ...item, n: index + 1 }));
  const request = asked ?? { start: job, items: fingerprintOf(numbered) };
  const receipt = await store.findReceipt(context.commandId);
  if (receipt) {
    if (receipt.fingerprint !== fingerprintOf(request)) throw new IdempotencyError(context.commandId);
    return job.jobId;
  }
  const loaded = await loadJob(store, job.jobId);
  // Who asks is no part of what is asked: a name that changes between two tries leaves the request the same.
  const named = context.name === undefined ? job : { ...job, name: context.name };
  const events = decideJob(loaded.job, { type: 'StartJob', job: named, items: numbered }, context.now);
  await write(store, { jobId: job.jobId, version: loaded.version, events, items: numbered }, request, context);
  return job.jobId;
};

/** Records what became of items; what is recorded already stays as it is. */
export const settleItems = async (
  store: Log,
  jobId: string,
  results: readonly ItemResult[],
  context: Omit<CommandContext, 'commandId'>,
): Promise<Job> =>
  retried(async () => {
    const { job, version } = await loadJob(store, jobId);
    const events = decideJob(job, { type: 'SettleItems', results }, context.now);
    if (events.length > 0) {
      const command = { ...context, commandId: `${jobStreamId(jobId)}:settled@${version}` };
      const outcome = await write(store, { jobId, version, events }, { settle: jobId, version }, command);
      if (outcome === 'duplicate') throw new ConcurrencyError(jobStreamId(jobId));
    }
    return events.reduce(evolveJob, job);
  });

/**
 * Stops a job before its next item.
 * @throws RuleViolation `JOB.NOT_FOUND`, `JOB.ALREADY_OVER`, `REASON.MISSING`
 */
export const cancelJob = async (store: Log, jobId: string, reason: string, context: CommandContext): Promise<void> => {
  const request = { cancel: jobId, reason };
  const receipt = await store.findReceipt(context.commandId);
  if (receipt) {
    if (receipt.fingerprint !== fingerprintOf(request)) throw new IdempotencyError(context.commandId);
    return;
  }
  await retried(async () => {
    const { job, version } = await loadJob(store, jobId);
    requireStarted(job, jobId);
    const events = decideJob(job, { type: 'CancelJob', by: context.actor, reason }, context.now);
    if (events.length > 0) await write(store, { jobId, version, events }, request, context);
  });
};
