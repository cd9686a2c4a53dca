import { instantOf, plainDateOf } from '@dondoc/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOffice, as, handIn, issueIn, type Office } from './testing/an-office.js';

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office?.close());

const now = instantOf('2024-06-10T02:00:00.000Z');
const query = async <Row extends object>(sql: string, ...parameters: unknown[]): Promise<Row[]> =>
  (await office.database.pool.query<Row>(sql, parameters)).rows;
const ref = (cascadeId: string, unitId = 'so-a') => ({ cascadeId, unitId, lineId: 'sau-thang.2024' });
const settledSignals = (cascadeId: string) =>
  query<{ key: string }>("SELECT key FROM outbox WHERE key LIKE 'settled:' || $1 || '%'", cascadeId);
const openCount = async (cascadeId: string): Promise<number | undefined> =>
  (
    await query<{ open_count: number }>(
      "SELECT open_count FROM cascade_lines WHERE cascade_id = $1 AND line_id = 'sau-thang.2024'",
      cascadeId,
    )
  )[0]?.open_count;

describe('two reports for one obligation', () => {
  it('at once are both received, one after the other, as versions 1 and 2', async () => {
    await issueIn(office.database, 'dot-1');
    const results = await Promise.all([
      handIn(office.database, ref('dot-1'), now, { commandId: 'a' }),
      handIn(office.database, ref('dot-1'), now, { commandId: 'b' }),
    ]);
    const stored = await query<{ submission_id: string; version: number }>(
      "SELECT submission_id, version FROM submissions WHERE cascade_id = 'dot-1' ORDER BY version",
    );
    expect(stored.map(({ version }) => version)).toEqual([1, 2]);
    expect(stored.map(({ submission_id: id }) => id).sort()).toEqual(
      results.map(({ submissionId }) => submissionId).sort(),
    );
    expect(await openCount('dot-1')).toBe(2);
  });

  it('under one command id are one report: both callers get the same answer', async () => {
    await issueIn(office.database, 'dot-2');
    const send = () => handIn(office.database, ref('dot-2'), now, { commandId: 'twice' });
    const results = await Promise.all([send(), send(), send(), send()]);
    for (const result of results) expect(result).toEqual(results[0]);
    expect(await query("SELECT 1 FROM submissions WHERE cascade_id = 'dot-2'")).toHaveLength(1);
    expect(await query("SELECT 1 FROM outbox WHERE key = 'twice:reportReceived'")).toHaveLength(1);
  });

  it('under one command id with other contents are refused', async () => {
    await issueIn(office.database, 'dot-3');
    await handIn(office.database, ref('dot-3'), now, { commandId: 'reused' });
    const other = handIn(office.database, ref('dot-3'), now, { commandId: 'reused', documentNumber: '46/BC' });
    await expect(other).rejects.toMatchObject({ code: 'COMMAND.ID_REUSED' });
    expect(await query("SELECT 1 FROM submissions WHERE cascade_id = 'dot-3'")).toHaveLength(1);
  });

  it('refused by a rule leave nothing behind, and the command id stays free', async () => {
    await issueIn(office.database, 'dot-4');
    await expect(
      handIn(office.database, ref('dot-4'), now, { commandId: 'mended', documentNumber: '' }),
    ).rejects.toMatchObject({ code: 'DOCUMENT.NUMBER_MISSING' });
    await expect(handIn(office.database, ref('dot-4'), now, { commandId: 'mended' })).resolves.toMatchObject({
      unitId: 'so-a',
    });
  });
});

