export * from './activities.js';
export * from './messages.js';
export { planAttributes } from './search-attributes.js';
export type { DirectiveArguments } from './directive.workflow.js';
export type { UnitPlanArguments } from './unit-plan.workflow.js';
export * from './workflows.js';

/** Path of the module that a worker bundles; a file URL. */
export const workflowsModule: string = new URL('./workflows.js', import.meta.url).href;
