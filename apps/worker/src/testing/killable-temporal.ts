import { join } from 'node:path';
import { resolveTemporalServer, type RunningTemporalServer, startTemporalServer } from '@dondoc/local-stack';

/** A Temporal server of a test's own that can be killed and started again at the same address. */
export type KillableTemporal = {
  readonly address: string;
  /** `kill -9`; resolves when it is dead. */
  kill: () => Promise<void>;
  /** Starts it again: on the file that it had, or on an empty one as after the loss of its disk. */
  startAgain: (disk: 'kept' | 'lost') => Promise<void>;
  stop: () => Promise<void>;
};

export const startKillableTemporal = async (folder: string): Promise<KillableTemporal> => {
  const found = await resolveTemporalServer(process.env, () => undefined);
  if (found.kind !== 'executable') throw new Error('These tests start and kill a Temporal server of their own.');
  const { executable } = found;
  const logFile = join(folder, 'temporal.log');
  let disks = 1;
  const start = (port?: number): Promise<RunningTemporalServer> =>
    startTemporalServer({
      executable,
      databaseFile: join(folder, `temporal-${disks}.db`),
      logFile,
      graceMs: 2_000,
      ...(port === undefined ? {} : { port }),
    });
  let running = await start();
  const { address } = running;
  const kill = async (): Promise<void> => {
    process.kill(running.process.pid, 'SIGKILL');
    await running.process.ended;
  };
  const startAgain = async (disk: 'kept' | 'lost'): Promise<void> => {
    if (disk === 'lost') disks += 1;
    running = await start(Number(address.split(':')[1]));
  };
  return { address, kill, startAgain, stop: () => running.stop() };
};
