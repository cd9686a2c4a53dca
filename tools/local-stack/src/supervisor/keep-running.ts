import type { Part } from './part.js';
import { pause } from './waiting.js';

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
/** A part that ran this long was healthy: its next fall counts as the first. */
const HEALTHY_MS = 60_000;

/**
 * Starts a part and starts it again whenever it ends by itself, waiting 1, 2, 4 … 30 s.
 *
 * @param report told each fall and each restart
 * @returns the part; stopping it ends the supervision too
 * @throws whatever the first start throws
 */
export const keepRunning = async (start: () => Promise<Part>, report: (line: string) => void): Promise<Part> => {
  let requestStop = (): void => undefined;
  const stopRequested = new Promise<'stop'>((resolve) => (requestStop = () => resolve('stop')));
  let current = await start();

  const restart = async (): Promise<boolean> => {
    try {
      current = await start();
      report('đã chạy lại (running again)');
      return true;
    } catch (error) {
      report(`chạy lại chưa được (restart failed): ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  };

  const supervise = async (): Promise<string> => {
    let delay = FIRST_DELAY_MS;
    for (;;) {
      const since = performance.now();
      const end = await Promise.race([current.ended, stopRequested]);
      if (end === 'stop') break;
      if (performance.now() - since > HEALTHY_MS) delay = FIRST_DELAY_MS;
      report(`tự dừng (${end}), chạy lại sau ${delay / 1000} giây (ended by itself, restarting)`);
      do {
        if ((await Promise.race([pause(delay), stopRequested])) === 'stop') return 'stopped';
        delay = Math.min(delay * 2, LONGEST_DELAY_MS);
      } while (!(await restart()));
    }
    await current.stop();
    return 'stopped';
  };

  const ended = supervise();
  const stop = async (): Promise<void> => {
    requestStop();
    await ended;
  };
  return { ended, stop };
};
