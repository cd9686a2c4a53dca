import type { Clock, Database } from '@dondoc/commands';
import type { ImportKind } from '@dondoc/contracts';
import type { PreparedSheet, ReadSheet } from '@dondoc/documents';
import type { Instant, JobRef } from '@dondoc/domain';
import { refKey } from '@dondoc/read-models';
import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/signed-in.js';
import { QuestionThreads } from '../questions/question-threads.js';
import { CLOCK, DATABASE } from '../runtime.js';
import type { ImportRow } from './import.entity.js';
import { PostSheet } from './register/post-sheet.js';
import { UnitSheet } from './register/unit-sheet.js';
import { sentFile } from './sheet-answers.js';
import type { RowVerdict, SheetKind, SheetQuestion } from './sheet-kind.js';
import { SubmissionSheet } from './submissions/submission-sheet.js';

/** What a sheet comes to at a moment. `entered`: rows that its job has entered already; they are not judged again. */
export type DryRun = {
  row: ImportRow;
  sheet: ReadSheet;
  verdicts: readonly RowVerdict[];
  entered: number;
  at: Instant;
};

const ENTERED = `SELECT ref FROM job_items WHERE job_id = $1 AND outcome = 'done'`;

/**
 * Reads sheets and judges their rows; nothing is entered. Reading and the rules of the register take seconds for long sheets and
 * run in threads.
 */
@Injectable()
export class DryRuns {
  private readonly kinds: Record<ImportKind, SheetKind>;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly threads: QuestionThreads,
    submissions: SubmissionSheet,
    units: UnitSheet,
    posts: PostSheet,
  ) {
    this.kinds = { submissions, units, posts };
  }

  /** What the sheet to be filled in holds. @throws RuleViolation `CASCADE.NOT_FOUND` */
  prepared(kind: ImportKind, cascadeId: string | null, asker: SignedIn): Promise<PreparedSheet> {
    return this.kinds[kind].prepare({ cascadeId, asker, now: this.clock.now() });
  }

  /** Everything that is wrong with an uploaded sheet as of now. @throws RuleViolation `IMPORT.*`, `CASCADE.NOT_FOUND` */
  async of(row: ImportRow, asker: SignedIn): Promise<DryRun> {
    const kind = this.kinds[row.kind];
    const question: SheetQuestion = { cascadeId: row.cascadeId, asker, now: this.clock.now() };
    const spec = await kind.spec(question);
    const file = sentFile(row.fileName, row.content);
    const sheet = await this.threads.answer('importSheet', { file, spec, now: question.now });
    const entered = row.jobId === null ? [] : await this.enteredBy(row.jobId);
    const verdicts = await kind.judge(sheet, spec, question);
    return { row, sheet, verdicts: withoutEntered(verdicts, entered), entered: entered.length, at: question.now };
  }

  private async enteredBy(jobId: string): Promise<(JobRef | null)[]> {
    const { rows } = await this.database.pool.query<{ ref: JobRef | null }>(ENTERED, [jobId]);
    return rows.map(({ ref }) => ref);
  }
}

/** A report that was entered from this file is not wrong because it has come; rows of the register then change nothing anyway. */
const withoutEntered = (verdicts: readonly RowVerdict[], entered: readonly (JobRef | null)[]): RowVerdict[] => {
  const keys = new Set(entered.flatMap((ref) => (ref === null ? [] : [refKey(ref)])));
  return verdicts.map((one) => (one.ref && keys.has(refKey(one.ref)) ? { ...one, faults: [], item: null } : one));
};
