import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepRunning } from './keep-running.js';
import type { Part } from './part.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A part that ends when told to. */
const aPart = () => {
  let end = (_reason: string): void => undefined;
  const ended = new Promise<string>((resolve) => (end = resolve));
  const part: Part = { ended, stop: async () => end('stopped') };
  return { part, end };
};

describe('a part that ends by itself', () => {
  it('is started again after 1, 2, 4 … seconds', async () => {
    const started: { part: Part; end: (reason: string) => void }[] = [];
    const kept = await keepRunning(
      async () => {
        started.push(aPart());
        return started.at(-1)?.part ?? aPart().part;
      },
      () => undefined,
    );
    for (const [delay, count] of [
      [1_000, 2],
      [2_000, 3],
      [4_000, 4],
    ] as const) {
      started.at(-1)?.end('exit 1');
      await vi.advanceTimersByTimeAsync(delay - 1);
      expect(started).toHaveLength(count - 1);
      await vi.advanceTimersByTimeAsync(1);
      expect(started).toHaveLength(count);
    }
    await kept.stop();
  });

  it('is tried again when its restart fails too', async () => {
    const first = aPart();
    const second = aPart();
    const results = [
      async () => first.part,
      async () => Promise.reject(new Error('port taken')),
      async () => second.part,
    ];
    const lines: string[] = [];
    const kept = await keepRunning(
      () => (results.shift() ?? (async () => second.part))(),
      (line) => lines.push(line),
    );
    first.end('exit SIGKILL');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(results).toEqual([]);
    expect(lines.join('\n')).toMatch(/exit SIGKILL[\s\S]*port taken[\s\S]*running again/);
    await kept.stop();
  });

  it('is not started again once it was stopped, also not while waiting for a restart', async () => {
    let starts = 0;
    const first = aPart();
    const kept = await keepRunning(
      async () => {
        starts++;
        return first.part;
      },
      () => undefined,
    );
    first.end('exit 1');
    await vi.advanceTimersByTimeAsync(500);
    await kept.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(starts).toBe(1);
  });
});
