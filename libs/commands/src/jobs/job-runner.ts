import { type Instant, type ItemResult, type Job, type JobItem, jobItemCommandId, type OrgUnit } from '@dondoc/domain';
import { type Acting, actOfKind, mayChangeRegister, mayDoItem, remindSkips } from '@dondoc/read-models';
import type { CommandContext } from '../command-context.js';
import type { Database } from '../database.js';
import { carryOut, type ItemAct, type RowActs } from './item-acts.js';
import { cancelJob, loadJob, settleItems } from './job-commands.js';
import { changesIn, isPaper } from './row-acts.js';
import { type ItemRefusal, tryAct } from './try-act.js';

export type { ItemAct, RowActs } from './item-acts.js';

/** Whether the person who started a job may still act as that role for that unit; asked before every page. */
export type StillActing = (started: { by: string; role: string; unitId: string }) => Promise<Acting | null>;

type Parts = Pick<Database, 'store' | 'pool' | 'commands' | 'queries'>;
type Started = NonNullable<Job['started']>;
type Page = { started: Started; acting: Acting; units: ReadonlyMap<string, OrgUnit>; now: Instant };

const refused = (n: number, refusal: ItemRefusal): ItemResult => ({ n, outcome: 'failed', ...refusal });

const NOT_ALLOWED: ItemRefusal = {
  code: 'ACCESS.ROLE',
  field: 'unitId',
  value: '',
  reason: 'Người bắt đầu việc này không có quyền làm việc đó với đơn vị này.',
  mend: 'Nhờ người có quyền làm, hoặc đề nghị quản trị cấp quyền.',
};

const CHANGED = (ref: string): ItemRefusal => ({
  code: 'JOB.CHANGED_MEANWHILE',
  field: 'version',
  value: ref,
  reason: 'Đơn vị đã nộp bản mới sau khi danh sách được xác nhận.',
  mend: 'Xem bản mới rồi xử lý riêng bài này.',
});

const VERSION = `SELECT coalesce(max(version), 0) AS version FROM submissions
  WHERE cascade_id = $1 AND unit_id = $2 AND line_id = $3`;

/**
 * Carries jobs out, a page at a time. An item is one command under an id of its own, so that a page that is run again after
 * a crash finds done what was done, and nothing is done twice.
 */
export class JobRunner {
  constructor(
    private readonly database: Parts,
    private readonly stillActing: StillActing,
    private readonly now: () => Instant,
    private readonly rows: RowActs = {},
  ) {}

  /** Does the next items. @returns over: nothing is left to do, or the job was stopped */
  async runPage(jobId: string, limit: number): Promise<{ over: boolean }> {
    const { job } = await loadJob(this.database.store, jobId);
    if (job.started === null || job.status !== 'running') return { over: true };
    const acting = await this.stillActing(job.started);
    if (acting === null) return this.stopForRemoved(jobId, job.started);
    const items = await this.database.queries.jobs.waitingItems(jobId, limit);
    const units = new Map((await this.database.commands.pinned.units()).map((unit) => [unit.id, unit]));
    const page = { started: job.started, acting, units, now: this.now() };
    const results: ItemResult[] = [];
    for (const item of items) results.push(await this.settle(page, item));
    const settled = await settleItems(this.database.store, jobId, results, { actor: job.started.by, now: this.now() });
    return { over: settled.status !== 'running' };
  }

  private async stopForRemoved(jobId: string, { by }: Started): Promise<{ over: boolean }> {
    const reason = `Tài khoản ${by} không còn được giao vai trò đã dùng khi bắt đầu việc này.`;
    const context = { commandId: `job:${jobId}:starter-removed`, actor: 'system', now: this.now() };
    await cancelJob(this.database.store, jobId, reason, context);
    return { over: true };
  }

  private async settle(page: Page, item: JobItem): Promise<ItemResult> {
    const { started } = page;
    const commandId = jobItemCommandId(started.jobId, item.n);
    // What was done before a crash is done, whatever anybody may since.
    if (await this.database.store.findReceipt(commandId)) return { n: item.n, outcome: 'done' };
    const skip = await this.skipOf(page, item);
    if (skip !== null) return { n: item.n, outcome: 'skipped', reason: skip };
    const refusal = (await this.hindrance(page, item)) ?? (await this.act(page, item, this.contextOf(page, commandId)));
    return refusal === null ? { n: item.n, outcome: 'done' } : refused(item.n, refusal);
  }

  /** Whoever started the job is who acts, by account and by name. */
  private contextOf({ started: { by, name }, acting, now }: Page, commandId: string): CommandContext {
    return { commandId, now, actor: by, unitId: acting.unitId, ...(name === undefined ? {} : { name }) };
  }

  private async skipOf({ started, now }: Page, { ref }: JobItem): Promise<string | null> {
    if (started.kind !== 'remind' || ref === null) return null;
    const skips = await remindSkips(this.database.pool, [ref], now);
    return skips.values().next().value ?? null;
  }

  /** Rights, and that what was looked at is still what is there. */
  private async hindrance(page: Page, { ref, body }: JobItem): Promise<ItemRefusal | null> {
    const { started, acting, units } = page;
    const act =
      started.kind === 'import-submissions' && isPaper(body) ? 'submission.record-paper' : actOfKind[started.kind];
    if (ref === null) return this.rowHindrance(acting, body);
    if (!(await this.mayDo(act, acting, ref, units))) return { ...NOT_ALLOWED, value: ref.unitId };
    const seen = versionIn(body);
    if (seen === null) return null;
    const { rows } = await this.database.pool.query<{ version: number }>(VERSION, [
      ref.cascadeId,
      ref.unitId,
      ref.lineId,
    ]);
    return rows[0]?.version === seen ? null : CHANGED(ref.unitId);
  }

  /** A row of the register may be about a unit that an earlier row of the same page has made. */
  private async rowHindrance(acting: Acting, body: unknown): Promise<ItemRefusal | null> {
    const changes = changesIn(body);
    if (changes.length === 0) return null;
    const units = new Map((await this.database.commands.pinned.units()).map((unit) => [unit.id, unit]));
    return mayChangeRegister(acting, changes, units) ? null : NOT_ALLOWED;
  }

  private async mayDo(
    act: Parameters<typeof mayDoItem>[1][number],
    acting: Acting,
    ref: NonNullable<JobItem['ref']>,
    units: Page['units'],
  ): Promise<boolean> {
    const sql = 'SELECT key FROM obligations WHERE cascade_id = $1 AND unit_id = $2 AND line_id = $3';
    const { rows } = await this.database.pool.query<{ key: string }>(sql, [ref.cascadeId, ref.unitId, ref.lineId]);
    // What does not exist is left to the command to say.
    if (!rows[0]) return true;
    const { template } = await this.database.commands.pinned.policyOf(ref.cascadeId);
    return mayDoItem(acting, [act], { ref: { unitId: ref.unitId, key: rows[0].key }, template }, units);
  }

  private act({ started }: Page, item: JobItem, context: CommandContext): Promise<ItemRefusal | null> {
    const { jobId, kind, parameters, reason, unitId } = started;
    const act: ItemAct = { jobId, kind, parameters, reason, unitId, item };
    return tryAct(() => carryOut(this.database.commands, this.rows, act, context));
  }
}

/** The number of the newest submission when the list was confirmed; null where it does not matter. */
const versionIn = (body: unknown): number | null => {
  const version: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'seenVersion') : null;
  return typeof version === 'number' ? version : null;
};
