export * from './roles.js';
export * from './relations.js';
export type { RelationNeeded, RoleRelations } from './role-groups.js';
export * from './acts.js';
export * from './may-act.js';
export * from './post-roles.js';
export * from './register-rights.js';
