import { fileURLToPath } from 'node:url';
import { type Database, openDatabase } from '@dondoc/commands';
import { dateOf, instantOf } from '@dondoc/domain';
import { createTestDatabase } from '@dondoc/event-store/testing';
import { readModelEntities, readModelMigrations } from '@dondoc/read-models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceDocuments, undatedDraft } from './source-documents.js';
import { loadSample, sampleCascades } from './load-sample.js';

const now = instantOf('2026-11-21T01:00:00.000Z');
const file = { fileId: 'mau', name: 'mau.pdf', size: 10, mediaType: 'application/pdf', sha256: '0'.repeat(64) };
const root = fileURLToPath(new URL('../../../', import.meta.url));
const files = [file];

const open = async (): Promise<{ database: Database; close: () => Promise<void> }> => {
  const test = await createTestDatabase({ entities: readModelEntities, migrations: readModelMigrations });
  const database = await openDatabase({ url: test.url });
  const close = async (): Promise<void> => {
    await database.close();
    await test.drop();
  };
  return { database, close };
};

let database: Database;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ database, close } = await open());
  expect(await loadSample({ database, now, root, files })).toBe(true);
});
afterAll(() => close?.());

const count = async (sql: string): Promise<number> => {
  const { rows } = await database.pool.query<{ count: number }>(`SELECT count(*)::integer AS count FROM ${sql}`);
  return rows[0]?.count ?? -1;
};

/** The five-year plan as lived, its successor and its draft; every tier of the other documents; the undated draft. */
const ALL = 3 + sourceDocuments.flat().length + 1;

