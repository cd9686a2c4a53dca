import { USERNAME_FORM } from '@dondoc/contracts';
import type { core } from 'zod';
import type { ApiProblem, ProblemError } from './api-problem.js';
import { problems } from './problems.js';

const MAX_SHOWN = 100;

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );

/** What stood in the field, short enough to show; passwords and secrets of links never. */
const shown = (field: string, value: unknown): string => {
  if (value === undefined) return '';
  if (/password|secret/i.test(field)) return '•••';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
};

const words: Record<string, string> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'đúng/sai',
  array: 'danh sách',
  object: 'đối tượng JSON',
  record: 'đối tượng JSON',
};

type Advice = Pick<ProblemError, 'reason' | 'mend'>;
const UNKNOWN_FORM: Advice = { reason: 'Giá trị không đúng dạng.', mend: 'Xem dạng đúng ở /api/openapi.json.' };

/** The form that people meet in a screen is told in words; what only programs send is described in the document of the API. */
const adviceForForm = (issue: core.$ZodIssueInvalidStringFormat): Advice => {
  if (issue.format === 'email') {
    return { reason: 'Địa chỉ thư điện tử không đúng dạng.', mend: 'Nhập địa chỉ như ten@donvi.gov.vn.' };
  }
  if (issue.pattern === String(USERNAME_FORM)) {
    return {
      reason: 'Tên đăng nhập không đúng dạng.',
      mend: 'Dùng 3–60 chữ thường không dấu, chữ số, dấu chấm, gạch nối, gạch dưới; bắt đầu và kết thúc bằng chữ hoặc số.',
    };
  }
  return UNKNOWN_FORM;
};

const adviceFor = (issue: core.$ZodIssue, value: unknown): Advice => {
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined) return { reason: 'Thiếu mục này.', mend: 'Nhập giá trị cho mục này.' };
      return { reason: 'Sai kiểu giá trị.', mend: `Gửi giá trị kiểu ${words[issue.expected] ?? issue.expected}.` };
    case 'too_big':
      return {
        reason: 'Vượt mức cho phép.',
        mend: `Giữ trong ${issue.maximum}${issue.origin === 'string' ? ' ký tự' : ''}.`,
      };
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return { reason: 'Còn trống.', mend: 'Nhập mục này.' };
      if (issue.origin === 'string') return { reason: 'Chưa nhập đủ.', mend: `Nhập ít nhất ${issue.minimum} ký tự.` };
      return { reason: 'Dưới mức cho phép.', mend: `Ít nhất ${issue.minimum}.` };
    case 'invalid_value':
      return { reason: 'Không nằm trong các giá trị được nhận.', mend: `Chọn một trong: ${issue.values.join(', ')}.` };
    case 'unrecognized_keys':
      return { reason: `Không có mục ${issue.keys.join(', ')}.`, mend: 'Bỏ các mục này.' };
    case 'invalid_format':
      return adviceForForm(issue);
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
      return UNKNOWN_FORM;
  }
};

/** Turns what a schema found into field, value, reason and mend. `where`: body, query or param, shown when no field is. */
export const requestInvalid = (issues: readonly core.$ZodIssue[], input: unknown, where: string): ApiProblem =>
  problems.requestInvalid(
    issues.map((issue) => {
      const field = issue.path.map(String).join('.') || where;
      const value = valueAt(input, issue.path);
      return { field, value: shown(field, value), ...adviceFor(issue, value) };
    }),
  );
