export * from './a-cascade.js';
export * from './given.js';
