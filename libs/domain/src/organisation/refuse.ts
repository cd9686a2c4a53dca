import { RuleViolation, type ViolationDetails } from '../errors/rule-violation.js';
import type { OrgUnit } from './org-unit.js';

type Code = ConstructorParameters<typeof RuleViolation>[0];

/** @throws RuleViolation */
export const refuse = (code: Code, field: string, value: string, reason: string, mend: string): never => {
  const details: ViolationDetails = { field, value, reason, mend };
  throw new RuleViolation(code, details);
};

/** @throws RuleViolation `UNIT.NOT_FOUND` */
export const unitIn = (units: ReadonlyMap<string, OrgUnit>, unitId: string, field = 'unitId'): OrgUnit =>
  units.get(unitId) ??
  refuse('UNIT.NOT_FOUND', field, unitId, 'Không có đơn vị này trong danh mục.', 'Chọn một đơn vị trong danh mục.');

/** @throws RuleViolation `REASON.MISSING` */
export const requireReason = (reason: string): void => {
  if (reason.trim() !== '') return;
  refuse('REASON.MISSING', 'reason', '', 'Thiếu lý do.', 'Nêu căn cứ hoặc lý do, ví dụ số và ngày của quyết định.');
};
