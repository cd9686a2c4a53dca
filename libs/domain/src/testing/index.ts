export * from './a-cascade.js';
export * from './a-unit-plan.js';
export * from './given.js';
