import { join } from 'node:path';
import type { Configuration, Environment } from '@dondoc/configuration';
import { keepRunning } from '../supervisor/keep-running.js';
import type { Part } from '../supervisor/part.js';
import type { PartsRegister } from '../supervisor/parts-register.js';

/** What every step of the start needs. */
export type Stack = {
  readonly env: Environment;
  /** Grows more definite while the parts come up: addresses of started servers are filled in. */
  configuration: Configuration;
  readonly register: PartsRegister;
  readonly say: (line: string) => void;
  /** Running parts in the order of their start; stopped from the last group to the first. */
  readonly groups: Part[][];
};

export const logFile = (stack: Stack, name: string): string => join(stack.configuration.home, 'logs', `${name}.log`);

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1).replace('.', ',');

/** Starts one group of parts side by side and says how long each took; they are kept running from then on. */
export const startGroup = async (stack: Stack, parts: Record<string, () => Promise<Part>>): Promise<void> => {
  const group: Part[] = [];
  stack.groups.push(group);
  await Promise.all(
    Object.entries(parts).map(async ([name, start]) => {
      const since = performance.now();
      group.push(await keepRunning(start, (line) => stack.say(`! ${name}: ${line}`)));
      stack.say(`✓ ${name} (${seconds(since)} giây)`);
    }),
  );
};

/** Stops everything in reverse order and ends what is left of a start that was cut short. */
export const stopStack = async (stack: Stack): Promise<void> => {
  for (const group of stack.groups.reverse()) await Promise.all(group.map((part) => part.stop()));
  await stack.register.endAll(5_000);
};