describe('the Ninh Thuận sample', () => {
  it('holds the plan as lived through, a successor whose dates lie ahead, and the draft', async () => {
    const cascades = await database.queries.listCascades(now);
    expect(
      cascades.map(({ cascadeId, status, unitCount, obligationCount, sample }) => ({
        cascadeId,
        status,
        unitCount,
        obligationCount,
        sample,
      })),
    ).toEqual(
      expect.arrayContaining([
        {
          cascadeId: sampleCascades.lived,
          status: 'issued',
          unitCount: 36,
          obligationCount: 36 * 17 + 6,
          sample: true,
        },
        {
          cascadeId: sampleCascades.successor,
          status: 'issued',
          unitCount: 36,
          obligationCount: 36 * 3 + 1,
          sample: true,
        },
        { cascadeId: sampleCascades.draft, status: 'draft', unitCount: 36, obligationCount: 36 * 17 + 6, sample: true },
      ]),
    );
    expect(cascades).toHaveLength(ALL);
    const successor = cascades.find(({ cascadeId }) => cascadeId === sampleCascades.successor);
    expect(successor?.nextDue?.lastSafeDay).toBe('2026-11-24');
    expect(cascades.find(({ cascadeId }) => cascadeId === sampleCascades.draft)?.document).toMatchObject({
      number: null,
      issuedOn: null,
    });
  });

  it('loaded again does nothing', async () => {
    const before = await count('events');
    expect(await loadSample({ database, now, root, files })).toBe(false);
    expect(await count('events')).toBe(before);
    expect(await count('cascades')).toBe(ALL);
  });

  it('tells nobody anything about the past: no letter and no notice', async () => {
    expect(await count('notices')).toBe(0);
    expect(await count('letters')).toBe(0);
  });

  it('starts the workflows of what was issued, not of the draft', async () => {
    const { rows } = await database.pool.query('SELECT key FROM outbox WHERE kind = $1 ORDER BY key', [
      'start-directive',
    ]);
    const issued = [
      sampleCascades.lived,
      sampleCascades.successor,
      ...sourceDocuments.flat().map(({ cascadeId }) => cascadeId),
    ];
    expect(rows).toEqual(issued.sort().map((cascadeId) => ({ key: `start:${cascadeId}` })));
  });

  it('holds the other source documents with their tiers, and the plan that cannot be issued yet as a draft', async () => {
    const cascades = await database.queries.listCascades(now);
    expect(cascades.find(({ cascadeId }) => cascadeId === undatedDraft.cascadeId)).toMatchObject({ status: 'draft' });
    const child = await database.queries.getCascade('duong-minh-chau-2023', now);
    expect(child.parent).toMatchObject({ cascadeId: 'tay-ninh-765', unitId: 'huyen-duong-minh-chau' });
    expect(child.targetsMet).toHaveLength(1);
    const above = (await database.queries.listRollUps('tay-ninh-765'))[0];
    expect(above?.lowerTiers.map(({ cascadeId }) => cascadeId)).toContain('duong-minh-chau-2023');
    const { totals } = await database.queries.getMatrix('ninh-thuan-gop-y-2021', now);
    expect(Object.keys(totals)).not.toContain('overdue');
  });

  it('marks every event as sample', async () => {
    expect(await count('events')).toBeGreaterThan(2000);
    expect(await count("events WHERE metadata->'sample' IS DISTINCT FROM 'true'")).toBe(0);
  });

  it('has nothing that happens after now', async () => {
    expect(await count(`events WHERE occurred_at > '${now}'`)).toBe(0);
  });

  it('leaves nothing overdue for a worker to catch up with: every open plan wakes after now', async () => {
    expect(await count(`unit_plans WHERE next_wake <= '${now}'`)).toBe(0);
    expect(await count('unit_plans WHERE NOT closed')).toBeGreaterThan(0);
  });

  it.each([...Object.values(sampleCascades), ...sourceDocuments.flat().map(({ cascadeId }) => cascadeId)])(
    '%s: the totals of the matrix add up by rows, columns and statuses',
    async (cascadeId) => {
      const matrix = await database.queries.getMatrix(cascadeId, now);
      const cells = matrix.rows.flatMap((row) => row.cells);
      const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
      expect(sum(Object.values(matrix.totals))).toBe(cells.length);
      const exempt = cells.filter(({ status }) => status.code === 'exempt').length;
      expect(sum(matrix.columns.map(({ owed }) => owed))).toBe(cells.length - exempt);
      const handedIn = cells.filter(({ status }) =>
        ['done_on_time', 'done_late', 'received', 'tacit'].includes(status.code),
      ).length;
      expect(sum(matrix.columns.map((column) => column.handedIn))).toBe(handedIn);
      expect(sum(matrix.rows.map(({ overdue }) => overdue))).toBe(matrix.totals['overdue'] ?? 0);
    },
  );

  it('shows punctual, late and missing units, so that a newcomer sees every colour', async () => {
    const { totals } = await database.queries.getMatrix(sampleCascades.lived, now);
    for (const code of ['done_on_time', 'done_late', 'overdue', 'exempt', 'due_soon'])
      expect(totals[code], code).toBeGreaterThan(0);
    expect(Object.keys((await database.queries.getMatrix(sampleCascades.draft, now)).totals)).toEqual(['planned']);
  });

  it('has rolled up each line whose roll-up lies behind, and names the silent unit', async () => {
    const rollUps = await database.queries.listRollUps(sampleCascades.lived);
    const { lines } = await database.queries.getCascade(sampleCascades.lived, now);
    const behind = lines.filter(({ rollUpAt }) => rollUpAt !== null && rollUpAt <= now).map(({ lineId }) => lineId);
    expect(rollUps.map(({ lineId }) => lineId)).toEqual(expect.arrayContaining(behind));
    expect(rollUps.find(({ lineId }) => lineId === 'bao-cao-nam.2025')?.missingNames).toContain('BQL các KCN');
    for (const { at } of rollUps) expect(at <= now).toBe(true);
  });
});

