/** Injection tokens of the worker. */
export const CONFIGURATION = Symbol('configuration');
export const DATABASE = Symbol('database');
export const CLOCK = Symbol('clock');
