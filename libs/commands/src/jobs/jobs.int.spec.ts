import { instantOf, type JobItem, type JobKind, jobItemCommandId, plainDateOf } from '@dondoc/domain';
import type { Acting } from '@dondoc/read-models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOffice, as, handIn, issueIn, type Office } from '../testing/an-office.js';
import { cancelJob, loadJob, settleItems, startJob } from './job-commands.js';
import { JobRunner } from './job-runner.js';
import { dryPath, tryAct } from './try-act.js';

let office: Office;
const now = instantOf('2024-06-20T02:00:00.000Z');
const units = ['so-noi-vu', 'so-a', 'so-b'];
const ref = (cascadeId: string, unitId: string) => ({ cascadeId, unitId, lineId: 'sau-thang.2024' });
const acting: Acting = { role: 'admin', unitId: 'van-phong' };
const runnerAs = (who: Acting | null): JobRunner =>
  new JobRunner(
    office.database,
    async () => who,
    () => now,
  );

const start = async (jobId: string, kind: JobKind, items: Omit<JobItem, 'n'>[], parameters = {}): Promise<string> =>
  startJob(
    office.database.store,
    {
      job: {
        jobId,
        kind,
        by: 'chi-lan',
        role: 'admin',
        unitId: 'van-phong',
        reason: 'Đã xem đủ',
        parameters,
        retryOf: null,
        importId: null,
      },
      items,
    },
    as(`start:${jobId}`, now, 'chi-lan'),
  );
const itemsOf = (cascadeId: string, body: unknown = null): Omit<JobItem, 'n'>[] =>
  units.map((unitId) => ({ label: unitId, ref: ref(cascadeId, unitId), body }));
const acceptedIn = async (cascadeId: string): Promise<string[]> => {
  const { rows } = await office.database.pool.query<{ unitId: string }>(
    `SELECT unit_id AS "unitId" FROM obligations WHERE cascade_id = $1 AND line_id = 'sau-thang.2024' AND work = 'accepted'
     ORDER BY 1`,
    [cascadeId],
  );
  return rows.map(({ unitId }) => unitId);
};

beforeAll(async () => {
  office = await anOffice();
  for (const cascadeId of ['dot-1', 'dot-2', 'dot-3', 'dot-4']) await issueIn(office.database, cascadeId);
});
afterAll(() => office?.close());

