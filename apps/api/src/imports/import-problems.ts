import { RuleViolation } from '@dondoc/domain';
import type { RowVerdict } from './sheet-kind.js';

/** What can be wrong with an import as a whole. */
export const importProblems = {
  notFound: (importId: string): RuleViolation =>
    new RuleViolation('IMPORT.NOT_FOUND', {
      field: 'importId',
      value: importId,
      reason: 'Không có lần nhập này.',
      mend: 'Gửi lại tệp để kiểm tra.',
    }),

  alreadyStarted: (jobId: string): RuleViolation =>
    new RuleViolation('IMPORT.ALREADY_STARTED', {
      field: 'importId',
      value: jobId,
      reason: 'Tệp này đã được nhập.',
      mend: 'Xem kết quả của việc đã nhập; muốn nhập thêm thì gửi tệp khác.',
    }),

  hasErrors: (wrong: readonly RowVerdict[]): RuleViolation => {
    const rows = wrong.slice(0, 10).map(({ row }) => row);
    return new RuleViolation('IMPORT.HAS_ERRORS', {
      field: 'rows',
      value: `dòng ${rows.join(', ')}${wrong.length > rows.length ? '…' : ''}`,
      reason: `Còn ${wrong.length} dòng sai.`,
      mend: 'Tải tệp có đánh dấu lỗi về sửa rồi gửi lại, hoặc chọn “Chỉ nhập dòng đúng”.',
    });
  },
} as const;
