import { createHash } from 'node:crypto';
import { type Clock, type CommandContext, type Database, IdempotencyError, isRecorded } from '@dondoc/commands';
import { type EnterImport, type ImportKind, type ImportQuery, type ImportReport, mayAct } from '@dondoc/contracts';
import {
  ERROR_HEAD,
  type MarkedRow,
  markErrors,
  preparedSheet,
  type ReadSheet,
  readSheet,
  Workbook,
} from '@dondoc/documents';
import { jobKinds, type JobKind, RuleViolation } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull, type Repository } from 'typeorm';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { jobIdOf, Jobs } from '../jobs/jobs.js';
import { problems } from '../problem/problems.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { ImportRow } from './import.entity.js';
import { PostSheet } from './register/post-sheet.js';
import { UnitSheet } from './register/unit-sheet.js';
import type { RowVerdict, SheetKind, SheetQuestion } from './sheet-kind.js';
import { SubmissionSheet } from './submissions/submission-sheet.js';

const ERRORS_SHOWN = 1000;
const ROWS_SHOWN = 200;

export type UploadedSheet = { name: string; content: Buffer };
type DryRun = { row: ImportRow; sheet: ReadSheet; verdicts: RowVerdict[] };

const jobKindOf: Record<ImportKind, JobKind> = {
  submissions: 'import-submissions',
  units: 'import-units',
  posts: 'import-posts',
};

/** The same command makes the same import. */
const importIdOf = (commandId: string): string =>
  `imp-${createHash('sha256').update(`import:${commandId}`).digest('hex').slice(0, 20)}`;

const faultText = ({ faults }: RowVerdict): string =>
  faults.map(({ head, reason, mend }) => `${head}: ${reason} ${mend}`).join('\n');

const sentenceOf = (right: number, wrong: number, blank: number, errors: number): string => {
  const parts = [
    `${right + wrong} dòng có dữ liệu: ${right} dòng đúng`,
    ...(wrong > 0 ? [`${wrong} dòng sai (${errors} lỗi)`] : []),
    ...(blank > 0 ? [`${blank} dòng không có gì để nhập`] : []),
  ];
  return `${parts.join(', ')}. Chưa có gì được nhập.`;
};

