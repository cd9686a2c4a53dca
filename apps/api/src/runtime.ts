import type { Clock, Database } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import type { ThreadProgram } from './questions/question-thread.js';

/** Injection token of the parsed configuration. */
export const CONFIGURATION = Symbol('configuration');
/** Injection token of the product's clock (domain time). */
export const CLOCK = Symbol('clock');
/** Injection token of the database. */
export const DATABASE = Symbol('database');
/** Injection token of the machine's clock: milliseconds since 1970 (UTC). Sessions and throttling live in real time. */
export const REAL_NOW = Symbol('real now');

export type RealNow = () => number;

/** What the API is started with. */
export type ApiRuntime = {
  configuration: Configuration;
  clock: Clock;
  database: Database;
  realNow: RealNow;
  /** What the threads of long questions run, where it is not the built program. */
  threadProgram?: ThreadProgram;
};
