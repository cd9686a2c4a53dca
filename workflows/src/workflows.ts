// What the worker's bundle holds: the workflow functions and nothing else.
export { bulkWorkflow } from './bulk.workflow.js';
export { directiveWorkflow } from './directive.workflow.js';
export { pageWorkflow } from './page.workflow.js';
export { reconcileWorkflow } from './reconcile.workflow.js';
export { unitPlanWorkflow } from './unit-plan.workflow.js';
