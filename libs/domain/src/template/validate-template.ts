import { RuleViolation } from '../errors/rule-violation.js';
import type { CascadeTemplate, ObligationTemplate } from './cascade-template.js';

const missing = (field: string): RuleViolation =>
  new RuleViolation('TEMPLATE.FIELD_MISSING', {
    field,
    value: '',
    reason: 'Mẫu thiếu trường này.',
    mend: `Bổ sung “${field}” vào mẫu.`,
  });

const checkDue = (obligation: ObligationTemplate, field: string): void => {
  // The template comes from a file, so the compiler's word is not enough here.
  if (!(obligation as Partial<ObligationTemplate>).due) {
    throw new RuleViolation('TEMPLATE.RULE_MISSING', {
      field: `${field}.due`,
      value: '',
      reason: `Nghĩa vụ “${obligation.title}” chưa có quy tắc thời hạn.`,
      mend: 'Thêm quy tắc thời hạn, hoặc ghi rõ kind: undated kèm nguyên văn.',
    });
  }
};

const checkObligation = (template: CascadeTemplate, obligation: ObligationTemplate): void => {
  const field = `obligations.${obligation.key || '?'}`;
  if (!obligation.key) throw missing(`${field}.key`);
  checkDue(obligation, field);
  const same = template.obligations.filter(({ key }) => key === obligation.key);
  if (same.length > 1) {
    throw new RuleViolation('TEMPLATE.KEY_DUPLICATE', {
      field: `${field}.key`,
      value: obligation.key,
      reason: 'Hai nghĩa vụ trùng mã.',
      mend: 'Đặt mã khác nhau cho từng nghĩa vụ.',
    });
  }
  checkPeriods(obligation, field);
};

const checkPeriods = ({ periods, due }: ObligationTemplate, field: string): void => {
  if (periods.kind === 'once' && due.kind === 'yearly-day') {
    throw new RuleViolation('TEMPLATE.FIELD_INVALID', {
      field: `${field}.due`,
      value: due.words,
      reason: 'Ngày hằng năm cần kỳ theo năm, mà nghĩa vụ này chỉ có một lần.',
      mend: 'Đổi kỳ thành yearly, hoặc ghi ngày cụ thể (fixed-date).',
    });
  }
  if (periods.kind === 'yearly' && periods.from > periods.to) {
    throw new RuleViolation('TEMPLATE.FIELD_INVALID', {
      field: `${field}.periods`,
      value: `${periods.from}–${periods.to}`,
      reason: 'Năm đầu sau năm cuối.',
      mend: 'Sửa để năm đầu không sau năm cuối.',
    });
  }
};

/**
 * Checks what the shape alone cannot: every obligation has a rule, keys are unique, years are in order.
 * @throws RuleViolation `TEMPLATE.*` naming the field
 */
export const validateTemplate = (template: CascadeTemplate): CascadeTemplate => {
  if (template.obligations.length === 0) throw missing('obligations');
  for (const obligation of template.obligations) checkObligation(template, obligation);
  return template;
};
