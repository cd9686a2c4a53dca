import { JobRunner, rowActs } from '@dondoc/commands';
import { Workbook } from '@dondoc/documents';
import { stillActing } from '@dondoc/read-models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

type Ref = { cascadeId: string; unitId: string; lineId: string };

let api: RunningApi;
let office: Client;
const now = '2026-11-23T02:00:00.000Z';
const cascadeId = 'ninh-thuan-2022-2026';

/** Does what the worker would do. */
const work = async (jobId: string): Promise<void> => {
  const { database } = api;
  const acting = async (started: { role: string; unitId: string }) => started as never;
  const runner = new JobRunner(database, acting, () => now as never, rowActs(database));
  while (!(await runner.runPage(jobId, 25)).over);
};
const preview = async (body: unknown, client = office) => (await client.post('/jobs/preview', body)).body;
const overdue = { cascadeId, statuses: ['overdue'] };
const refsOf = (view: { items: { ref: Ref; outcome: string }[] }, outcome = 'will'): Ref[] =>
  view.items.filter((one) => one.outcome === outcome).map(({ ref }) => ref);

beforeAll(async () => {
  api = await startTestApi();
  api.setNow(now);
  office = await api.as('van-phong');
});
afterAll(() => api.stop());

describe('reminding these units', () => {
  it('shows the exact list first, records nothing, and starts exactly that list with a reason', async () => {
    const body = { kind: 'remind', selection: overdue };
    const shown = await preview(body);
    expect(shown.counts.will).toBeGreaterThan(0);
    expect(shown.counts.chosen).toBe(shown.items.length);
    expect(shown.sentence).toContain('Nhắc đơn vị');
    expect((await office.get('/jobs')).body.jobs).toEqual([]);
    const confirmed = { hash: shown.hash, shown: refsOf(shown) };
    const without = await office.post('/jobs', { ...body, reason: ' ', confirmed });
    expect([without.status, without.body.code]).toEqual([422, 'REASON.MISSING']);
    const request = { ...body, reason: 'Đã quá hạn nhiều ngày', confirmed };
    const started = await office.post('/jobs', request, 'nhac-lan-dau-1');
    expect(started.status).toBe(200);
    const { jobId } = started.body;
    await work(jobId);
    expect((await office.post('/jobs', request, 'nhac-lan-dau-1')).body.jobId).toBe(jobId);
    const job = (await office.get(`/jobs/${jobId}`)).body;
    expect(job).toMatchObject({
      status: 'finished',
      done: shown.counts.will,
      failed: 0,
      reason: 'Đã quá hạn nhiều ngày',
    });
    expect(job.items.map(({ mail }: { mail: string | null }) => mail)).toEqual(job.items.map(() => 'Thư chờ gửi'));
    const { rows } = await api.database.pool.query(
      `SELECT 1 FROM events WHERE type = 'PromptRaised' AND data ->> 'jobId' = $1`,
      [jobId],
    );
    expect(rows).toHaveLength(shown.counts.will);
  });

  it('skips whom it has reminded today, and says so', async () => {
    const again = await preview({ kind: 'remind', selection: overdue });
    expect(again.counts.will).toBe(0);
    expect(again.items[0]).toMatchObject({ outcome: 'skipped', reason: 'Hôm nay đã nhắc rồi.' });
    const confirmed = { hash: again.hash, shown: [] };
    const empty = await office.post('/jobs', { kind: 'remind', selection: overdue, reason: 'x', confirmed });
    expect(empty.body.code).toBe('JOB.EMPTY');
  });

  it('refuses to start another list than the one that was shown, naming the difference', async () => {
    const selection = { cascadeId, statuses: ['not_due', 'due_soon', 'overdue'] };
    const question = { kind: 'exempt', selection };
    const shown = await preview(question);
    const [first] = refsOf(shown);
    const fewer = { ...question, selection: { refs: refsOf(shown).slice(1) } };
    const confirmed = { hash: shown.hash, shown: refsOf(shown) };
    const refused = await office.post('/jobs', { ...fewer, reason: 'x', confirmed });
    expect([refused.status, refused.body.code]).toEqual([409, 'JOB.LIST_CHANGED']);
    expect(refused.body.errors[0].reason).toContain('không còn');
    expect(first).toBeDefined();
    expect((await office.post('/jobs', { ...fewer, reason: 'x', confirmed: { hash: 'x' } })).status).toBe(409);
  });
});

describe('whoever started a job', () => {
  it('may go on as long as the account is open and the post is theirs', async () => {
    const { pool } = api.database;
    const as = (role: string, unitId: string, by = 'van-phong') =>
      stillActing(pool, { by, role, unitId }, now as never);
    const { rows } = await pool.query<{ role: string; unitId: string }>(
      `SELECT role, unit_id AS "unitId" FROM accounts WHERE username = 'van-phong'`,
    );
    const [home] = rows;
    expect(await as('office', home?.unitId ?? '')).toEqual({ role: 'office', unitId: home?.unitId });
    expect(await as('admin', home?.unitId ?? '')).toBeNull();
    expect(await as('office', 'so-y-te')).toBeNull();
    expect(await as('office', home?.unitId ?? '', 'khong-co')).toBeNull();
    await pool.query(`UPDATE accounts SET disabled_at = now() WHERE username = 'van-phong'`);
    expect(await as('office', home?.unitId ?? '')).toBeNull();
    await pool.query(`UPDATE accounts SET disabled_at = NULL WHERE username = 'van-phong'`);
  });
});

