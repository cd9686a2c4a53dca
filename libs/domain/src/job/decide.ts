import type { Instant } from '../calendar/instant.js';
import { RuleViolation } from '../errors/rule-violation.js';
import type { ItemResult, Job, JobCommand, JobCounts, JobEvent } from './job.js';

/** More than all units times all lines of a large cascade; beyond it, one works cascade by cascade. */
export const MOST_ITEMS = 100_000;

type CommandOf<T extends JobCommand['type']> = JobCommand & { type: T };

const refuse = (
  code: 'JOB.EMPTY' | 'JOB.TOO_LARGE' | 'JOB.ALREADY_OVER' | 'JOB.ALREADY_STARTED' | 'REASON.MISSING',
  field: string,
  value: string,
  reason: string,
  mend: string,
): RuleViolation => new RuleViolation(code, { field, value, reason, mend });

const requireReason = (reason: string): string => {
  const trimmed = reason.trim();
  if (trimmed === '') throw refuse('REASON.MISSING', 'reason', reason, 'Chưa có lý do.', 'Nhập lý do.');
  return trimmed;
};

const start = ({ started }: Job, { job, items }: CommandOf<'StartJob'>, now: Instant): JobEvent[] => {
  if (started) {
    throw refuse('JOB.ALREADY_STARTED', 'jobId', job.jobId, 'Việc này đã bắt đầu.', 'Xem tiến độ của việc đang chạy.');
  }
  const reason = requireReason(job.reason);
  if (items.length === 0) {
    throw refuse('JOB.EMPTY', 'items', '0', 'Danh sách không còn mục nào để làm.', 'Chọn lại đơn vị hoặc bộ lọc.');
  }
  if (items.length > MOST_ITEMS) {
    const mend = `Chia nhỏ, mỗi lần không quá ${MOST_ITEMS} mục.`;
    throw refuse('JOB.TOO_LARGE', 'items', String(items.length), 'Danh sách quá dài cho một lần.', mend);
  }
  return [{ type: 'JobStarted', at: now, data: { ...job, reason, total: items.length } }];
};

const counted = (counts: JobCounts, results: readonly ItemResult[]): JobCounts =>
  results.reduce((sum, { outcome }) => ({ ...sum, [outcome]: sum[outcome] + 1 }), counts);

/** Results that are new. What was done before a cancellation came through is recorded all the same: it happened. */
const settle = (job: Job, { results }: CommandOf<'SettleItems'>, now: Instant): JobEvent[] => {
  const total = job.started?.total ?? 0;
  const fresh = [...new Map(results.map((one) => [one.n, one])).values()].filter(
    ({ n }) => n >= 1 && n <= total && !job.settled.has(n),
  );
  if (fresh.length === 0) return [];
  const events: JobEvent[] = [{ type: 'JobItemsSettled', at: now, data: { results: fresh } }];
  const over = job.status === 'running' && job.settled.size + fresh.length === total;
  return over ? [...events, { type: 'JobFinished', at: now, data: counted(job.counts, fresh) }] : events;
};

const cancel = (job: Job, { by, reason }: CommandOf<'CancelJob'>, now: Instant): JobEvent[] => {
  if (job.status === 'cancelled') return [];
  if (job.status === 'finished') {
    const mend = 'Xem kết quả từng mục; mục nào cần đổi thì làm lại riêng mục đó.';
    throw refuse('JOB.ALREADY_OVER', 'jobId', job.started?.jobId ?? '', 'Việc này đã làm xong, không dừng được.', mend);
  }
  return [{ type: 'JobCancelled', at: now, data: { by, reason: requireReason(reason) } }];
};

const unknown = (jobId = ''): RuleViolation =>
  new RuleViolation('JOB.NOT_FOUND', {
    field: 'jobId',
    value: jobId,
    reason: 'Không có việc hàng loạt này.',
    mend: 'Mở lại từ danh sách việc hàng loạt.',
  });

/** @throws RuleViolation `JOB.NOT_FOUND` */
export const requireStarted = ({ started }: Job, jobId: string): NonNullable<Job['started']> => {
  if (started) return started;
  throw unknown(jobId);
};

/**
 * Every rule of a job: command + state + now → events. Pure; nothing to do is [].
 * @throws RuleViolation `JOB.*`, `REASON.MISSING`
 */
export const decideJob = (job: Job, command: JobCommand, now: Instant): JobEvent[] => {
  if (command.type === 'StartJob') return start(job, command, now);
  if (!job.started) throw unknown();
  return command.type === 'SettleItems' ? settle(job, command, now) : cancel(job, command, now);
};
