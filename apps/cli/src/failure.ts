import { RuleViolation } from '@dondoc/domain';
import { exitCodes, type ExitCode } from './exit-codes.js';

/** One reason why the command ends without a result; `file`, `line` and `column` where a file is at fault. */
export type Problem = {
  code: string;
  field: string;
  value: string;
  reason: string;
  mend: string;
  file?: string;
  line?: number | null;
  column?: number | null;
};

/** Ends the command: told on stderr, in words or as JSON. */
export class Failure extends Error {
  constructor(
    readonly exitCode: ExitCode,
    readonly problems: readonly Problem[],
    /** Problems that are not listed. */
    readonly omitted = 0,
  ) {
    super(problems.map(({ code, reason }) => `${code}: ${reason}`).join('; '));
    this.name = 'Failure';
  }
}

export const usageFailure = (field: string, value: string, reason: string, mend: string): Failure =>
  new Failure(exitCodes.usage, [{ code: 'CLI.USAGE', field, value, reason, mend }]);

/** What went wrong, whatever was thrown. A broken rule of the domain is the input's fault, all else is ours. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof Failure) return error;
  if (error instanceof RuleViolation) return new Failure(exitCodes.problems, [{ code: error.code, ...error.details }]);
  return new Failure(exitCodes.internal, [
    {
      code: 'CLI.INTERNAL',
      field: '',
      value: error instanceof Error ? error.message : String(error),
      reason: 'Chương trình gặp lỗi ngoài dự kiến (unexpected fault of the program).',
      mend: 'Gửi lệnh vừa chạy và tệp đầu vào cho người quản trị hệ thống.',
    },
  ]);
};
