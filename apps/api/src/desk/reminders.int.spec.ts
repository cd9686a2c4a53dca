import type { DeskRow } from '@dondoc/contracts';
import { instantOf } from '@dondoc/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../testing/client.js';
import { everyState, unitIn } from '../testing/every-state.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let office: Client;
beforeAll(async () => {
  api = await startTestApi();
  office = await api.as('van-phong');
});
afterAll(() => api.stop());

const ok = ({ status, body }: Answer): ReturnType<typeof JSON.parse> => {
  expect({ status, body: status === 200 ? '' : body }).toEqual({ status: 200, body: '' });
  return body;
};
const overdueIn = async (query: string): Promise<DeskRow[]> =>
  ok(await office.get(`/desk?view=overdue&limit=200&${query}`)).rows;

describe('reminders in the sample’s past', () => {
  it('are counted from its log, to any day, and said to be of the sample', async () => {
    const { rows } = await api.database.pool.query<{ stream: string; lineId: string; times: number; last: Date }>(
      `SELECT stream, data->>'lineId' AS "lineId", count(*)::int AS times, max(occurred_at) AS last FROM events
       WHERE type = 'ReminderRaised' AND data->>'notify' = 'true' GROUP BY 1, 2`,
    );
    const lived = new Map(rows.map(({ stream, lineId, ...told }) => [`${stream}/${lineId}`, told]));
    const overdue = await overdueIn('');
    expect(overdue.length).toBeGreaterThan(5);
    for (const { cascadeId, unitId, lineId, reminded } of overdue) {
      const told = lived.get(`plan:${cascadeId}:${unitId}/${lineId}`);
      expect(reminded).toEqual({ times: told?.times, lastAt: told?.last.toISOString(), untold: 0, sample: true });
    }
    const [first] = await overdueIn('asOf=23:00 20/3/2022');
    expect(first?.reminded.times).toBeGreaterThan(0);
    expect(first?.reminded.lastAt?.slice(0, 10)).toBe('2022-03-15');
  });

  it('stand in the annex of a chase letter', async () => {
    const { items } = ok(
      await office.post('/letters/preview', { cascadeId: 'ninh-thuan-2022-2026', newDate: '04/12/2026' }),
    );
    expect(items.length).toBeGreaterThan(5);
    for (const { remindedOn } of items) expect(remindedOn).toMatch(/^20\d\d-\d\d-\d\d$/);
  });
});

const LETTER = `
  INSERT INTO letters (letter_id, kind, recipient, day, state, created_at, available_at, by_mail, in_app, told_at, sent_at)
  SELECT $1, 'digest', recipient, $2, $3, raised_at, now(), $4, $5, $6, $7 FROM notices
  WHERE cascade_id = $8 AND unit_id = $9 AND kind = 'reminder' LIMIT 1`;
const PUT_IN = `
  UPDATE notices SET state = 'lettered', letter_id = $1 WHERE cascade_id = $2 AND unit_id = $3 AND kind = 'reminder'
    AND ledger_key = (SELECT min(ledger_key) FROM notices WHERE cascade_id = $2 AND unit_id = $3 AND kind = 'reminder'
      AND state = 'pending')`;

describe('reminders of a plan of one’s own', () => {
  it('count once they have reached somebody: no mail is claimed that was not sent', async () => {
    const cascadeId = await everyState(api, office);
    const unitId = unitIn.silent;
    const reminded = async (): Promise<DeskRow['reminded'] | undefined> =>
      (await overdueIn(`cascades=${cascadeId}&units=${unitId}&lines=bao-cao`))[0]?.reminded;
    const letter = async (id: string, state: string, [byMail, inApp]: [boolean, boolean], at: string | null) => {
      const [told, sent] = [inApp ? at : null, byMail && state === 'sent' ? at : null];
      await api.database.pool.query(LETTER, [id, at, state, byMail, inApp, told, sent, cascadeId, unitId]);
      await api.database.pool.query(PUT_IN, [id, cascadeId, unitId]);
    };
    expect(await reminded()).toEqual({ times: 0, lastAt: null, untold: 0, sample: false });
    for (const day of ['2026-11-23', '2026-12-01', '2026-12-09', '2026-12-16', '2026-12-23']) {
      api.setNow(`${day}T01:00:00.000Z`);
      await api.database.commands.advanceUnitPlan(cascadeId, unitId, instantOf(`${day}T01:00:00.000Z`));
    }
    const raised = (await reminded())?.untold ?? 0;
    expect(raised).toBeGreaterThan(2);
    await letter('thu-1', 'sent', [true, false], '2026-12-23T00:31:00.000Z');
    expect(await reminded()).toEqual({
      times: 1,
      lastAt: '2026-12-23T00:31:00.000Z',
      untold: raised - 1,
      sample: false,
    });
    await letter('thu-2', 'waiting', [true, false], '2026-12-23T00:40:00.000Z');
    expect(await reminded()).toMatchObject({ times: 1, untold: raised - 1 });
    await letter('thu-3', 'waiting', [true, true], '2026-12-23T00:50:00.000Z');
    expect(await reminded()).toMatchObject({ times: 2, lastAt: '2026-12-23T00:50:00.000Z', untold: raised - 2 });
  });
});