describe('a bulk act', () => {
  it('extends for a set of units; the second time the policy of extensions answers for each', async () => {
    const { items } = await preview({ kind: 'remind', selection: { cascadeId } });
    const refs = items
      .filter(({ reason }: { reason: string }) => reason === 'Hôm nay đã nhắc rồi.')
      .map(({ ref }: { ref: Ref }) => ref);
    const question = { kind: 'extend', selection: { refs }, until: '15/12/2026' };
    const shown = await preview(question);
    expect(shown.counts.will).toBeGreaterThan(0);
    const confirmed = { hash: shown.hash, shown: refsOf(shown) };
    const started = await office.post('/jobs', { ...question, reason: 'Bão số 9', confirmed });
    await work(started.body.jobId);
    const job = (await office.get(`/jobs/${started.body.jobId}`)).body;
    expect([job.done, job.failed]).toEqual([shown.counts.will, 0]);
    const first = refsOf(shown)[0];
    const one = (await office.get(`/obligations/${first?.cascadeId}/${first?.unitId}/${first?.lineId}`)).body;
    expect(one.status.extendedTo).toBe('2026-12-15');
    expect((await preview({ ...question, until: '31/02/2027' })).code).toBe('DATE.NOT_REAL');
    expect((await preview({ ...question, until: '01/01/2020' })).counts.will).toBe(0);
  });

  it('does to nobody what the asker may not do singly', async () => {
    const unit = await api.as('so-tu-phap');
    expect((await unit.post('/jobs/preview', { kind: 'remind', selection: overdue })).body.counts?.will ?? 0).toBe(0);
    const leader = await api.as('lanh-dao');
    const remind = await leader.post('/jobs/preview', { kind: 'remind', selection: overdue });
    expect(remind.body.counts?.will ?? 0).toBe(0);
    const foreign = { refs: [{ cascadeId: 'khong-co', unitId: 'so-y-te', lineId: 'x' }] };
    const unknown = (await office.post('/jobs/preview', { kind: 'remind', selection: foreign })).body;
    expect(unknown.counts).toMatchObject({ will: 0, refused: 1 });
  });

  it('that fails in part gives its failures as a sheet, and tries them again', async () => {
    const { items } = await preview({ kind: 'accept', selection: { cascadeId } });
    expect(items.every(({ outcome }: { outcome: string }) => ['will', 'refused'].includes(outcome))).toBe(true);
    const refs = items.slice(0, 2).map(({ ref }: { ref: Ref }) => ref);
    // A list that was right when it was confirmed, and is not when its turn comes.
    const { database } = api;
    const jobId = await import('@dondoc/commands').then(({ startJob }) =>
      startJob(
        database.store,
        {
          job: {
            jobId: 'lam-hong',
            kind: 'accept',
            by: 'van-phong',
            role: 'office',
            unitId: 'van-phong-ubnd-tinh',
            reason: 'Thử',
            parameters: {},
            retryOf: null,
            importId: null,
          },
          items: refs.map((ref: Ref) => ({ label: `=${ref.unitId}`, ref, body: { seenVersion: 99 } })),
        },
        { commandId: 'thu:lam-hong', actor: 'van-phong', now: now as never },
      ),
    );
    await work(jobId);
    const job = (await office.get(`/jobs/${jobId}`)).body;
    expect([job.failed, job.may.retry]).toEqual([2, true]);
    const sheet = await office.get(`/jobs/${jobId}/failures.xlsx`);
    const book = Workbook.open(sheet.raw, 'x.xlsx');
    const [address] = book.sheets;
    expect(address && book.read(address).rows.length).toBe(5);
    const again = await office.post(`/jobs/${jobId}/retry`, {});
    expect(again.status).toBe(200);
    expect((await office.get(`/jobs/${again.body.jobId}`)).body).toMatchObject({
      retryOf: jobId,
      total: 2,
      waiting: 2,
    });
    const stopped = await office.post(`/jobs/${again.body.jobId}/cancellation`, { reason: 'Không cần nữa' });
    expect(stopped.status).toBe(200);
    expect((await office.get(`/jobs/${again.body.jobId}`)).body).toMatchObject({
      status: 'cancelled',
      cancelReason: 'Không cần nữa',
    });
    expect((await office.post(`/jobs/${jobId}/cancellation`, { reason: 'x' })).body.code).toBe('JOB.ALREADY_OVER');
    const other = await api.as('so-tu-phap');
    expect((await other.get(`/jobs/${jobId}`)).body.code).toBe('ACCESS.OTHER_UNIT');
    expect((await office.get('/jobs/khong-co')).body.code).toBe('JOB.NOT_FOUND');
  });
});
