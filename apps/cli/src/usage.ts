import type { CommanderError, Help } from 'commander';
import { type Failure, usageFailure } from './failure.js';

const SEE = 'Xem “dondoc help <lệnh>” (see the help).';

/** What commander found wrong, in both languages. Its English message names what was given. */
export const usageFailureOf = ({ code, message }: CommanderError): Failure => {
  const value = /'([^']*)'/.exec(message)?.[1] ?? '';
  const near = /Did you mean (.+)\?/.exec(message)?.[1];
  const mend = near === undefined ? SEE : `Có phải là “${near}”? ${SEE}`;
  const reasons: Record<string, string> = {
    'commander.unknownCommand': 'Không có lệnh này (unknown verb).',
    'commander.unknownOption': 'Không có tùy chọn này (unknown option).',
    'commander.missingArgument': 'Thiếu một giá trị bắt buộc (missing argument).',
    'commander.missingMandatoryOptionValue': 'Thiếu một tùy chọn bắt buộc (missing option).',
    'commander.optionMissingArgument': 'Tùy chọn này cần một giá trị (the option needs a value).',
    'commander.excessArguments':
      'Nhiều giá trị hơn lệnh này nhận (too many arguments); nguyên văn có dấu cách phải đặt trong ngoặc kép.',
  };
  return usageFailure('lệnh', value, reasons[code] ?? `Dòng lệnh không đúng (bad command line): ${message}`, mend);
};

/** Headings of the help in both languages. */
export const bilingualHelp: Partial<Help> = {
  styleTitle: (title) =>
    ({
      'Usage:': 'Cách dùng (usage):',
      'Arguments:': 'Giá trị (arguments):',
      'Options:': 'Tùy chọn (options):',
      'Commands:': 'Lệnh (verbs):',
      'Global Options:': 'Tùy chọn chung (global options):',
    })[title] ?? title,
};

/** Below the list of verbs. */
export const AFTER_HELP = `
Ví dụ (examples):
  npm run -s dondoc -- read-due "báo cáo năm trước ngày 15/11" --issued 2024-01-10
  npm run -s dondoc -- read-plan chi-thi.txt --json
  npm run -s dondoc -- check mau.yaml --units 116
  npm run -s dondoc -- dates mau.yaml --units 116 --from 2022-01-01 --to 2026-12-31 --json
  npm run -s dondoc -- rehearse mau.yaml --units don-vi.yaml --behaviour mixed

Mã thoát (exit codes): 0 xong (done) · 1 đầu vào có vấn đề (problems in the input) · 2 sai cách dùng (usage) ·
3 không đọc được tệp (file) · 4 máy chủ từ chối (refused) · 5 không tới được máy chủ (unreachable) · 70 lỗi chương trình (fault)
`;
