import { z } from 'zod';

/**
 * What somebody is for the time that they act for a post (domain.md §9). Appraiser and co-appraiser are no roles but a
 * relation of their unit to an obligation.
 */
export const roleLabels = {
  leader: 'Lãnh đạo cơ quan ban hành',
  'unit-leader': 'Lãnh đạo đơn vị',
  office: 'Văn phòng',
  'focal-department': 'Cơ quan đầu mối',
  unit: 'Đơn vị thực hiện',
  'template-admin': 'Quản trị mẫu',
  'organisation-admin': 'Quản trị danh mục đơn vị',
  auditor: 'Kiểm tra, giám sát',
  admin: 'Quản trị',
} as const;
export type Role = keyof typeof roleLabels;

export const roles = Object.keys(roleLabels) as [Role, ...Role[]];
export const roleSchema = z.enum(roles);
