import { createHash } from 'node:crypto';
import { cancelJob, type Clock, type CommandContext, type Database, isRecorded, startJob } from '@dondoc/commands';
import { type JobSummary, type JobView, mayAct, mayEver, type StartJobRequest } from '@dondoc/contracts';
import { failuresSheet } from '@dondoc/documents';
import { type JobItem, jobKinds, type JobKind, type JobParameters, RuleViolation } from '@dondoc/domain';
import { actOfKind } from '@dondoc/read-models';
import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/signed-in.js';
import { problems } from '../problem/problems.js';
import { People } from '../sign-in/people.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { JobPreviews, listChanged } from './job-previews.js';

/** The same command makes the same job. */
export const jobIdOf = (commandId: string): string =>
  `job-${createHash('sha256').update(`job:${commandId}`).digest('hex').slice(0, 20)}`;

export type NewJob = {
  kind: JobKind;
  reason: string;
  parameters: JobParameters;
  items: readonly Omit<JobItem, 'n'>[];
  retryOf?: string;
  importId?: string;
  /** What the same key asks for again. */
  asked: unknown;
};

const seesAll = ({ role }: SignedIn): boolean => mayAct(role, 'job.read-others', 'any');

/** Starts, shows and stops bulk acts. Colleagues of the same unit see each other's; whoever may do the act may stop it. */
@Injectable()
export class Jobs {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly previews: JobPreviews,
    private readonly people: People,
  ) {}

  /**
   * Starts what the preview has shown.
   * @throws RuleViolation `JOB.LIST_CHANGED`, `JOB.EMPTY`, `REASON.MISSING`; IdempotencyError `COMMAND.ID_REUSED`
   */
  async start(request: StartJobRequest, asker: SignedIn, context: CommandContext): Promise<string> {
    // A repeated key answers as it did, whatever the list would be by now.
    if (await isRecorded(this.database.store, request, context)) return jobIdOf(context.commandId);
    const { reason, confirmed, ...question } = request;
    const previewed = await this.previews.preview(question, asker);
    if (previewed.view.hash !== confirmed.hash) throw listChanged(previewed, confirmed.shown);
    const { parameters, items } = previewed;
    return this.begin({ kind: question.kind, reason, parameters, items, asked: request }, asker, context);
  }

  begin(job: NewJob, asker: SignedIn, context: CommandContext): Promise<string> {
    const { kind, reason, parameters, items, asked, retryOf = null, importId = null } = job;
    const { username: by, role, unitId } = asker;
    const jobId = jobIdOf(context.commandId);
    return startJob(
      this.database.store,
      { job: { jobId, kind, by, role, unitId, reason, parameters, retryOf, importId }, items, asked },
      context,
    );
  }

  async list(asker: SignedIn): Promise<JobSummary[]> {
    const jobs = await this.database.queries.jobs.listJobs(seesAll(asker) ? null : asker.unitId);
    const name = await this.people.naming(jobs.map(({ startedBy }) => startedBy));
    return jobs.map((job) => ({ ...job, startedBy: name(job.startedBy) }));
  }

  /** @throws RuleViolation `JOB.NOT_FOUND`; ApiProblem `ACCESS.OTHER_UNIT` */
  async get(jobId: string, asker: SignedIn): Promise<JobView> {
    const { kind } = await this.visible(jobId, asker);
    const job = await this.database.queries.jobs.getJob(jobId, mayEver(asker.role, actOfKind[kind]), this.clock.now());
    const name = await this.people.naming([job.startedBy, job.cancelledBy ?? '']);
    return { ...job, startedBy: name(job.startedBy), cancelledBy: job.cancelledBy && name(job.cancelledBy) };
  }

  /** @throws RuleViolation `JOB.ALREADY_OVER`, `REASON.MISSING`, and as {@link get} */
  async cancel(jobId: string, reason: string, asker: SignedIn, context: CommandContext): Promise<void> {
    await this.changeable(jobId, asker);
    await cancelJob(this.database.store, jobId, reason, context);
  }

  /** A new job with what failed, under the same parameters. @throws RuleViolation `JOB.NOTHING_TO_RETRY` */
  async retry(jobId: string, reason: string, asker: SignedIn, context: CommandContext): Promise<string> {
    const { kind, reason: first, parameters, status } = await this.changeable(jobId, asker);
    const asked = { retry: jobId, reason };
    if (await isRecorded(this.database.store, asked, context)) return jobIdOf(context.commandId);
    const failed = await this.database.queries.jobs.failedItems(jobId);
    if (failed.length === 0 || status === 'running') {
      throw new RuleViolation('JOB.NOTHING_TO_RETRY', {
        field: 'jobId',
        value: jobId,
        reason: status === 'running' ? 'Việc này còn đang làm.' : 'Việc này không có mục nào không làm được.',
        mend: status === 'running' ? 'Chờ xong hoặc dừng lại rồi làm lại các mục lỗi.' : 'Xem kết quả từng mục.',
      });
    }
    const items = failed.map(({ label, ref, body }) => ({ label, ref, body }));
    const again = { kind, reason: reason.trim() || first, parameters, items, retryOf: jobId, asked };
    return this.begin(again, asker, context);
  }

  async failures(jobId: string, asker: SignedIn): Promise<Buffer> {
    const { kind, reason } = await this.visible(jobId, asker);
    const failed = await this.database.queries.jobs.failedItems(jobId);
    const lines = failed.map(({ n, label, field, value, reason: why, mend }) => ({
      n,
      label,
      field: field ?? '',
      value: value ?? '',
      reason: why ?? '',
      mend: mend ?? '',
    }));
    const title = `${jobKinds[kind]}: các mục không làm được`;
    return failuresSheet({ title, subtitle: `Lý do của việc: ${reason}`, lines });
  }

  private async visible(jobId: string, asker: SignedIn) {
    const row = await this.database.queries.jobs.row(jobId);
    if (!seesAll(asker) && row.unitId !== asker.unitId) throw problems.otherUnit(row.unitId);
    return row;
  }

  private async changeable(jobId: string, asker: SignedIn) {
    const row = await this.visible(jobId, asker);
    if (!mayEver(asker.role, actOfKind[row.kind])) throw problems.otherUnit(row.unitId);
    return row;
  }
}
