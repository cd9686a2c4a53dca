export * from './a-cascade.js';
export * from './a-rehearsal.js';
export * from './a-unit-plan.js';
export * from './an-issued-cascade.js';
export * from './given.js';