describe('a sample whose loading was interrupted', () => {
  it('is completed by the next start', async () => {
    const other = await open();
    try {
      const { commands, store, pool } = other.database;
      const dying = new Proxy(commands, {
        get: (target, name) =>
          name === 'recordLife' ? () => Promise.reject(new Error('killed')) : Reflect.get(target, name),
      });
      await expect(loadSample({ database: { store, pool, commands: dying }, now, root, files })).rejects.toThrow(
        'killed',
      );
      expect(await loadSample({ database: other.database, now, root, files })).toBe(true);
      expect(await other.database.queries.listCascades(now)).toHaveLength(ALL);
      expect(await loadSample({ database: other.database, now, root, files })).toBe(false);
    } finally {
      await other.close();
    }
  });

  it('is not loaded into a database that an office has begun to use', async () => {
    const other = await open();
    try {
      const { store } = other.database;
      await store.append({
        receipt: { commandId: 'own', fingerprint: 'x', result: null },
        metadata: { actor: 'van-phong', commandId: 'own', correlationId: 'own', causationId: null, schemaVersion: 1 },
        recordedAt: now,
        appends: [
          {
            stream: 'organisation',
            expectedVersion: 0,
            events: [{ type: 'UnitsRegistered', occurredAt: now, data: { units: [] } }],
          },
        ],
        outbox: [],
      });
      expect(await loadSample({ database: other.database, now, root, files })).toBe(false);
      expect(await other.database.queries.listCascades(now)).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

describe('the draft', () => {
  it('previews exactly what its issue then makes, line for line and date for date', async () => {
    const shown = async () => {
      const { lines } = await database.queries.getCascade(sampleCascades.draft, now);
      return lines.map(({ progress: _, ...line }) => line);
    };
    const preview = await shown();
    const cellsBefore = (await database.queries.getMatrix(sampleCascades.draft, now)).rows.map(({ unit, cells }) => [
      unit.unitId,
      cells.map(({ lineId }) => lineId),
    ]);
    const issue = { documentNumber: '155', issuedOn: dateOf(now) };
    await database.commands.issueCascade(sampleCascades.draft, issue, {
      commandId: 'issue-draft',
      actor: 'van-phong',
      now,
    });
    expect(await shown()).toEqual(preview);
    const cells = (await database.queries.getMatrix(sampleCascades.draft, now)).rows.map((row) => [
      row.unit.unitId,
      row.cells.map(({ lineId }) => lineId),
    ]);
    expect(cells).toEqual(cellsBefore);
    expect(preview).toHaveLength(23);
  });
});

describe('letters to come', () => {
  const planned = async () => (await database.queries.listMessages({ state: 'planned' }, now)).messages;

  it('name recipient, morning and matter; one letter per recipient and day; none on a rest day', async () => {
    const letters = await planned();
    const keys = letters.map(({ recipient, dueAt }) => `${recipient} ${dueAt}`);
    expect(new Set(keys).size).toBe(keys.length);
    // Now is a Saturday, and 24/11/2026 is a holiday: letters leave on Monday 23 and from Wednesday 25 on.
    const days = new Set(letters.map(({ dueAt }) => dateOf(instantOf(dueAt))));
    expect([...days].slice(0, 2)).toEqual(['2026-11-23', '2026-11-25']);
    expect(letters.every(({ dueAt }) => dueAt.endsWith('T00:30:00.000Z'))).toBe(true);
  });

  it('chase the silent unit and tell its leader of it', async () => {
    const ofSilent = (await planned()).filter(({ unitName }) => unitName === 'BQL các KCN');
    expect(ofSilent.flatMap(({ items }) => items)).toEqual(
      expect.arrayContaining([
        'Đôn đốc quá hạn: BC năm 2026',
        expect.stringMatching(/^Báo cáo việc quá hạn của BQL các KCN/),
      ]),
    );
  });
});

describe('the sample of a demonstration', () => {
  it('is the draft alone, which the demonstration issues and lives itself', async () => {
    const demo = await open();
    await loadSample({ database: demo.database, now, root, files, draftOnly: true });
    const cascades = await demo.database.queries.listCascades(now);
    expect(cascades.map(({ cascadeId }) => cascadeId)).toEqual([sampleCascades.draft]);
    await demo.close();
  });
});
