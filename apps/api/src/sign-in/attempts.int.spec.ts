import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApi, startTestApi } from '../testing/running-api.js';
import { Attempts, type Patience } from './attempts.js';

let api: RunningApi;
let attempts: Attempts;
beforeAll(async () => {
  api = await startTestApi();
  attempts = api.app.get(Attempts);
});
afterAll(() => api.stop());

const MINUTE = 60_000;
const patience: Patience = { free: 3, then: 2, waitMs: MINUTE, mostWaitMs: 3 * MINUTE, forgetMs: 10 * MINUTE };
const take = async (key: string) => (await attempts.take({ key, patience })).wait?.seconds ?? 0;
const takeAll = async (key: string, times: number) => {
  const waits: number[] = [];
  for (let each = 0; each < times; each += 1) waits.push(await take(key));
  return waits;
};

describe('counting failed attempts', () => {
  it('lets the free ones pass, then makes wait, twice as long each time, never longer than the most', async () => {
    expect(await takeAll('a', 4)).toEqual([0, 0, 0, 60]);
    api.passRealTime(MINUTE);
    expect(await takeAll('a', 3)).toEqual([0, 0, 120]);
    api.passRealTime(2 * MINUTE);
    expect(await takeAll('a', 3)).toEqual([0, 0, 180]);
    api.passRealTime(3 * MINUTE);
    expect(await takeAll('a', 3)).toEqual([0, 0, 180]);
  });

  it('forgets after a success, and after a time without failures', async () => {
    await takeAll('b', 2);
    await attempts.clear('b');
    expect(await takeAll('b', 3)).toEqual([0, 0, 0]);
    api.passRealTime(11 * MINUTE);
    expect(await takeAll('b', 4)).toEqual([0, 0, 0, 60]);
  });

  it('counts each of many made at the same moment', async () => {
    const waits = await Promise.all(Array.from({ length: 100 }, () => take('c')));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  });

  it('takes from all keys or from none', async () => {
    await takeAll('full', 3);
    const both = ['empty', 'full'].map((key) => ({ key, patience }));
    expect((await attempts.take(...both)).wait?.key).toBe('full');
    expect(await takeAll('empty', 4)).toEqual([0, 0, 0, 60]);
  });

  it('gives an attempt back', async () => {
    await takeAll('d', 3);
    await attempts.giveBack('d');
    expect(await takeAll('d', 2)).toEqual([0, 60]);
  });
});
