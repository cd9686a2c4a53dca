import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const health = async () => (await api.visitor.get('/health')).body;
const write = (sql: string) => api.database.pool.query(sql);

describe('health', () => {
  it('says without login which part is down, and goes on without Temporal and worker', async () => {
    const { status, body } = await api.visitor.get('/health');
    expect([status, body.status]).toEqual([200, 'degraded']);
    const states = Object.fromEntries(
      Object.entries<{ status: string }>(body.parts).map(([part, { status: state }]) => [part, state]),
    );
    expect(states).toEqual({ api: 'up', postgres: 'up', temporal: 'down', worker: 'down', mail: 'up', files: 'up' });
  });

  it('counts a worker as up for thirty seconds after its last sign', async () => {
    await write(`INSERT INTO worker_heartbeats VALUES ('w', now() - interval '5 seconds')`);
    expect((await health()).parts.worker.status).toBe('up');
    await write(`UPDATE worker_heartbeats SET seen_at = now() - interval '31 seconds'`);
    expect((await health()).parts.worker).toMatchObject({ status: 'down', detail: expect.stringContaining('31') });
  });

  it('tells of a store of files that cannot be written', async () => {
    await rename(join(api.home, 'files'), join(api.home, 'elsewhere'));
    expect((await health()).parts.files).toEqual({ status: 'down', detail: 'Kho chứa tệp không trả lời' });
    await rename(join(api.home, 'elsewhere'), join(api.home, 'files'));
    expect((await health()).parts.files).toEqual({ status: 'up', detail: 'Tệp lưu trong thư mục của máy chủ' });
  });

  it('tells of letters that could not be sent', async () => {
    await write(`INSERT INTO letters (letter_id, kind, recipient, day, state, created_at, attempts, last_error, available_at)
      VALUES ('l', 'digest', 'so-y-te/leader', '2026-11-21', 'waiting', '2026-11-21T01:00:00.000Z', 3, 'refused', now())`);
    expect((await health()).parts.mail).toEqual({ status: 'down', detail: '1 thư gửi lỗi, sẽ thử lại' });
  });
});

describe('the tables of the API', () => {
  it('are what the entities say: no pending migration, no drift', async () => {
    expect(await api.database.dataSource.showMigrations()).toBe(false);
    const { upQueries } = await api.database.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
});
