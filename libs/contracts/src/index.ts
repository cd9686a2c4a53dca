export * from './problem.js';
export * from './session.js';
export * from './cascade.js';
export * from './obligation.js';
export * from './message.js';
export * from './template.js';
