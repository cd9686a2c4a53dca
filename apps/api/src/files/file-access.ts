import type { Database, ObligationRef } from '@dondoc/commands';
import { mayAct, mayEver } from '@dondoc/contracts';
import type { SubmissionContent } from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
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
    private readonly access: Access,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  /**
   * The file, when the asker may read it: what their unit uploaded, and what was handed in for an obligation that
   * they may read.
   * @throws ApiProblem `FILE.NOT_FOUND`, `ACCESS.OTHER_UNIT`
   */
  async get(fileId: string, asker: SignedIn): Promise<FileRow> {
    const file = await this.files.find(fileId);
    if (!file) throw fileProblems.notFound(fileId);
    const own = file.unitId === asker.unitId && mayEver(asker.role, 'obligation.read');
    if (own || mayAct(asker.role, 'obligation.read', [])) return file;
    const { rows } = await this.database.pool.query<ObligationRef>(SUBMISSIONS_WITH, [fileId]);
    for (const handedIn of rows) if (await this.access.may(asker, 'obligation.read', handedIn)) return file;
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
