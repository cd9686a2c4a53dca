import type { Instant } from '../calendar/instant.js';
import { momentWords } from '../calendar/read-moment.js';
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

/**
 * A cascade that is there today, asked about as of a moment before anybody had drafted it.
 * @throws RuleViolation `CASCADE.NOT_FOUND`
 */
export const cascadeNotYet = (cascadeId: string, asOf: Instant): never =>
  refuse('CASCADE.NOT_FOUND', {
    field: 'asOf',
    value: cascadeId,
    reason: `Tính ${momentWords(asOf)}, chưa có đợt triển khai này.`,
    mend: 'Xem như một ngày sau đó, hoặc về hiện tại.',
  });
