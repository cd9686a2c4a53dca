import { cancelJob, startJob } from '@dondoc/commands';
import { instantAt, type JobKind, plainDateOf, unitPlanId } from '@dondoc/domain';
import { anObligation, aReport, aTemplate, aUnit, theCentre, yearlyRule } from '@dondoc/domain/testing';
import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTemporal } from './connect.js';
import { recordHistories } from './testing/record-histories.js';
import { eventually, issue, type Product, startProduct } from './testing/running-product.js';
import { startWorkerProcess, type WorkerProcess } from './testing/worker-process.js';

const cascadeId = 'hang-loat';
const owing = Array.from({ length: 120 }, (_, index) => `so-${index + 1}`);
const template = aTemplate([anObligation('bao-cao', { due: yearlyRule(11, 15), needsAcceptance: true })]);
const units = [...theCentre(), ...owing.map((id) => aUnit(id))];
const lineId = 'bao-cao.2024';
const ACCOUNTS = `
  CREATE TABLE accounts (username text PRIMARY KEY, role text, unit_id text, disabled_at timestamptz);
  INSERT INTO accounts VALUES ('chi-lan', 'office', 'van-phong', NULL)`;

describe('a bulk act over 120 units while its worker is killed again and again', () => {
  let product: Product;
  let worker: WorkerProcess;
  let client: Client;

  const start = (jobId: string, kind: JobKind, parameters = {}) =>
    startJob(
      product.database.store,
      {
        job: {
          jobId,
          kind,
          by: 'chi-lan',
          role: 'office',
          unitId: 'van-phong',
          reason: 'Đủ hồ sơ',
          parameters,
          retryOf: null,
          importId: null,
        },
        items: owing.map((unitId) => ({ label: unitId, ref: { cascadeId, unitId, lineId }, body: null })),
      },
      { commandId: `start:${jobId}`, actor: 'chi-lan', now: product.clock.now() },
    );
  const view = (jobId: string) => product.database.queries.jobs.getJob(jobId, true, product.clock.now());
  const untilOver = (jobId: string) =>
    eventually(
      () => view(jobId),
      ({ status }) => status !== 'running',
      90_000,
    );
  const eventsOf = async (type: string): Promise<number[]> => {
    const histories = await product.database.store.readStreams(owing.map((id) => unitPlanId(cascadeId, id)));
    return [...histories.values()].map((events) => events.filter((event) => event.type === type).length);
  };

  beforeAll(async () => {
    const domainStart = instantAt(plainDateOf('2024-10-01'), '08:00');
    product = await startProduct({ domainStart, daysPerSecond: 0.01 });
    await product.database.pool.query(ACCOUNTS);
    client = (await connectTemporal(product.configuration, () => undefined)).client;
    worker = await startWorkerProcess(product.environment);
    await issue(product, cascadeId, template, units);
    const hand = owing.map((unitId) =>
      product.database.commands.receiveSubmission(
        { cascadeId, unitId, lineId },
        { submissionId: `bai-${unitId}`, content: aReport({ signedOn: plainDateOf('2024-09-30') }) },
        { commandId: `nop:${unitId}`, actor: unitId, now: product.clock.now() },
      ),
    );
    await Promise.all(hand);
  });
  afterAll(async () => {
    await worker?.stop();
    await client?.connection.close();
    await product?.stop();
  });

  it('does every item exactly once', async () => {
    await start('duyet-het', 'accept');
    const accepted = async (): Promise<number> => (await eventsOf('SubmissionAccepted')).reduce((a, b) => a + b, 0);
    let [kills, before] = [0, 0];
    while (kills < 4) {
      const reached = before;
      before = await eventually(accepted, (count) => count > reached, 60_000);
      if (before === owing.length) break;
      // In the middle of a page: some of its items are done, and none of them is recorded as settled.
      await worker.kill();
      kills += 1;
      worker = await startWorkerProcess(product.environment);
    }
    const job = await untilOver('duyet-het');
    expect(kills).toBeGreaterThanOrEqual(2);
    expect(job).toMatchObject({ status: 'finished', done: owing.length, failed: 0, skipped: 0 });
    expect(new Set(await eventsOf('SubmissionAccepted'))).toEqual(new Set([1]));
    await eventually(
      async () => (await client.workflow.getHandle('bulk:duyet-het').describe()).status.name,
      (status) => status === 'COMPLETED',
      60_000,
    );
    await recordHistories(client, { bulk: { workflowId: 'bulk:duyet-het' } });
  });

  it('says of each item that fails why it did, and stops when it is told to', async () => {
    await start('duyet-lai', 'accept');
    expect(await untilOver('duyet-lai')).toMatchObject({ status: 'finished', done: 0, failed: owing.length });
    await worker.stop();
    await start('thoi', 'exempt');
    const context = { commandId: 'thoi', actor: 'chi-lan', now: product.clock.now() };
    await cancelJob(product.database.store, 'thoi', 'Nhầm đợt', context);
    worker = await startWorkerProcess(product.environment);
    await eventually(
      async () =>
        (
          await client.workflow
            .getHandle('bulk:thoi')
            .describe()
            .catch(() => null)
        )?.status.name,
      (status) => status === 'COMPLETED',
      60_000,
    );
    expect(await view('thoi')).toMatchObject({ status: 'cancelled', done: 0, waiting: owing.length });
  });

  it('stops by itself when its starter is no longer there, and when an operator cancels its workflow', async () => {
    await start('van-hanh', 'explain', { dueOn: '2024-12-31', question: 'Vì sao chậm?' });
    const cancelled = await eventually(
      () =>
        client.workflow
          .getHandle('bulk:van-hanh')
          .cancel()
          .then(
            () => true,
            () => false,
          ),
      (done) => done,
      30_000,
    );
    expect(cancelled).toBe(true);
    const byOperator = await untilOver('van-hanh');
    expect([byOperator.status, byOperator.cancelReason]).toEqual(['cancelled', 'Người vận hành đã dừng việc này.']);
    await product.database.pool.query(`UPDATE accounts SET disabled_at = now() WHERE username = 'chi-lan'`);
    await start('nguoi-da-nghi', 'reopen', { until: '2024-12-31' });
    const stopped = await untilOver('nguoi-da-nghi');
    expect(stopped).toMatchObject({ status: 'cancelled', done: 0 });
    expect(stopped.cancelReason).toContain('chi-lan');
  });
});
