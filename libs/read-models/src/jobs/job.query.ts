import type { JobItemView, JobSummary, JobView } from '@dondoc/contracts';
import { type Instant, type JobItem, jobKinds, type JobStatus, numberText, RuleViolation } from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import type { JobItemRow, JobRow } from './job.entities.js';
import { refKey } from '../obligations/ref-key.js';
import { mailOfReminders } from './reminder-mail.query.js';

/** Items that one answer holds; all failures come in the sheet. */
const ITEMS_SHOWN = 500;
const JOBS_SHOWN = 200;

const JOBS = `SELECT job_id AS "jobId", kind, started_by AS "startedBy", role, unit_id AS "unitId", reason, parameters, total, done,
  skipped, failed, status, started_at AS "startedAt", ended_at AS "endedAt", cancelled_by AS "cancelledBy",
  cancel_reason AS "cancelReason", retry_of AS "retryOf", import_id AS "importId" FROM jobs`;
const ITEMS = 'SELECT n, label, ref, body, outcome, code, field, value, reason, mend FROM job_items WHERE job_id = $1';

const statusLabels: Record<JobStatus, string> = { running: 'Đang làm', cancelled: 'Đã dừng', finished: 'Đã xong' };
const outcomeLabels: Record<JobItemRow['outcome'], string> = {
  waiting: 'Chờ làm',
  done: 'Đã làm',
  skipped: 'Bỏ qua',
  failed: 'Không làm được',
};

const sentenceOf = ({ total, done, skipped, failed, status }: JobRow): string => {
  const left = total - done - skipped - failed;
  const parts = [
    `${numberText(done)}/${numberText(total)} mục đã làm`,
    ...(skipped > 0 ? [`${numberText(skipped)} bỏ qua`] : []),
    ...(failed > 0 ? [`${numberText(failed)} không làm được`] : []),
    ...(left > 0 ? [`${numberText(left)} ${status === 'cancelled' ? 'không làm vì đã dừng' : 'còn chờ'}`] : []),
  ];
  return `${parts.join('; ')}.`;
};

const summaryOf = (row: JobRow): JobSummary => ({
  jobId: row.jobId,
  kind: row.kind,
  kindLabel: jobKinds[row.kind],
  status: row.status,
  statusLabel: statusLabels[row.status],
  startedBy: row.startedBy,
  startedAt: row.startedAt,
  endedAt: row.endedAt,
  reason: row.reason,
  total: row.total,
  done: row.done,
  skipped: row.skipped,
  failed: row.failed,
  waiting: row.total - row.done - row.skipped - row.failed,
  sentence: sentenceOf(row),
});

type ItemRow = Omit<JobItemRow, 'jobId'>;

const itemOf = ({ body: _, ...row }: ItemRow, mail: string | null): JobItemView => ({
  ...row,
  outcomeLabel: outcomeLabels[row.outcome],
  mail,
});

/** Answers about bulk acts. */
export class JobQuery {
  constructor(private readonly reader: Reader) {}

  /** Newest first. @param unitId only those that were started for this unit; null: all */
  async listJobs(unitId: string | null): Promise<JobSummary[]> {
    const where = unitId === null ? '' : 'WHERE unit_id = $1';
    const sql = `${JOBS} ${where} ORDER BY started_at DESC, job_id DESC LIMIT ${JOBS_SHOWN}`;
    return (await this.reader.query<JobRow>(sql, unitId === null ? [] : [unitId])).rows.map(summaryOf);
  }

  /** @throws RuleViolation `JOB.NOT_FOUND` */
  async row(jobId: string): Promise<JobRow> {
    const { rows } = await this.reader.query<JobRow>(`${JOBS} WHERE job_id = $1`, [jobId]);
    if (rows[0]) return rows[0];
    throw new RuleViolation('JOB.NOT_FOUND', {
      field: 'jobId',
      value: jobId,
      reason: 'Không có việc hàng loạt này.',
      mend: 'Mở lại từ danh sách việc hàng loạt.',
    });
  }

  /** One job; of its items the failures first. `own`: whether the asker may stop it and try again. */
  async getJob(jobId: string, own: boolean, now: Instant): Promise<JobView> {
    const row = await this.row(jobId);
    const order = `ORDER BY outcome <> 'failed', n LIMIT ${ITEMS_SHOWN}`;
    const { rows } = await this.reader.query<ItemRow>(`${ITEMS} ${order}`, [jobId]);
    const mail = await mailOfReminders(this.reader, row.kind === 'remind' ? jobId : null);
    const summary = summaryOf(row);
    return {
      ...summary,
      asOf: now,
      cancelledBy: row.cancelledBy,
      cancelReason: row.cancelReason,
      retryOf: row.retryOf,
      importId: row.importId,
      mailFailures: [...mail.values()].filter(({ failed }) => failed).length,
      mailWaiting: [...mail.values()].filter(({ waiting }) => waiting).length,
      items: rows.map((item) => itemOf(item, item.ref ? (mail.get(refKey(item.ref))?.label ?? null) : null)),
      itemsShown: rows.length,
      may: { cancel: own && row.status === 'running', retry: own && row.failed > 0 && row.status !== 'running' },
    };
  }

  /** All items that failed, in order, with what is needed to try them again. */
  async failedItems(
    jobId: string,
  ): Promise<(JobItem & Pick<JobItemRow, 'code' | 'field' | 'value' | 'reason' | 'mend'>)[]> {
    const { rows } = await this.reader.query<ItemRow>(`${ITEMS} AND outcome = 'failed' ORDER BY n`, [jobId]);
    return rows;
  }

  /** The next items without a result, in order. */
  async waitingItems(jobId: string, limit: number): Promise<JobItem[]> {
    const sql = `SELECT n, label, ref, body FROM job_items WHERE job_id = $1 AND outcome = 'waiting' ORDER BY n LIMIT $2`;
    return (await this.reader.query<JobItem>(sql, [jobId, limit])).rows;
  }

  /** Jobs that nobody has ended. */
  async runningJobs(): Promise<string[]> {
    const { rows } = await this.reader.query<{ jobId: string }>(
      `SELECT job_id AS "jobId" FROM jobs WHERE status = 'running'`,
    );
    return rows.map(({ jobId }) => jobId);
  }
}
