// Who usually may: groups of roles with their relations, from which the table of acts is made.
import type { Relation } from './relations.js';
import { type Role, roles } from './roles.js';

export type RelationNeeded = Relation | 'any';
/** Role → relations of which one is needed. A role that is not named is refused. */
export type RoleRelations = Readonly<Partial<Record<Role, readonly RelationNeeded[]>>>;

export const any = ['any'] as const;
export const everyone = Object.fromEntries(roles.map((role) => [role, any])) as RoleRelations;
export const seeingAll = { auditor: any, admin: any } as const;

/** A unit sees what it owes and what those below owe, and what it issues, passes on or appraises. */
const part = ['own', 'below', 'issuer', 'via', 'appraiser'] as const;
const running = ['own', 'cascade', 'via', 'appraiser'] as const;
export const concerned: RoleRelations = {
  ...seeingAll,
  leader: running,
  'unit-leader': part,
  office: running,
  'focal-department': ['own', 'below', 'cascade', 'via', 'appraiser'],
  unit: part,
  'template-admin': ['cascade'],
};
/** Whoever runs the cascade, and the unit that issues it to the tier below. */
export const tracking: RoleRelations = {
  ...seeingAll,
  leader: ['cascade'],
  office: ['cascade'],
  'focal-department': ['cascade'],
  'unit-leader': ['issuer'],
  unit: ['issuer'],
};
export const collecting: RoleRelations = {
  admin: any,
  office: ['cascade'],
  'focal-department': ['cascade'],
  unit: ['issuer'],
};
export const deciding: RoleRelations = { admin: any, office: ['cascade'] };
export const issuing: RoleRelations = { ...deciding, unit: ['issuer'], 'focal-department': ['issuer'] };
export const ownWork: RoleRelations = {
  admin: any,
  office: ['own'],
  unit: ['own'],
  'focal-department': ['own'],
  'unit-leader': ['own'],
};
export const makingTemplates: RoleRelations = { admin: any, office: ['cascade'], 'template-admin': ['cascade'] };
export const keepingRegister: RoleRelations = {
  admin: any,
  office: ['own', 'below'],
  'organisation-admin': ['own', 'below'],
};