/** Import of sheets: prepared sheet → dry run with all faults → the same file marked → entry as a job. */
@Injectable()
export class Imports {
  private readonly rows: Repository<ImportRow>;
  private readonly kinds: Record<ImportKind, SheetKind>;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly jobs: Jobs,
    submissions: SubmissionSheet,
    units: UnitSheet,
    posts: PostSheet,
  ) {
    this.rows = database.dataSource.getRepository(ImportRow);
    this.kinds = { submissions, units, posts };
  }

  /** The sheet to be filled in. @throws RuleViolation `CASCADE.NOT_FOUND`; ApiProblem `ACCESS.*` */
  async sheet({ kind, cascadeId }: ImportQuery, asker: SignedIn): Promise<Buffer> {
    await this.requireRight(kind, asker);
    return preparedSheet(
      await this.kinds[kind].prepare({ cascadeId: cascadeId ?? null, asker, now: this.clock.now() }),
    );
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
    const report = await this.report(await this.dryRun(row, asker));
    await this.rows.createQueryBuilder().insert().values(row).orIgnore().execute();
    const kept = await this.rows.findOneByOrFail({ importId });
    if (kept.sha256 !== sha256 || kept.kind !== kind) throw new IdempotencyError(commandId);
    return { ...report, jobId: kept.jobId };
  }

  /** The dry run as of now. @throws RuleViolation `IMPORT.NOT_FOUND` */
  async get(importId: string, asker: SignedIn): Promise<ImportReport> {
    return this.report(await this.dryRun(await this.visible(importId, asker), asker));
  }

  /** The file as it was sent, with its wrong cells marked. */
  async marked(importId: string, asker: SignedIn): Promise<{ name: string; content: Buffer }> {
    const { row, sheet, verdicts } = await this.dryRun(await this.visible(importId, asker), asker);
    const marks: MarkedRow[] = verdicts
      .filter(({ faults }) => faults.length > 0)
      .map((verdict) => ({
        row: verdict.row,
        columns: [...new Set(verdict.faults.map(({ column }) => column))],
        text: faultText(verdict),
      }));
    const place = { sheet: sheet.sheet, headRow: sheet.headRow, errorColumn: sheet.errorColumn, errorHead: ERROR_HEAD };
    return { name: `Lỗi - ${row.fileName}`, content: markErrors(row.content, place, marks) };
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
    if (row.jobId !== null && row.jobId !== jobId) throw alreadyStarted(row.jobId);
    const { verdicts } = await this.dryRun(row, asker);
    const wrong = verdicts.filter(({ faults }) => faults.length > 0);
    if (rows === 'all' && wrong.length > 0) throw hasErrors(wrong);
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
    if (other !== jobId) throw alreadyStarted(other ?? '');
  }

  private async dryRun(row: ImportRow, asker: SignedIn): Promise<DryRun> {
    const kind = this.kinds[row.kind];
    const question: SheetQuestion = { cascadeId: row.cascadeId, asker, now: this.clock.now() };
    const workbook = Workbook.open(row.content, row.fileName);
    const spec = await kind.spec(question);
    const sheet = readSheet(workbook, spec, question.now);
    return { row, sheet, verdicts: await kind.judge(sheet, spec, question) };
  }

  private async report({ row, sheet, verdicts }: DryRun): Promise<ImportReport> {
    const wrong = verdicts.filter(({ faults }) => faults.length > 0);
    const right = verdicts.filter(({ item }) => item !== null);
    const blank = sheet.blank + verdicts.length - wrong.length - right.length;
    const errors = wrong.flatMap(({ faults }) => faults);
    return {
      importId: row.importId,
      kind: row.kind,
      kindLabel: jobKinds[jobKindOf[row.kind]],
      cascadeId: row.cascadeId,
      fileName: row.fileName,
      asOf: this.clock.now(),
      sheet: sheet.sheet,
      rows: right.length + wrong.length,
      right: right.length,
      wrong: wrong.length,
      blank,
      sentence: sentenceOf(right.length, wrong.length, blank, errors.length),
      errors: errors.slice(0, ERRORS_SHOWN).map(({ row: at, letter: column, head, code, value, reason, mend }) => ({
        row: at,
        column,
        head,
        code,
        value,
        reason,
        mend,
      })),
      errorCount: errors.length,
      preview: right.slice(0, ROWS_SHOWN).map(({ row: at, label }) => ({ row: at, label })),
      jobId: row.jobId,
    };
  }

  private requireRight(kind: ImportKind, asker: SignedIn): Promise<void> {
    return this.access.require(asker, kind === 'submissions' ? 'import.submissions' : 'import.register');
  }

  private async visible(importId: string, asker: SignedIn): Promise<ImportRow> {
    const row = await this.rows.findOneBy({ importId });
    if (!row) throw notFound(importId);
    if (!mayAct(asker.role, 'job.read-others', 'any') && row.unitId !== asker.unitId)
      throw problems.otherUnit(row.unitId);
    await this.requireRight(row.kind, asker);
    return row;
  }
}

const notFound = (importId: string): RuleViolation =>
  new RuleViolation('IMPORT.NOT_FOUND', {
    field: 'importId',
    value: importId,
    reason: 'Không có lần nhập này.',
    mend: 'Gửi lại tệp để kiểm tra.',
  });

const alreadyStarted = (jobId: string): RuleViolation =>
  new RuleViolation('IMPORT.ALREADY_STARTED', {
    field: 'importId',
    value: jobId,
    reason: 'Tệp này đã được nhập.',
    mend: 'Xem kết quả của việc đã nhập; muốn nhập thêm thì gửi tệp khác.',
  });

const hasErrors = (wrong: readonly RowVerdict[]): RuleViolation => {
  const rows = wrong.slice(0, 10).map(({ row }) => row);
  return new RuleViolation('IMPORT.HAS_ERRORS', {
    field: 'rows',
    value: `dòng ${rows.join(', ')}${wrong.length > rows.length ? '…' : ''}`,
    reason: `Còn ${wrong.length} dòng sai.`,
    mend: 'Tải tệp có đánh dấu lỗi về sửa rồi gửi lại, hoặc chọn “Chỉ nhập dòng đúng”.',
  });
};
