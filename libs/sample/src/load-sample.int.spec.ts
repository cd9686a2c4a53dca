import { openDatabase } from '@dondoc/commands';
import { instantOf } from '@dondoc/domain';
import { createTestDatabase } from '@dondoc/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSample, sampleCascades } from './load-sample.js';

const now = instantOf('2026-11-21T01:00:00.000Z');
const file = { fileId: 'mau', name: 'mau.pdf', size: 10, mediaType: 'application/pdf', sha256: '0'.repeat(64) };
const root = new URL('../../../', import.meta.url).pathname;

const open = async () => {
  const test = await createTestDatabase();
  const database = await openDatabase({ url: test.url });
  return {
    database,
    drop: async () => {
      await database.close();
      await test.drop();
    },
  };
};

describe('the Ninh Thuận sample', () => {
  let it_: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    it_ = await open();
    await loadSample({ database: it_.database, now, root, files: [file] });
  });
  afterAll(() => it_.drop());

  it('holds a lived plan, a successor with dates ahead, and the draft', async () => {
    const t = performance.now();
    const cascades = await it_.database.queries.listCascades(now);
    console.log(cascades, performance.now() - t);
    const m = await it_.database.queries.getMatrix(sampleCascades.lived, now);
    console.log(m.sentence, m.totals);
    console.log((await it_.database.queries.getMatrix(sampleCascades.successor, now)).sentence);
    console.log((await it_.database.queries.listRollUps(sampleCascades.lived)).slice(0, 3));
    const o = await it_.database.queries.getObligation(
      { cascadeId: sampleCascades.lived, unitId: 'ban-quan-ly-cac-khu-cong-nghiep', lineId: 'bao-cao-nam.2026' },
      { role: 'office', unitId: 'van-phong-ubnd-tinh' },
      now,
    );
    console.dir(o, { depth: 5 });
    const { rows } = await it_.database.pool.query('SELECT count(*) FROM events');
    console.log(rows, await it_.database.outbox.pending());
    expect(cascades).toHaveLength(3);
  });
});