describe('a bulk act', () => {
  it('does what can be done, says of the rest why not, and is finished', async () => {
    await handIn(office.database, ref('dot-1', 'so-a'), instantOf('2024-06-12T02:00:00.000Z'));
    await handIn(office.database, ref('dot-1', 'so-b'), instantOf('2024-06-12T02:00:00.000Z'));
    await start('mot', 'accept', itemsOf('dot-1'));
    const runner = runnerAs(acting);
    expect(await runner.runPage('mot', 2)).toEqual({ over: false });
    expect(await runner.runPage('mot', 2)).toEqual({ over: true });
    expect(await acceptedIn('dot-1')).toEqual(['so-a', 'so-b']);
    const view = await office.database.queries.jobs.getJob('mot', true, now);
    expect(view).toMatchObject({
      status: 'finished',
      done: 2,
      failed: 1,
      waiting: 0,
      may: { cancel: false, retry: true },
    });
    expect(view.items[0]).toMatchObject({
      n: 1,
      outcome: 'failed',
      code: 'OBLIGATION.NOTHING_SUBMITTED',
      field: 'lineId',
    });
    expect(view.sentence).toBe('2/3 mục đã làm; 1 không làm được.');
  });

  it('is started once per command, and leaves one message for Temporal', async () => {
    const again = async () => start('mot', 'accept', itemsOf('dot-1'));
    expect(await again()).toBe('mot');
    await expect(start('mot', 'accept', itemsOf('dot-2'))).rejects.toMatchObject({ code: 'COMMAND.ID_REUSED' });
    const { rows } = await office.database.pool.query(`SELECT 1 FROM outbox WHERE key = 'start-job:mot'`);
    expect(rows).toHaveLength(1);
  });

  it('after a crash between doing and recording does nothing twice', async () => {
    for (const unitId of units)
      await handIn(office.database, ref('dot-2', unitId), instantOf('2024-06-12T02:00:00.000Z'));
    await start('hai', 'return', itemsOf('dot-2'), { newDate: plainDateOf('2024-06-28') });
    // The first item was done, then the process died before the page was recorded.
    const context = as(jobItemCommandId('hai', 1), now, 'chi-lan');
    const request = { reason: 'Đã xem đủ', newDate: plainDateOf('2024-06-28') };
    await office.database.commands.returnSubmission(ref('dot-2', 'so-noi-vu'), request, context);
    const twice = await Promise.all([runnerAs(acting).runPage('hai', 25), runnerAs(acting).runPage('hai', 25)]);
    expect(twice).toEqual([{ over: true }, { over: true }]);
    const view = await office.database.queries.jobs.getJob('hai', true, now);
    expect(view).toMatchObject({ status: 'finished', done: 3, failed: 0 });
    for (const unitId of units) {
      const events = await office.database.store.readStream(`plan:dot-2:${unitId}`);
      expect(events.filter(({ type }) => type === 'SubmissionReturned')).toHaveLength(1);
    }
  });

  it('leaves alone what has changed since the list was confirmed', async () => {
    for (const unitId of units)
      await handIn(office.database, ref('dot-3', unitId), instantOf('2024-06-12T02:00:00.000Z'));
    await start('ba', 'accept', itemsOf('dot-3', { seenVersion: 1 }));
    await handIn(office.database, ref('dot-3', 'so-b'), instantOf('2024-06-13T02:00:00.000Z'));
    await runnerAs(acting).runPage('ba', 25);
    const view = await office.database.queries.jobs.getJob('ba', true, now);
    expect(view).toMatchObject({ done: 2, failed: 1 });
    expect(view.items[0]).toMatchObject({ label: 'so-b', code: 'JOB.CHANGED_MEANWHILE' });
    expect(await acceptedIn('dot-3')).toEqual(['so-a', 'so-noi-vu']);
  });

  it('needs for each item the right that it needs singly', async () => {
    await handIn(office.database, ref('dot-4', 'so-a'), instantOf('2024-06-12T02:00:00.000Z'));
    await start('bon', 'accept', [{ label: 'so-a', ref: ref('dot-4', 'so-a'), body: null }]);
    await runnerAs({ role: 'unit', unitId: 'so-b' }).runPage('bon', 25);
    const { items } = await office.database.queries.jobs.getJob('bon', true, now);
    expect(items).toMatchObject([{ outcome: 'failed', code: 'ACCESS.ROLE' }]);
    expect(await acceptedIn('dot-4')).toEqual([]);
  });

  it('stops when told to, and when its starter is removed', async () => {
    await start('nam', 'accept', itemsOf('dot-4'));
    await cancelJob(office.database.store, 'nam', 'Nhầm đợt', as('cancel:nam', now, 'chi-lan'));
    await cancelJob(office.database.store, 'nam', 'Nhầm đợt', as('cancel:nam', now, 'chi-lan'));
    expect(await runnerAs(acting).runPage('nam', 25)).toEqual({ over: true });
    await start('sau', 'accept', itemsOf('dot-4'));
    expect(await runnerAs(null).runPage('sau', 25)).toEqual({ over: true });
    const views = await Promise.all(['nam', 'sau'].map((id) => office.database.queries.jobs.getJob(id, true, now)));
    expect(views.map(({ status, waiting }) => [status, waiting])).toEqual([
      ['cancelled', 3],
      ['cancelled', 3],
    ]);
    expect(views[1]?.cancelReason).toContain('chi-lan');
    expect(await acceptedIn('dot-4')).toEqual([]);
    await expect(cancelJob(office.database.store, 'mot', 'x', as('cancel:mot', now))).rejects.toMatchObject({
      code: 'JOB.ALREADY_OVER',
    });
    await expect(cancelJob(office.database.store, 'khong-co', 'x', as('cancel:?', now))).rejects.toMatchObject({
      code: 'JOB.NOT_FOUND',
    });
  });

  it('has read models that are what its log says', async () => {
    for (const jobId of ['mot', 'hai', 'ba', 'bon', 'nam', 'sau']) {
      const { job } = await loadJob(office.database.store, jobId);
      const view = await office.database.queries.jobs.getJob(jobId, true, now);
      expect({ ...job.counts, status: job.status }).toEqual({
        done: view.done,
        skipped: view.skipped,
        failed: view.failed,
        status: view.status,
      });
    }
    expect((await office.database.queries.jobs.listJobs('van-phong')).map(({ jobId }) => jobId)).toHaveLength(6);
    expect(await office.database.queries.jobs.listJobs('so-a')).toEqual([]);
  });

  it('of a thousand items that are settled in any order and more than once ends with a thousand results', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({ label: `Mục ${index}`, ref: null, body: { index } }));
    await start('ngan', 'import-units', many);
    const pages = Array.from({ length: 40 }, (_, page) =>
      Array.from({ length: 30 }, (__, index) => ({ n: page * 25 + index + 1, outcome: 'done' as const })),
    );
    await Promise.all(
      pages.slice(0, 6).map((results) => settleItems(office.database.store, 'ngan', results, { actor: 'x', now })),
    );
    for (const results of pages) await settleItems(office.database.store, 'ngan', results, { actor: 'x', now });
    const view = await office.database.queries.jobs.getJob('ngan', true, now);
    expect(view).toMatchObject({ done: 1000, status: 'finished', waiting: 0 });
  });
});

describe('a dry run', () => {
  it('answers as the act would and writes nothing', async () => {
    const dry = dryPath(office.database.store, office.database.pool);
    const before = (await office.database.store.readStream('plan:dot-4:so-a')).length;
    const ask = (unitId: string) => tryAct(() => dry.acceptSubmission(ref('dot-4', unitId), as(`dry:${unitId}`, now)));
    expect(await ask('so-a')).toBeNull();
    expect(await ask('so-b')).toMatchObject({ code: 'OBLIGATION.NOTHING_SUBMITTED' });
    expect(await ask('khong-co')).toMatchObject({ code: 'OBLIGATION.NOT_FOUND' });
    expect((await office.database.store.readStream('plan:dot-4:so-a')).length).toBe(before);
    expect(await office.database.store.findReceipt('dry:so-a')).toBeUndefined();
  });
});
