import type { z } from 'zod';
import { didYouMean } from './did-you-mean.js';

export type IssueWords = { reason: string; mend: string };
type Issue = z.core.$ZodRawIssue;

const typeNames: Record<string, [name: string, mend: string]> = {
  string: ['chữ', 'Viết giá trị trong ngoặc kép.'],
  number: ['số', 'Viết số, không đặt trong ngoặc kép.'],
  int: ['số nguyên', 'Viết số nguyên, không đặt trong ngoặc kép.'],
  boolean: ['true hoặc false', 'Viết true hoặc false.'],
  array: ['một danh sách', 'Viết thành danh sách: [a, b], hoặc mỗi mục một dòng sau dấu “-”.'],
  object: ['một nhóm trường', 'Viết thành nhóm trường: mỗi dòng “tên: giá trị”, thụt vào trong.'],
};

const wrongType = (expected: string, input: unknown): IssueWords => {
  const [name, mend] = typeNames[expected] ?? [expected, 'Sửa lại giá trị.'];
  if (input === undefined) return { reason: 'Thiếu trường này.', mend: `Bổ sung trường này (${name}).` };
  return { reason: `Phải là ${name}.`, mend };
};

const limits = ({ code, ...issue }: { code?: string } & Record<string, unknown>): IssueWords => {
  const small = code === 'too_small';
  const limit = String(small ? issue['minimum'] : issue['maximum']);
  if (issue['origin'] === 'string') {
    return small
      ? { reason: 'Không được để trống.', mend: 'Nhập nội dung.' }
      : { reason: `Dài quá ${limit} ký tự.`, mend: 'Rút gọn lại.' };
  }
  if (issue['origin'] === 'array') {
    return small
      ? { reason: `Cần ít nhất ${limit} mục.`, mend: 'Bổ sung vào danh sách.' }
      : { reason: `Nhiều hơn ${limit} mục.`, mend: 'Bớt danh sách.' };
  }
  const bound = issue['inclusive'] === false ? (small ? 'lớn hơn' : 'nhỏ hơn') : small ? 'từ' : 'không quá';
  return { reason: `Phải ${bound} ${limit}${small && bound === 'từ' ? ' trở lên' : ''}.`, mend: 'Sửa lại con số.' };
};

const choice = (values: readonly unknown[], input: unknown): IssueWords => {
  const known = values.map(String);
  if (input === undefined) return { reason: 'Thiếu trường này.', mend: `Chọn một trong: ${known.join(', ')}.` };
  return { reason: 'Giá trị không có trong danh sách cho phép.', mend: didYouMean(String(input), known) };
};

const wordsOf = (issue: Issue): IssueWords => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue['format'] === 'safeint' ? 'int' : issue.expected, issue.input);
    case 'too_small':
    case 'too_big':
      return limits(issue as unknown as Record<string, unknown>);
    case 'invalid_value':
      return choice(issue.values, issue.input);
    case 'invalid_union': {
      const { discriminator, options } = issue as { discriminator?: string; options?: readonly unknown[] };
      const given = (issue.input as Record<string, unknown> | null)?.[discriminator ?? ''];
      return options
        ? choice(options, given)
        : { reason: 'Giá trị không đúng dạng nào được phép.', mend: 'Sửa lại giá trị.' };
    }
    case 'unrecognized_keys':
      return { reason: 'Không có trường này.', mend: '' };
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return { reason: 'Giá trị không đúng dạng.', mend: 'Sửa lại giá trị.' };
  }
};

/** Reason and mend travel in one message, as zod has no second place. A schema's own message has the same form. */
const SEPARATOR = '\n';

/** For zod: the message of an issue whose schema has none of its own. */
export const issueMessage = (issue: Issue): string => {
  const { reason, mend } = wordsOf(issue);
  return `${reason}${SEPARATOR}${mend}`;
};

/** The two halves of a message. */
export const splitMessage = (message: string): IssueWords => {
  const [reason = '', mend] = message.split(SEPARATOR);
  return { reason, mend: mend ?? 'Sửa lại giá trị.' };
};
