import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ContentStore } from '../files/content-store.js';
import { PDF, type RunningApi, startTestApi } from '../testing/running-api.js';
import { type Cleared, Housekeeping } from './housekeeping.js';

const DAY = 86_400_000;
const RUNNING = 'ninh-thuan-2027';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
  // Sessions of the sample's people are of today; the machine stands at a time of the day at which nights are cleared.
  api.passRealTime(DAY - ((Date.now() + 7 * 3_600_000) % DAY) + 3 * 3_600_000);
});
afterAll(() => api.stop());
beforeEach(() => api.passRealTime(DAY));

const night = (): Promise<Cleared | null> => api.app.get(Housekeeping).lookIn();
const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await api.database.pool.query(text, values)).rows as Row[];
const fileIds = async (): Promise<string[]> =>
  (await sql<{ id: string }>('SELECT file_id AS id FROM files')).map(({ id }) => id);
const contentOf = async (sha256: string): Promise<boolean> =>
  (await readdir(join(api.home, 'files', sha256.slice(0, 2))).catch((): string[] => [])).includes(sha256);
const pdf = (text: string): Buffer => Buffer.concat([PDF, Buffer.from(`%${text}\n`)]);

describe('housekeeping at night', () => {
  it('is done once a night, by one process, after two o’clock', async () => {
    expect(await night()).not.toBeNull();
    expect(await night()).toBeNull();
    api.passRealTime(22 * 3_600_000); // 01:00 of the next night
    expect(await night()).toBeNull();
    api.passRealTime(2 * 3_600_000);
    const [one, two] = await Promise.all([night(), night()]);
    expect([one, two].filter((cleared) => cleared !== null)).toHaveLength(1);
  });

  it('keeps files that a submission or a draft cites, and lets go those that nothing was made of', async () => {
    const unit = await api.as('so-tu-phap');
    const upload = async (text: string) => (await unit.upload(`${text}.pdf`, pdf(text))).body;
    const [handedIn, drafted, unused] = [await upload('nộp'), await upload('nháp'), await upload('bỏ')];
    const path = `/obligations/${RUNNING}/so-tu-phap/bao-cao-6-thang.2027`;
    const draft = { revision: 0, body: { fileIds: [drafted.fileId] } };
    expect((await unit.put(`${path}/draft`, draft)).status).toBe(200);
    const cited = `UPDATE submissions SET content = jsonb_set(content, '{files}', $1::jsonb)
      WHERE submission_id = (SELECT submission_id FROM submissions LIMIT 1)`;
    await sql(cited, [JSON.stringify([handedIn])]);
    await night();
    expect(await fileIds()).toContain(unused.fileId); // not old yet
    api.setNow('2027-01-15T01:00:00.000Z');
    api.passRealTime(DAY);
    expect(await night()).toMatchObject({ files: 1 });
    const left = await fileIds();
    expect([handedIn, drafted, unused].map(({ fileId }) => left.includes(fileId))).toEqual([true, true, false]);
    expect(await contentOf(unused.sha256)).toBe(true); // for another night
    api.passRealTime(DAY);
    expect(await night()).toMatchObject({ contents: 1 });
    expect(await contentOf(unused.sha256)).toBe(false);
    expect([await contentOf(handedIn.sha256), await contentOf(drafted.sha256)]).toEqual([true, true]);
  });

  it('gives a file back that was handed in while it went, and keeps a content that was brought again', async () => {
    api.setNow('2027-02-01T01:00:00.000Z');
    const unit = await api.as('so-y-te');
    const upload = async (text: string, key: string) => (await unit.upload(`${text}.pdf`, pdf(text), key)).body;
    const [atOnce, again] = [await upload('cùng lúc', 'tep-cung-luc'), await upload('lại', 'tep-lai-mot')];
    api.setNow('2027-04-01T01:00:00.000Z');
    expect(await night()).toMatchObject({ files: 2 });
    await sql(
      `UPDATE submissions SET content = jsonb_set(content, '{files}', $1::jsonb)
        WHERE submission_id = (SELECT submission_id FROM submissions OFFSET 1 LIMIT 1)`,
      [JSON.stringify([atOnce])],
    );
    const brought = await upload('lại', 'tep-lai-hai');
    api.passRealTime(DAY);
    await night();
    expect(await fileIds()).toEqual(expect.arrayContaining([atOnce.fileId, brought.fileId]));
    expect(await fileIds()).not.toContain(again.fileId);
    expect([await contentOf(atOnce.sha256), await contentOf(again.sha256)]).toEqual([true, true]);
    expect(await sql('SELECT FROM forsaken_contents')).toEqual([]);
  });

  it('empties old messages: that somebody was told stays, what it said leaves the inbox', async () => {
    const letter = `INSERT INTO letters (letter_id, kind, recipient, day, state, subject, items, content, created_at, sent_at,
      told_at, username, available_at) VALUES ($1, 'digest', 'so-y-te/focal-point', $2, $3, 'Nhắc', '["x"]',
      '{"greeting":"","sections":[]}', $4, $4, $4, 'so-y-te', now())`;
    await sql(letter, ['cu', '2021-01-04', 'sent', '2021-01-04T00:30:00.000Z']);
    await sql(letter, ['cho', '2021-01-05', 'waiting', '2021-01-05T00:30:00.000Z']);
    await sql(letter, ['moi', '2027-03-01', 'sent', '2027-03-01T00:30:00.000Z']);
    await sql("INSERT INTO letter_reads VALUES ('cu', 'so-y-te', '2021-01-04'), ('moi', 'so-y-te', '2027-03-01')");
    api.setNow('2027-04-01T01:00:00.000Z');
    expect((await night())?.['letter_texts']).toBeGreaterThanOrEqual(1);
    const rows = await sql<{ id: string; empty: boolean; sent: string; subject: string }>(
      `SELECT letter_id AS id, content IS NULL AS empty, sent_at AS sent, subject FROM letters
        WHERE letter_id IN ('cu', 'cho', 'moi') ORDER BY letter_id`,
    );
    expect(rows.map(({ id, empty }) => [id, empty])).toEqual([
      ['cho', false],
      ['cu', true],
      ['moi', false],
    ]);
    expect(rows[1]).toMatchObject({ sent: '2021-01-04T00:30:00.000Z', subject: 'Nhắc' });
    const inbox = (await (await api.as('so-y-te')).get('/inbox')).body;
    expect(inbox.items.map(({ letterId }: { letterId: string }) => letterId)).not.toContain('cu');
    expect(await sql("SELECT FROM letter_reads WHERE letter_id = 'cu'")).toEqual([]);
  });

  it('drops deliveries that ended long ago, never those that wait', async () => {
    const delivery = `INSERT INTO webhook_deliveries (delivery_id, webhook_id, type, payload, state, available_at, created_at)
      VALUES ($1, 'wh', 'test', '{}', $2, now() - $3::interval, '2026-01-01T00:00:00.000Z')`;
    await sql(delivery, ['a', 'delivered', '200 days']);
    await sql(delivery, ['b', 'dead', '200 days']);
    await sql(delivery, ['c', 'waiting', '200 days']);
    await sql(delivery, ['d', 'delivered', '2 days']);
    expect(await night()).toMatchObject({ webhook_deliveries: 2 });
    const left = await sql<{ id: string }>('SELECT delivery_id AS id FROM webhook_deliveries ORDER BY 1');
    expect(left.map(({ id }) => id)).toEqual(['c', 'd']);
  });

  it('drops sessions, tokens and links that have run out, and goes on when one part fails', async () => {
    const unit = await api.as('so-y-te');
    await unit.post('/tokens', { name: 'máy', days: 1 });
    api.passRealTime(40 * DAY);
    const store = api.app.get(ContentStore);
    const { forget } = store;
    store.forget = () => Promise.reject(new Error('the store is away'));
    await sql("INSERT INTO forsaken_contents VALUES ('x', now() - interval '3 days')");
    expect(await night()).toMatchObject({ contents: 'failed', sessions: expect.any(Number), api_tokens: 1 });
    store.forget = forget;
    expect(await sql('SELECT FROM sessions')).toEqual([]);
    api.passRealTime(DAY);
    expect(await night()).toMatchObject({ contents: 1 });
  });
});
