export * from './activities.js';
export * from './messages.js';
export { planAttributes } from './search-attributes.js';
export type { BulkArguments } from './bulk.workflow.js';
export type { DirectiveArguments } from './directive.workflow.js';
export type { UnitPlanArguments } from './unit-plan.workflow.js';
export * from './workflows.js';
