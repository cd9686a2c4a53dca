import { type Database, dryPath, tryAct } from '@dondoc/commands';
import type { MatrixView } from '@dondoc/contracts';
import type { PreparedRow, PreparedSheet, ReadRow, ReadSheet, RowFault, SheetSpec } from '@dondoc/documents';
import { type JobRef, readDateText, RuleViolation } from '@dondoc/domain';
import { refKey } from '@dondoc/read-models';
import { Inject, Injectable } from '@nestjs/common';
import { JobItemRights } from '../../jobs/job-item-rights.js';
import { DATABASE } from '../../runtime.js';
import { CodeIndex } from '../code-index.js';
import { faultAt, type RowVerdict, type SheetKind, type SheetQuestion } from '../sheet-kind.js';
import { allRefusals } from './all-refusals.js';
import { fileNamesIn, NamedFiles } from './named-files.js';
import { checkRights, checkTwice, type Entry, entryIn, type Note, type Reading, refIn, textIn } from './row-entry.js';
import { FIGURE, SCORE, submissionSpec } from './submission-spec.js';

/** Statuses of what may still come in, in the order of the prepared sheet. */
const OPEN = new Set(['overdue', 'due_today', 'due_soon', 'not_due', 'returned', 'no_due', 'received']);

/** Field of a refusal → column of the sheet. */
const COLUMNS: Readonly<Record<string, string>> = {
  documentNumber: 'number',
  signedOn: 'signedOn',
  sentOn: 'sentOn',
  receivedAt: 'receivedAt',
  'paper.receivedAt': 'receivedAt',
  reason: 'reason',
  files: 'files',
  expectedVersion: 'seen',
  lineId: 'line',
  unitId: 'unit',
};

const columnOf = (field: string): string => {
  const [group = '', ...rest] = field.split('.');
  if (group === 'figures') return `${FIGURE}${rest.join('.')}`;
  if (group === 'scores') return `${SCORE}${rest.join('.')}`;
  return COLUMNS[field] ?? 'line';
};

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
    for (const row of sheet.rows) verdicts.push(await this.judgeRow(row, reading));
    return verdicts;
  }

  private async reading(sheet: ReadSheet, spec: SheetSpec, question: Reading['question']): Promise<Reading> {
    const { cascadeId, asker, now } = question;
    const matrix = await this.database.queries.getMatrix(cascadeId, now);
    const units = matrix.rows.map(({ unit }) => ({ id: unit.unitId, names: [unit.name, unit.shortName] }));
    const lines = matrix.columns.map(({ lineId, title }) => ({ id: lineId, names: [title] }));
    const names = sheet.rows.flatMap((row) => fileNamesIn(textIn(row, 'files')));
    const refs = refsOf(cascadeId, matrix);
    const known = await this.rights.known(refs);
    const allowedTo = (act: 'submission.submit' | 'submission.record-paper') =>
      this.rights.allowed(asker, [act], known.values());
    return {
      question,
      spec,
      sheet,
      units: new CodeIndex(units, 'đơn vị trong đợt'),
      lines: new CodeIndex(lines, 'nghĩa vụ trong đợt'),
      labels: new Map(refs.map((ref) => [refKey(ref), ref.label])),
      seen: new Map(),
      files: await NamedFiles.read(this.database, [asker.unitId, ...units.map(({ id }) => id)], names),
      known,
      maySubmit: await allowedTo('submission.submit'),
      mayRecord: await allowedTo('submission.record-paper'),
      dry: dryPath(this.database.store, this.database.pool),
    };
  }

  private async judgeRow(row: ReadRow, reading: Reading): Promise<RowVerdict> {
    const faults: RowFault[] = [...row.faults];
    const note: Note = (key, details) => {
      // One cell, one fault: what could not be read is not judged again.
      if (!faults.some((one) => one.key === key)) faults.push(faultAt(row, reading.sheet, reading.spec, key, details));
    };
    const ref = refIn(row, reading, note);
    const entry = entryIn(row, ref, reading, note);
    if (ref) {
      checkTwice(row, ref, reading, note);
      checkRights(ref, entry, reading, note);
      const refusals = await allRefusals(entry, (tried) => this.tryEntry(ref, tried, row, reading));
      for (const refusal of refusals) note(columnOf(refusal.field), refusal);
    }
    const label = ref ? (reading.labels.get(refKey(ref)) ?? refKey(ref)) : `Dòng ${row.row}`;
    const item = ref && faults.length === 0 ? { label, ref, body: entry } : null;
    return { row: row.row, label, faults, item };
  }

  private tryEntry(ref: JobRef, entry: Entry, { row }: ReadRow, { dry, question }: Reading) {
    const context = { commandId: `import-dry:${row}`, actor: question.asker.username, now: question.now };
    return tryAct(() => dry.receiveSubmission(ref, { submissionId: `dry-${row}`, ...entry }, context));
  }
}

type MatrixRef = JobRef & { label: string; unitName: string; status: string; statusLabel: string };

const refsOf = (cascadeId: string, { rows, columns }: MatrixView): MatrixRef[] => {
  const titles = new Map(columns.map(({ lineId, title }) => [lineId, title]));
  return rows.flatMap(({ unit, cells }) =>
    cells.map(({ lineId, status }) => ({
      cascadeId,
      unitId: unit.unitId,
      lineId,
      unitName: unit.name,
      label: `${unit.name} – ${titles.get(lineId) ?? lineId}`,
      status: status.code,
      statusLabel: status.label,
    })),
  );
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
