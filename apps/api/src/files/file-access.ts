import type { Database, ObligationRef } from '@dondoc/commands';
import type { SubmissionContent } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/signed-in.js';
import { Standing } from '../access/standing.js';
import { fileProblems } from '../problem/file-problems.js';
import { problems } from '../problem/problems.js';
import { DATABASE } from '../runtime.js';
import type { FileRow } from './file.entity.js';
import { fileView, Files } from './files.js';

const SUBMISSIONS_WITH = `
  SELECT DISTINCT cascade_id AS "cascadeId", unit_id AS "unitId", line_id AS "lineId" FROM submissions
  WHERE content -> 'files' @> jsonb_build_array(jsonb_build_object('fileId', $1::text))`;

/** Who may read a file, and which files a submission may cite. */
@Injectable()
export class FileAccess {
  constructor(
    private readonly files: Files,
    private readonly standing: Standing,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  /**
   * The file, when the asker may read it: a unit reads what it uploaded, what was handed in for it, and what was handed
   * in to it as issuer, intermediary or appraiser.
   * @throws ApiProblem `FILE.NOT_FOUND`, `ACCESS.OTHER_UNIT`
   */
  async get(fileId: string, asker: SignedIn): Promise<FileRow> {
    const file = await this.files.find(fileId);
    if (!file) throw fileProblems.notFound(fileId);
    if (asker.role !== 'unit' || file.unitId === asker.unitId) return file;
    const { rows } = await this.database.pool.query<ObligationRef>(SUBMISSIONS_WITH, [fileId]);
    for (const handedIn of rows) if (!(await this.standing.refusal('party', asker.unitId, handedIn))) return file;
    throw problems.otherUnit(file.unitId);
  }

  /**
   * The files of a submission, in the order cited: uploaded by the unit that owes, or by the office of whoever hands in.
   * @throws ApiProblem `FILE.NOT_FOUND`, `FILE.NOT_YOURS`
   */
  async cited(fileIds: readonly string[], owingUnitId: string, asker: SignedIn): Promise<SubmissionContent['files']> {
    const cited: SubmissionContent['files'][number][] = [];
    for (const fileId of new Set(fileIds)) {
      const file = await this.files.find(fileId);
      if (!file) throw fileProblems.notFound(fileId);
      if (file.unitId !== owingUnitId && file.unitId !== asker.unitId) throw fileProblems.notYours(fileId);
      cited.push(fileView(file));
    }
    return cited;
  }
}
