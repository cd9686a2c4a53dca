import { join } from 'node:path';
import type { Environment } from '@dondoc/configuration';
import { PartsRegister } from '../supervisor/parts-register.js';
import { checkPorts, neededPorts } from './check-ports.js';
import { wipeDemonstration } from './demonstration.js';
import { connectHost, launcherConfiguration } from './environment.js';
import { lockHome } from './home-lock.js';
import { findSampleAccounts } from './sample-accounts.js';
import { type Stack, stopStack } from './stack.js';
import { startApplications } from './start-applications.js';
import { providePostgres, provideTemporalAndMailbox } from './start-servers.js';
import { welcome } from './welcome.js';

export type LaunchOptions = {
  env: Environment;
  demo: boolean;
  say: (line: string) => void;
  /** Clock, ISO instant UTC. */
  now: () => string;
};

export type Launch = {
  readonly stack: Stack;
  /** Brings everything up; rejects with an error that a user can read. */
  start(): Promise<void>;
  /** Stops everything in reverse order; safe at any time, also while `start` is at work. */
  stop(): Promise<void>;
};

const clearEarlierRun = async (stack: Stack): Promise<void> => {
  if (!stack.register.hasLiving) return;
  stack.say('Dừng các tiến trình còn lại của lần chạy trước (ending what an earlier run left)…');
  await stack.register.endAll(8_000);
};

/** The clock of a demonstration begins to run when the office opens, not while servers are still starting. */
const startDemoClock = (stack: Stack, options: LaunchOptions): void => {
  if (!options.demo || options.env['DONDOC_CLOCK_REAL_ORIGIN']) return;
  stack.configuration = { ...stack.configuration, clockRealOrigin: options.now() };
};

/**
 * Takes the data folder for this process.
 *
 * @throws ConfigurationError, LauncherError
 */
export const prepareLaunch = (options: LaunchOptions): Launch => {
  const configuration = launcherConfiguration(options.env, options.demo, options.now());
  const release = lockHome(configuration.home);
  const register = new PartsRegister(join(configuration.home, 'run', 'parts.json'));
  const stack: Stack = { env: options.env, configuration, register, say: options.say, groups: [] };
  const externalMail = Boolean(options.env['DONDOC_SMTP_URL']?.trim());

  const start = async (): Promise<void> => {
    await clearEarlierRun(stack);
    if (options.demo) wipeDemonstration(configuration.home);
    await checkPorts(configuration.host, neededPorts(configuration, externalMail));
    await Promise.all([providePostgres(stack), provideTemporalAndMailbox(stack, externalMail)]);
    startDemoClock(stack, options);
    await startApplications(stack);
    const accounts = await findSampleAccounts(`http://${connectHost(configuration.host)}:${configuration.apiPort}`);
    const ownTemporal = configuration.temporalAddress === null;
    stack.say(welcome(stack.configuration, { accounts, ownTemporal, ownMailbox: !externalMail }));
  };

  const stop = async (): Promise<void> => {
    await stopStack(stack);
    release();
  };
  return { stack, start, stop };
};
