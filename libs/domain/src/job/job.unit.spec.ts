import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/instant.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { decideJob, MOST_ITEMS } from './decide.js';
import { evolveJob } from './evolve.js';
import { initialJob, type ItemResult, type Job, type JobCommand, type JobEvent, type JobItem } from './job.js';

const now = instantOf('2026-11-21T01:00:00.000Z');
const item = (n: number): JobItem => ({ n, label: `Mục ${n}`, ref: null, body: null });
const start = (items: JobItem[], reason = ' Quá hạn 5 ngày '): JobCommand => ({
  type: 'StartJob',
  job: {
    jobId: 'viec-1',
    kind: 'remind',
    by: 'van-phong',
    role: 'office',
    unitId: 'van-phong-ubnd-tinh',
    reason,
    parameters: {},
    retryOf: null,
    importId: null,
  },
  items,
});
const done = (n: number): ItemResult => ({ n, outcome: 'done' });
const skipped = (n: number): ItemResult => ({ n, outcome: 'skipped', reason: 'Hôm nay đã nhắc.' });
const failed = (n: number): ItemResult => ({
  n,
  outcome: 'failed',
  code: 'OBLIGATION.ALREADY_CLOSED',
  field: 'lineId',
  value: 'x',
  reason: 'Đã kết thúc.',
  mend: 'Xem lại.',
});
const settle = (...results: ItemResult[]): JobCommand => ({ type: 'SettleItems', results });
const stop: JobCommand = { type: 'CancelJob', by: 'van-phong', reason: 'Nhầm danh sách' };

const after = (...commands: JobCommand[]): { job: Job; events: JobEvent[] } =>
  commands.reduce<{ job: Job; events: JobEvent[] }>(
    ({ job, events }, command) => {
      const made = decideJob(job, command, now);
      return { job: made.reduce(evolveJob, job), events: [...events, ...made] };
    },
    { job: initialJob(), events: [] },
  );
const typesAfter = (...commands: JobCommand[]): string[] => after(...commands).events.map(({ type }) => type);
const refusal = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof RuleViolation) return error.code;
  }
  return '';
};

describe('a job', () => {
  it('starts with its exact list and a reason', () => {
    const { events } = after(start([item(1), item(2)]));
    expect(events).toMatchObject([{ type: 'JobStarted', data: { total: 2, reason: 'Quá hạn 5 ngày' } }]);
    expect(refusal(() => after(start([item(1)], '  ')))).toBe('REASON.MISSING');
    expect(refusal(() => after(start([])))).toBe('JOB.EMPTY');
    const tooMany = { length: MOST_ITEMS + 1 } as unknown as JobItem[];
    expect(refusal(() => after(start(tooMany)))).toBe('JOB.TOO_LARGE');
    expect(refusal(() => after(start([item(1)]), start([item(1)])))).toBe('JOB.ALREADY_STARTED');
  });

  it('is finished by the result of its last item, and counts them', () => {
    const { job, events } = after(start([item(1), item(2), item(3)]), settle(done(1), skipped(2)), settle(failed(3)));
    expect(events.at(-1)).toMatchObject({ type: 'JobFinished', data: { done: 1, skipped: 1, failed: 1 } });
    expect(job.status).toBe('finished');
  });

  it('takes each result once: a page that is reported again changes nothing', () => {
    const { job, events } = after(
      start([item(1), item(2), item(3)]),
      settle(done(1), done(2)),
      settle(done(1), failed(2)),
      settle(done(2), done(3), done(3), done(4), done(0)),
    );
    expect(job.counts).toEqual({ done: 3, skipped: 0, failed: 0 });
    expect(events.map(({ type }) => type)).toEqual(['JobStarted', 'JobItemsSettled', 'JobItemsSettled', 'JobFinished']);
  });

  it('stops with a reason; what was under way is still recorded, and it stays stopped', () => {
    const { job, events } = after(start([item(1), item(2)]), stop, settle(done(1)), settle(done(2)), stop);
    expect(events.map(({ type }) => type)).toEqual([
      'JobStarted',
      'JobCancelled',
      'JobItemsSettled',
      'JobItemsSettled',
    ]);
    expect(job.status).toBe('cancelled');
    expect(refusal(() => after(start([item(1)]), { ...stop, reason: '' }))).toBe('REASON.MISSING');
  });

  it('that is finished cannot be stopped; one that never started is not there', () => {
    expect(refusal(() => after(start([item(1)]), settle(done(1)), stop))).toBe('JOB.ALREADY_OVER');
    expect(refusal(() => typesAfter(stop))).toBe('JOB.NOT_FOUND');
    expect(refusal(() => typesAfter(settle(done(1))))).toBe('JOB.NOT_FOUND');
  });
});
