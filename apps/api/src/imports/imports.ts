import { createHash } from 'node:crypto';
import { type Clock, type CommandContext, type Database, IdempotencyError, isRecorded } from '@dondoc/commands';
import { type EnterImport, type ImportKind, type ImportQuery, type ImportReport, mayAct } from '@dondoc/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull, type Repository } from 'typeorm';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { jobIdOf, Jobs } from '../jobs/jobs.js';
import { problems } from '../problem/problems.js';
import { QuestionThreads } from '../questions/question-threads.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { DryRuns } from './dry-runs.js';
import { importProblems } from './import-problems.js';
import { importReport, jobKindOf } from './import-report.js';
import { ImportRow } from './import.entity.js';
import { markPlace, marksOf } from './marks.js';
import { sentFile } from './sheet-answers.js';

export type UploadedSheet = { name: string; content: Buffer };

/** The same command makes the same import. */
const importIdOf = (commandId: string): string =>
  `imp-${createHash('sha256').update(`import:${commandId}`).digest('hex').slice(0, 20)}`;

/** Import of sheets: prepared sheet → dry run with all faults → the same file marked → entry as a job. */
@Injectable()
export class Imports {
  private readonly rows: Repository<ImportRow>;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly jobs: Jobs,
    private readonly dryRuns: DryRuns,
    private readonly threads: QuestionThreads,
  ) {
    this.rows = database.dataSource.getRepository(ImportRow);
  }

  /** The sheet to be filled in. @throws RuleViolation `CASCADE.NOT_FOUND`; ApiProblem `ACCESS.*` */
  async sheet({ kind, cascadeId }: ImportQuery, asker: SignedIn): Promise<Buffer> {
    await this.requireRight(kind, asker);
    const prepared = await this.dryRuns.prepared(kind, cascadeId ?? null, asker);
    return this.threads.ask('preparedSheet', prepared);
  }

  /** Takes a sheet in and says everything that is wrong with it. @throws RuleViolation `IMPORT.*` */
  async receive(
    { kind, cascadeId }: ImportQuery,
    { name, content }: UploadedSheet,
    asker: SignedIn,
    commandId: string,
  ): Promise<ImportReport> {
    await this.requireRight(kind, asker);
    const importId = importIdOf(commandId);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const row: ImportRow = {
      importId,
      kind,
      cascadeId: cascadeId ?? null,
      fileName: name,
      content,
      sha256,
      uploadedBy: asker.username,
      unitId: asker.unitId,
      uploadedAt: this.clock.now(),
      jobId: null,
    };
    const report = importReport(await this.dryRuns.of(row, asker));
    await this.rows.createQueryBuilder().insert().values(row).orIgnore().execute();
    const kept = await this.rows.findOneByOrFail({ importId });
    if (kept.sha256 !== sha256 || kept.kind !== kind) throw new IdempotencyError(commandId);
    return { ...report, jobId: kept.jobId };
  }

  /** The dry run as of now. @throws RuleViolation `IMPORT.NOT_FOUND` */
  async get(importId: string, asker: SignedIn): Promise<ImportReport> {
    return importReport(await this.dryRuns.of(await this.visible(importId, asker), asker));
  }

  /** The file as it was sent, with its wrong cells marked. */
  async marked(importId: string, asker: SignedIn): Promise<{ name: string; content: Buffer }> {
    const { row, sheet, verdicts } = await this.dryRuns.of(await this.visible(importId, asker), asker);
    const file = sentFile(row.fileName, row.content);
    const content = await this.threads.ask('markedSheet', { file, place: markPlace(sheet), marks: marksOf(verdicts) });
    return { name: `Lỗi - ${row.fileName}`, content };
  }

  /**
   * Enters the rows as a job. What is right is judged again now.
   * @throws RuleViolation `IMPORT.HAS_ERRORS`, `IMPORT.ALREADY_STARTED`, `JOB.EMPTY`; IdempotencyError `COMMAND.ID_REUSED`
   */
  async enter(
    importId: string,
    { rows, reason }: EnterImport,
    asker: SignedIn,
    context: CommandContext,
  ): Promise<string> {
    const row = await this.visible(importId, asker);
    const jobId = jobIdOf(context.commandId);
    const asked = { enter: importId, rows, reason };
    if (await isRecorded(this.database.store, asked, context)) return jobId;
    if (row.jobId !== null && row.jobId !== jobId) throw importProblems.alreadyStarted(row.jobId);
    const { verdicts } = await this.dryRuns.of(row, asker);
    const wrong = verdicts.filter(({ faults }) => faults.length > 0);
    if (rows === 'all' && wrong.length > 0) throw importProblems.hasErrors(wrong);
    const items = verdicts.flatMap(({ item }) => item ?? []);
    const why = reason.trim() || `Nhập từ tệp “${row.fileName}”`;
    const job = { kind: jobKindOf[row.kind], reason: why, parameters: {}, items, importId, asked };
    await this.claim(importId, jobId);
    try {
      return await this.jobs.begin(job, asker, context);
    } catch (error) {
      if (!(await this.database.store.findReceipt(context.commandId)))
        await this.rows.update({ importId, jobId }, { jobId: null });
      throw error;
    }
  }

  /** Of two who enter a file at once one comes first. @throws RuleViolation `IMPORT.ALREADY_STARTED` */
  private async claim(importId: string, jobId: string): Promise<void> {
    const { affected } = await this.rows.update({ importId, jobId: IsNull() }, { jobId });
    if (affected) return;
    const { jobId: other } = await this.rows.findOneByOrFail({ importId });
    if (other !== jobId) throw importProblems.alreadyStarted(other ?? '');
  }

  private requireRight(kind: ImportKind, asker: SignedIn): Promise<void> {
    return this.access.require(asker, kind === 'submissions' ? 'import.submissions' : 'import.register');
  }

  private async visible(importId: string, asker: SignedIn): Promise<ImportRow> {
    const row = await this.rows.findOneBy({ importId });
    if (!row) throw importProblems.notFound(importId);
    if (!mayAct(asker.role, 'job.read-others', 'any') && row.unitId !== asker.unitId)
      throw problems.otherUnit(row.unitId);
    await this.requireRight(row.kind, asker);
    return row;
  }
}
