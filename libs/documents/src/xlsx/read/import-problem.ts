import { RuleViolation, type ViolationCode } from '@dondoc/domain';

/** A refusal of a whole sheet. */
export const sheetProblem = (
  code: ViolationCode & `IMPORT.${string}`,
  value: string,
  reason: string,
  mend: string,
): RuleViolation => new RuleViolation(code, { field: 'file', value, reason, mend });

export const brokenFile = (): RuleViolation =>
  sheetProblem(
    'IMPORT.FILE_BROKEN',
    '',
    'Không đọc được bảng tính: tệp hỏng hoặc không do phần mềm bảng tính lưu.',
    'Mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi gửi lại.',
  );
