import { RuleViolation, type ViolationDetails } from '../errors/rule-violation.js';

/** Refuses a command with a stable code. @throws RuleViolation */
export const refuse = (code: ConstructorParameters<typeof RuleViolation>[0], details: ViolationDetails): never => {
  throw new RuleViolation(code, details);
};

/** @throws RuleViolation `CASCADE.NOT_FOUND`; `cascadeId` is empty where the command names none */
export const cascadeNotFound = (cascadeId = ''): never =>
  refuse('CASCADE.NOT_FOUND', {
    field: 'cascadeId',
    value: cascadeId,
    reason: 'Không có đợt triển khai này.',
    mend: 'Chọn một đợt trong danh sách.',
  });
