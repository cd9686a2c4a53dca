import { resolve } from 'node:path';
import {
  type Configuration,
  type Environment,
  configurationEnvironment,
  loadConfiguration,
} from '@dondoc/configuration';
import { ROOT } from './places.js';

/** Domain days per real second of a demonstration: a year takes about two minutes. */
const DEMO_DAYS_PER_SECOND = 3;
const SECONDS_PER_DAY = 86_400;
/** A Monday morning, 10/01/2022: by the time that everything is up, the plan of Ninh Thuận is issued about Tết. */
const DEMO_DOMAIN_ORIGIN = '2022-01-10T01:00:00.000Z';

/** The data folder: as configured, relative to the checkout; a demonstration has its own below it. */
const homeOf = (env: Environment, demo: boolean): string => {
  const home = resolve(ROOT, env['DONDOC_HOME']?.trim() || '.dondoc');
  return demo ? resolve(home, 'demo') : home;
};

const demoDefaults = (now: string): Environment => ({
  DONDOC_DEMO: '1',
  DONDOC_CLOCK_RATE: String(SECONDS_PER_DAY * DEMO_DAYS_PER_SECOND),
  DONDOC_CLOCK_REAL_ORIGIN: now,
  DONDOC_CLOCK_DOMAIN_ORIGIN: DEMO_DOMAIN_ORIGIN,
});

/** @throws ConfigurationError */
export const launcherConfiguration = (env: Environment, demo: boolean, now: string): Configuration =>
  loadConfiguration({ ...(demo ? demoDefaults(now) : {}), ...env, DONDOC_HOME: homeOf(env, demo) });

/** What a child process sees: the user's environment with every variable of ours resolved. */
export const childEnvironment = (
  env: Environment,
  configuration: Configuration,
): Record<string, string | undefined> => {
  const own = Object.entries(env).filter(([name]) => !name.startsWith('DONDOC_') && name !== 'TEMPORAL_ADDRESS');
  return { ...Object.fromEntries(own), ...configurationEnvironment(configuration) };
};

/** An address to connect to: one cannot connect to "every address". */
export const connectHost = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);
