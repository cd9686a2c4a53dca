export * from './behaviour.js';
export * from './load-sample.js';
export * from './read-sample.js';
