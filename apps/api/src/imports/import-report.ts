import type { ImportKind, ImportReport } from '@dondoc/contracts';
import { jobKinds, type JobKind, numberText } from '@dondoc/domain';
import type { DryRun } from './dry-runs.js';

const ERRORS_SHOWN = 1000;
const ROWS_SHOWN = 200;

export const jobKindOf: Record<ImportKind, JobKind> = {
  submissions: 'import-submissions',
  units: 'import-units',
  posts: 'import-posts',
};

type Counts = { right: number; wrong: number; blank: number; errors: number; entered: number };

const sentenceOf = ({ right, wrong, blank, errors, entered }: Counts, begun: boolean): string => {
  const wrongText = wrong > 0 ? [`${numberText(wrong)} dòng sai (${numberText(errors)} lỗi)`] : [];
  if (begun) {
    const left = [...wrongText, ...(right > 0 ? [`${numberText(right)} dòng đúng`] : [])];
    return `${numberText(entered)} dòng đã nhập${left.length > 0 ? `; còn ${left.join(', ')} chưa nhập` : ''}.`;
  }
  const parts = [
    `${numberText(right + wrong)} dòng có dữ liệu: ${numberText(right)} dòng đúng`,
    ...wrongText,
    ...(blank > 0 ? [`${numberText(blank)} dòng không có gì để nhập`] : []),
  ];
  return `${parts.join(', ')}. Chưa có gì được nhập.`;
};

/** What people are told of a dry run: every fault by the rows of their sheet, and what would be entered. */
export const importReport = ({ row, sheet, verdicts, entered, at }: DryRun): ImportReport => {
  const bySheet = [...verdicts].sort((a, b) => a.row - b.row);
  const wrong = bySheet.filter(({ faults }) => faults.length > 0);
  const right = bySheet.filter(({ item }) => item !== null);
  const blank = sheet.blank + verdicts.length - wrong.length - right.length;
  const errors = wrong.flatMap(({ faults }) => [...faults].sort((a, b) => a.column - b.column));
  const counts = { right: right.length, wrong: wrong.length, blank, errors: errors.length, entered };
  return {
    importId: row.importId,
    kind: row.kind,
    kindLabel: jobKinds[jobKindOf[row.kind]],
    cascadeId: row.cascadeId,
    fileName: row.fileName,
    asOf: at,
    sheet: sheet.sheet,
    rows: right.length + wrong.length,
    right: right.length,
    wrong: wrong.length,
    blank,
    sentence: sentenceOf(counts, row.jobId !== null),
    errors: errors.slice(0, ERRORS_SHOWN).map(({ row: line, letter, head, code, value, reason, mend }) => ({
      row: line,
      column: letter,
      head,
      code,
      value,
      reason,
      mend,
    })),
    errorCount: errors.length,
    preview: right.slice(0, ROWS_SHOWN).map(({ row: line, label }) => ({ row: line, label })),
    jobId: row.jobId,
  };
};
