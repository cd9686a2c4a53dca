export type * from './found.js';
export { readDirective } from './read-directive.js';
