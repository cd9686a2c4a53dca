import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBatch, anEvent, onto } from '../testing/a-batch.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { PostgresEventStore } from './postgres-event-store.js';

let database: TestDatabase;
let listener: Client;
let heard: { channel: string; payload: string }[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  listener = new Client({ connectionString: database.url });
  await listener.connect();
  listener.on('notification', ({ channel, payload = '' }) => heard.push({ channel, payload }));
  await listener.query('LISTEN dondoc_changes; LISTEN dondoc_outbox; LISTEN done');
});
afterAll(async () => {
  await listener?.end();
  await database?.drop();
});

/** What listeners hear of one command; `done` is sent last, so nothing is missed. */
const hear = async (batch: Parameters<PostgresEventStore['append']>[0]) => {
  heard = [];
  await new PostgresEventStore(database.pool).append(batch);
  await database.pool.query('NOTIFY done');
  while (heard.at(-1)?.channel !== 'done') await new Promise((resolve) => setTimeout(resolve, 5));
  return heard.slice(0, -1);
};

describe('a command tells listeners once', () => {
  it('which streams have changed', async () => {
    const appends = [onto('plan:b', 0, anEvent('A'), anEvent('B')), onto('plan:a', 0, anEvent('A')), onto('plan:c', 0)];
    const [only, ...more] = await hear(aBatch('changed', appends));
    expect(more).toEqual([]);
    expect(only?.channel).toBe('dondoc_changes');
    expect(JSON.parse(only?.payload ?? '')).toEqual({
      commandId: 'changed',
      streams: ['plan:b', 'plan:a'],
      more: false,
    });
  });

  it('that there is work in the outbox, unless its key was known', async () => {
    const outbox = [{ key: 'k', kind: 'signal', payload: {} }];
    expect(await hear(aBatch('work', [], { outbox }))).toEqual([{ channel: 'dondoc_outbox', payload: '' }]);
    expect(await hear(aBatch('again', [], { outbox }))).toEqual([]);
  });

  it('that more streams have changed than fit, with names as long as they may be', async () => {
    const appends = Array.from({ length: 500 }, (_, n) => onto(`${'ệ'.repeat(190)}${n}`, 0, anEvent('A')));
    const [only] = await hear(aBatch('"'.repeat(200), appends));
    expect(Buffer.byteLength(only?.payload ?? '')).toBeLessThan(8000);
    const { streams, more } = JSON.parse(only?.payload ?? '');
    expect(streams).toEqual(appends.slice(0, streams.length).map(({ stream }) => stream));
    expect(streams.length).toBeGreaterThan(5);
    expect(more).toBe(true);
  });

  it('nothing when nothing has changed', async () => {
    expect(await hear(aBatch('idle', []))).toEqual([]);
  });
});
