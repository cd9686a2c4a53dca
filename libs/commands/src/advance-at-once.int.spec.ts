import { instantOf } from '@dondoc/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOffice, handIn, issueIn, type Office } from './testing/an-office.js';

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office?.close());

type Told = { ledger_key: string; kind: string; recipient: string };
const planEvents = async (cascadeId: string): Promise<string[]> => {
  const history = await office.database.store.readStream(`plan:${cascadeId}:so-a`);
  return history.map(({ type, data }) =>
    `${type} ${data !== null && typeof data === 'object' && 'rung' in data ? String(data.rung) : ''}`.trim(),
  );
};
const notices = async (cascadeId: string, kind: string): Promise<Told[]> => {
  const sql =
    "SELECT ledger_key, kind, recipient FROM notices WHERE cascade_id = $1 AND unit_id = 'so-a' AND kind = $2 AND state = 'pending' ORDER BY raised_at, ledger_key";
  return (await office.database.pool.query<Told>(sql, [cascadeId, kind])).rows;
};
const advance = (cascadeId: string, now: string) =>
  office.database.commands.advanceUnitPlan(cascadeId, 'so-a', instantOf(now));
const afterAMonth = '2024-07-15T02:00:00.000Z';

describe('a plan that eight callers advance at once', () => {
  it('has each rung once, in the log and in the ledger, and answers all of them the same', async () => {
    await issueIn(office.database, 'dot-1');
    const outlooks = await Promise.all(Array.from({ length: 8 }, () => advance('dot-1', afterAMonth)));
    for (const outlook of outlooks) expect(outlook).toEqual(outlooks[0]);
    const events = await planEvents('dot-1');
    expect(new Set(events).size).toBe(events.length - 3); // the review's three rungs bear the same names
    expect(events.filter((event) => event === 'EscalationRaised escalation-3')).toHaveLength(1);
    expect(outlooks[0]).toMatchObject({ nextWake: '2024-07-22T00:30:00.000Z', state: 'overdue' });
  });

  it('tells of one reminder only, the newest, and of each escalation', async () => {
    expect((await notices('dot-1', 'reminder')).map(({ ledger_key: key }) => key)).toEqual([
      'dot-1:so-a:sau-thang.2024:repeat-4>so-a/focal-point',
    ]);
    expect((await notices('dot-1', 'escalation')).map(({ recipient }) => recipient)).toEqual([
      'so-a/leader',
      'so-noi-vu/focal-point',
      'van-phong/tracker',
      'ubnd-tinh/leader',
    ]);
  });

  it('does nothing more when it is advanced again', async () => {
    const before = await planEvents('dot-1');
    await advance('dot-1', afterAMonth);
    expect(await planEvents('dot-1')).toEqual(before);
  });
});

describe('a plan that is advanced while its report comes in', () => {
  it('records both, and lateness once', async () => {
    await issueIn(office.database, 'dot-2');
    const ref = { cascadeId: 'dot-2', unitId: 'so-a', lineId: 'sau-thang.2024' };
    const report = handIn(office.database, ref, instantOf(afterAMonth));
    await Promise.all([report, ...Array.from({ length: 4 }, () => advance('dot-2', afterAMonth))]);
    const events = await planEvents('dot-2');
    expect(events.filter((event) => event === 'DeadlineMissed')).toHaveLength(1);
    expect(events.filter((event) => event === 'SubmissionReceived')).toHaveLength(1);
    expect(events.indexOf('DeadlineMissed')).toBeLessThan(events.indexOf('SubmissionReceived'));
  });

  it('is not chased for what was handed in', async () => {
    const { rows } = await office.database.pool.query(
      "SELECT next_wake, closed FROM unit_plans WHERE plan_id = 'plan:dot-2:so-a'",
    );
    expect(rows).toEqual([{ next_wake: '2024-10-25T00:30:00.000Z', closed: false }]);
  });
});

describe('the log', () => {
  it('keeps when a rung fell due apart from when it was recorded', async () => {
    const history = await office.database.store.readStream('plan:dot-1:so-a');
    const eve = history.find(
      ({ data }) => data !== null && typeof data === 'object' && 'rung' in data && data.rung === 'before-1',
    );
    expect(eve).toMatchObject({
      occurredAt: '2024-03-14T00:30:00.000Z',
      recordedAt: afterAMonth,
      metadata: { actor: 'system' },
    });
  });
});
