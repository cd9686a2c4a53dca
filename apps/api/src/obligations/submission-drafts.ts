import { isDeepStrictEqual } from 'node:util';
import type { Database, ObligationRef } from '@dondoc/commands';
import {
  type SaveSubmissionDraftRequest,
  type SubmissionDraftBody,
  submissionDraftBodySchema,
  type SubmissionDraftView,
} from '@dondoc/contracts';
import { clockOf, dateOf, formatDate, type Instant, RuleViolation } from '@dondoc/domain';
import {
  dropSubmissionDraft,
  findSubmissionDraft,
  saveSubmissionDraft,
  type SubmissionDraft,
} from '@dondoc/read-models';
import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/signed-in.js';
import { FileAccess } from '../files/file-access.js';
import { DATABASE } from '../runtime.js';

const OWED = 'SELECT 1 FROM obligations WHERE cascade_id = $1 AND unit_id = $2 AND line_id = $3';

const none: SubmissionDraftView = { revision: 0, body: null, files: [], editedBy: null, editedAt: null };

const conflict = (stored: SubmissionDraft | undefined, revision: number): RuleViolation =>
  new RuleViolation('SUBMISSION.DRAFT_CONFLICT', {
    field: 'revision',
    value: String(revision),
    reason: stored
      ? `${stored.editedBy} đã sửa bản nháp này lúc ${clockOf(stored.editedAt as Instant)} ngày ${formatDate(dateOf(stored.editedAt as Instant))}.`
      : 'Bản nháp này không còn nữa: đã nộp, hoặc đã xóa.',
    mend: 'Tải lại trang, xem bản đang có rồi sửa tiếp.',
  });

/** What a unit has begun to write, kept for every holder of its post. Two people at once never overwrite each other. */
@Injectable()
export class SubmissionDrafts {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly files: FileAccess,
  ) {}

  async get(ref: ObligationRef, asker: SignedIn): Promise<SubmissionDraftView> {
    await this.requireOwed(ref);
    const stored = await findSubmissionDraft(this.database.pool, ref);
    return stored ? this.view(stored, ref, asker) : none;
  }

  /** @throws RuleViolation `SUBMISSION.DRAFT_CONFLICT` with who and when; ApiProblem `FILE.NOT_YOURS`, `FILE.NOT_FOUND` */
  async save(
    ref: ObligationRef,
    { revision, body }: SaveSubmissionDraftRequest,
    asker: SignedIn,
    at: Instant,
  ): Promise<SubmissionDraftView> {
    await this.requireOwed(ref);
    await this.files.cited(body.fileIds, ref.unitId, asker);
    const { pool } = this.database;
    const saved = await saveSubmissionDraft(pool, ref, { revision, body, by: asker.name, at });
    if (saved) return this.view(saved, ref, asker);
    const stored = await findSubmissionDraft(pool, ref);
    // The same saving, sent twice, has won before: it is answered alike.
    if (stored && stored.revision === revision + 1 && isDeepStrictEqual(bodyIn(stored), body)) {
      return this.view(stored, ref, asker);
    }
    throw conflict(stored, revision);
  }

  /** @param revision the one that was read; null: whichever there is. @throws RuleViolation `SUBMISSION.DRAFT_CONFLICT` */
  async drop(ref: ObligationRef, revision: number | null): Promise<void> {
    await this.requireOwed(ref);
    const { pool } = this.database;
    const seen = revision ?? (await findSubmissionDraft(pool, ref))?.revision ?? 0;
    if (await dropSubmissionDraft(pool, ref, seen)) return;
    throw conflict(await findSubmissionDraft(pool, ref), seen);
  }

  private async view(stored: SubmissionDraft, ref: ObligationRef, asker: SignedIn): Promise<SubmissionDraftView> {
    const { revision, editedBy, editedAt } = stored;
    const body = bodyIn(stored);
    const files = await this.files.cited(body.fileIds, ref.unitId, asker);
    return { revision, body, files: [...files], editedBy, editedAt };
  }

  private async requireOwed({ cascadeId, unitId, lineId }: ObligationRef): Promise<void> {
    const { rows } = await this.database.pool.query(OWED, [cascadeId, unitId, lineId]);
    if (rows.length > 0) return;
    throw new RuleViolation('OBLIGATION.NOT_FOUND', {
      field: 'lineId',
      value: lineId,
      reason: 'Đơn vị không có nghĩa vụ này trong đợt triển khai.',
      mend: 'Chọn một nghĩa vụ trong danh sách của đơn vị.',
    });
  }
}

/** A draft of before a new field reads that field as empty. */
const bodyIn = ({ body }: SubmissionDraft): SubmissionDraftBody => submissionDraftBodySchema.parse(body);
