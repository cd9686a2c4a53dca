import { type Database, dryPath } from '@dondoc/commands';
import type { PreparedRow, PreparedSheet, ReadRow, ReadSheet, SheetSpec } from '@dondoc/documents';
import { readDateText, RuleViolation } from '@dondoc/domain';
import { refKey } from '@dondoc/read-models';
import { Inject, Injectable } from '@nestjs/common';
import { JobItemRights } from '../../jobs/job-item-rights.js';
import { DATABASE } from '../../runtime.js';
import { CodeIndex } from '../code-index.js';
import type { RowVerdict, SheetKind, SheetQuestion } from '../sheet-kind.js';
import { doubledRows } from '../twice.js';
import { refsOf } from './matrix-refs.js';
import { fileNamesIn, NamedFiles } from './named-files.js';
import { NewestSubmissions } from './newest-submissions.js';
import { type Reading, textIn } from './row-entry.js';
import { submissionSpec } from './submission-spec.js';
import { submissionVerdict } from './submission-verdict.js';

/** Statuses of what may still come in, in the order of the prepared sheet. */
const OPEN = new Set(['overdue', 'due_today', 'due_soon', 'not_due', 'returned', 'no_due', 'received']);

/** Submissions of one cascade. Every rule is the decider's own, asked on a path that writes nothing. */
@Injectable()
export class SubmissionSheet implements SheetKind {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly rights: JobItemRights,
  ) {}

  async spec({ cascadeId }: SheetQuestion): Promise<SheetSpec> {
    const { template } = await this.database.commands.pinned.policyOf(requireCascade(cascadeId));
    return submissionSpec(template);
  }

  async prepare(question: SheetQuestion): Promise<PreparedSheet> {
    const cascadeId = requireCascade(question.cascadeId);
    const matrix = await this.database.queries.getMatrix(cascadeId, question.now);
    const refs = refsOf(cascadeId, matrix).filter(({ status }) => OPEN.has(status));
    const known = await this.rights.known(refs);
    const allowed = await this.rights.allowed(
      question.asker,
      ['submission.submit', 'submission.record-paper'],
      known.values(),
    );
    const columns = new Map(matrix.columns.map((column) => [column.lineId, column]));
    const rows = refs
      .filter((ref) => allowed.has(refKey(ref)))
      .map((ref): PreparedRow => {
        const column = columns.get(ref.lineId);
        return {
          cascade: cascadeId,
          unit: ref.unitId,
          unitName: ref.unitName,
          line: ref.lineId,
          lineTitle: column?.title ?? '',
          due: column?.lastSafeDay ? { date: readDateText(column.lastSafeDay, question.now) } : null,
          status: ref.statusLabel,
          seen: known.get(refKey(ref))?.version ?? 0,
        };
      });
    return { spec: await this.spec(question), rows, notes: NOTES };
  }

  async judge(sheet: ReadSheet, spec: SheetSpec, question: SheetQuestion): Promise<RowVerdict[]> {
    const reading = await this.reading(sheet, spec, { ...question, cascadeId: requireCascade(question.cascadeId) });
    const verdicts: RowVerdict[] = [];
    for (const row of sheet.rows) verdicts.push(await submissionVerdict(row, reading));
    return verdicts;
  }

  private async reading(sheet: ReadSheet, spec: SheetSpec, question: Reading['question']): Promise<Reading> {
    const { cascadeId, asker, now } = question;
    const matrix = await this.database.queries.getMatrix(cascadeId, now);
    const units = matrix.rows.map(({ unit }) => ({ id: unit.unitId, names: [unit.name, unit.shortName] }));
    const lines = matrix.columns.map(({ lineId, title }) => ({ id: lineId, names: [title] }));
    const [unitIndex, lineIndex] = [
      new CodeIndex(units, 'đơn vị trong đợt'),
      new CodeIndex(lines, 'nghĩa vụ trong đợt'),
    ];
    const names = sheet.rows.flatMap((row) => fileNamesIn(textIn(row, 'files')));
    const refs = refsOf(cascadeId, matrix);
    const known = await this.rights.known(refs);
    const allowedTo = (act: 'submission.submit' | 'submission.record-paper') =>
      this.rights.allowed(asker, [act], known.values());
    return {
      question,
      spec,
      sheet,
      units: unitIndex,
      lines: lineIndex,
      labels: new Map(refs.map((ref) => [refKey(ref), ref.label])),
      doubled: doubledRows(sheet.rows, (row) => refKeyIn(row, { cascadeId, unitIndex, lineIndex })),
      files: await NamedFiles.read(this.database, [asker.unitId, ...units.map(({ id }) => id)], names),
      known,
      newest: await NewestSubmissions.read(this.database, refs),
      returned: new Set(refs.filter(({ status }) => status === 'returned').map(refKey)),
      maySubmit: await allowedTo('submission.submit'),
      mayRecord: await allowedTo('submission.record-paper'),
      dry: dryPath(this.database.store, this.database.pool),
    };
  }
}

type Indexes = { cascadeId: string; unitIndex: CodeIndex; lineIndex: CodeIndex };

/** What a row is about, if that is clear. */
const refKeyIn = (row: ReadRow, { cascadeId, unitIndex, lineIndex }: Indexes): string | null => {
  const [unitId, lineId] = [unitIndex.find(textIn(row, 'unit')), lineIndex.find(textIn(row, 'line'))];
  return typeof unitId === 'string' && typeof lineId === 'string' ? refKey({ cascadeId, unitId, lineId }) : null;
};

const requireCascade = (cascadeId: string | null): string => {
  if (cascadeId !== null) return cascadeId;
  throw new RuleViolation('CASCADE.NOT_FOUND', {
    field: 'cascadeId',
    value: '',
    reason: 'Chưa chọn đợt triển khai.',
    mend: 'Chọn đợt cần nhập bài nộp.',
  });
};

const NOTES = [
  'Mỗi dòng là một nghĩa vụ của một đơn vị. Dòng không điền gì thì không nhập.',
  'Tải các tệp văn bản (PDF, Word…) lên trước, rồi ghi tên tệp vào cột “Tệp văn bản”.',
  'Ngày có thể là ngày thật của Excel hoặc chữ như 20/03/2026; số thập phân viết 12,5.',
  'Công thức không được tính lại: hệ thống đọc giá trị đang lưu trong ô.',
  'Gửi tệp lên chỉ là kiểm tra. Mọi lỗi hiện cùng lúc, theo dòng và cột; chưa có gì được nhập cho đến khi bấm nhập.',
];
