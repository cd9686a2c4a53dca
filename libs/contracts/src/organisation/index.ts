export * from './unit.js';
export * from './unit-requests.js';