describe('the last reports of a line', () => {
  it('at once raise "settled" exactly once', async () => {
    for (const cascadeId of ['last-1', 'last-2', 'last-3', 'last-4']) {
      await issueIn(office.database, cascadeId);
      await handIn(office.database, ref(cascadeId, 'so-noi-vu'), now);
      expect(await settledSignals(cascadeId)).toEqual([]);
      await Promise.all(['so-a', 'so-b'].map((unitId) => handIn(office.database, ref(cascadeId, unitId), now)));
      expect(await openCount(cascadeId)).toBe(0);
      expect(await settledSignals(cascadeId)).toHaveLength(1);
    }
  });

  it('roll up once, however many callers advance the cascade', async () => {
    await issueIn(office.database, 'dot-5');
    for (const unitId of ['so-noi-vu', 'so-a', 'so-b']) await handIn(office.database, ref('dot-5', unitId), now);
    const outlooks = await Promise.all(
      Array.from({ length: 6 }, () => office.database.commands.advanceCascade('dot-5', now)),
    );
    expect(new Set(outlooks.map((outlook) => JSON.stringify(outlook))).size).toBe(1);
    const rollUps = await office.database.queries.listRollUps('dot-5');
    expect(rollUps.map(({ lineId }) => lineId).sort()).toEqual(['ra-soat.2024', 'sau-thang.2024']);
    expect(rollUps.find(({ lineId }) => lineId === 'sau-thang.2024')).toMatchObject({
      lineId: 'sau-thang.2024',
      trigger: 'settled',
      tally: { assigned: 3, handedIn: 3, onTime: 3 },
      missingNames: [],
    });
    expect(
      await query(
        "SELECT recipient FROM notices WHERE cascade_id = 'dot-5' AND kind = 'roll-up' AND line_id = 'sau-thang.2024' ORDER BY 1",
      ),
    ).toEqual([
      { recipient: 'so-noi-vu/focal-point' },
      { recipient: 'ubnd-tinh/leader' },
      { recipient: 'van-phong/tracker' },
    ]);
  });

  it('that were returned open the line again, and settle it again without a second signal', async () => {
    await issueIn(office.database, 'dot-6');
    for (const unitId of ['so-noi-vu', 'so-a', 'so-b']) await handIn(office.database, ref('dot-6', unitId), now);
    await office.database.commands.returnSubmission(
      ref('dot-6'),
      { reason: 'Thiếu biểu', newDate: plainDateOf('2024-06-20') },
      as('return-6', now),
    );
    expect(await openCount('dot-6')).toBe(1);
    await handIn(office.database, ref('dot-6'), instantOf('2024-06-18T02:00:00.000Z'));
    expect(await openCount('dot-6')).toBe(0);
    expect(await settledSignals('dot-6')).toHaveLength(1);
  });
});

describe('a roll-up of a line on which silence counts', () => {
  it('names nobody as missing, even when it comes before the plans have woken', async () => {
    await issueIn(office.database, 'dot-8');
    await office.database.commands.advanceCascade('dot-8', now); // three months asleep: no plan has been advanced
    const [rollUp] = await office.database.queries.listRollUps('dot-8');
    expect(rollUp).toMatchObject({
      lineId: 'ra-soat.2024',
      missingNames: [],
      tally: { assigned: 3, owed: 0, exempt: 3, overdue: 0 },
    });
  });
});

describe('a roll-up of a line that is not settled', () => {
  it('waits for its instant and then names who is missing', async () => {
    await issueIn(office.database, 'dot-7');
    await handIn(office.database, ref('dot-7', 'so-a'), now);
    await handIn(office.database, ref('dot-7', 'so-b'), instantOf('2024-06-17T02:00:00.000Z'));
    const before = await office.database.commands.advanceCascade('dot-7', instantOf('2024-06-28T09:59:59.000Z'));
    expect(before).toEqual({ nextWake: '2024-06-28T10:00:00.000Z', closed: false });
    const rolled = () => office.database.queries.listRollUps('dot-7');
    expect((await rolled()).map(({ lineId }) => lineId)).not.toContain('sau-thang.2024');
    await office.database.commands.advanceCascade('dot-7', instantOf('2024-06-28T10:00:00.000Z'));
    expect((await rolled()).find(({ lineId }) => lineId === 'sau-thang.2024')).toMatchObject({
      trigger: 'time',
      missingNames: ['so-noi-vu'],
      lateNames: ['so-b'],
      sentence: '2/3 đơn vị đã nộp (66,7 %), trong đó 1 nộp muộn; 1 quá hạn',
    });
  });
});
