import { instantAt, plainDateOf, unitPlanId } from '@dondoc/domain';
import { anObligation, aReport, aTemplate, aUnit, theCentre } from '@dondoc/domain/testing';
import { unitPlanQuery, wakeSignal } from '@dondoc/workflows';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordHistories } from './testing/record-histories.js';
import {
  eventually,
  issue,
  type Product,
  type RunningWorker,
  startProduct,
  startWorker,
} from './testing/running-product.js';

const cascadeId = 'lau-dai';
const planId = unitPlanId(cascadeId, 'so-y-te');
/** More than the workflow's own limit of 2,000 history events. */
const WAKES = 2100;

describe('a plan that outlives its history', () => {
  let product: Product;
  let running: RunningWorker;
  beforeAll(async () => {
    product = await startProduct({ domainStart: instantAt(plainDateOf('2024-07-01'), '08:00'), daysPerSecond: 1 });
    running = await startWorker(product.configuration, product.database, product.clock);
    const template = aTemplate([anObligation('bao-cao')]);
    const office = aUnit('so-noi-vu', { class: 'office' });
    await issue(product, cascadeId, template, [...theCentre(), office, aUnit('so-y-te')]);
  });
  afterAll(async () => {
    await running.stop();
    await product.stop();
  });

  it('goes on in a new run, knows its wake again and ends with the report', async () => {
    const { client } = running;
    const handle = client.workflow.getHandle(planId);
    const ask = () => handle.query(unitPlanQuery).catch(() => null);
    const first = await eventually(ask, (view) => view !== null);
    const { runId } = await handle.describe();
    for (let sent = 0; sent < WAKES; sent += 50) {
      await Promise.all(Array.from({ length: 50 }, () => handle.signal(wakeSignal, { lineId: null })));
    }
    await eventually(
      async () => (await handle.describe()).runId,
      (now) => now !== runId,
    );
    expect((await client.workflow.getHandle(planId, runId).describe()).status.name).toBe('CONTINUED_AS_NEW');
    const view = await eventually(ask, (now) => now !== null && now.waitMs !== null);
    expect(view).toMatchObject({ cascadeId, unitId: 'so-y-te', state: 'open', nextDue: first?.nextDue });
    expect((await handle.describe()).raw.workflowExecutionInfo?.searchAttributes?.indexedFields).toHaveProperty(
      'DondocUnit',
    );
    await product.database.commands.receiveSubmission(
      { cascadeId, unitId: 'so-y-te', lineId: 'bao-cao.2024' },
      { submissionId: 's1', content: aReport() },
      { commandId: 'nop', actor: 'so-y-te', now: product.clock.now() },
    );
    await eventually(
      async () => (await handle.describe()).status.name,
      (status) => status === 'COMPLETED',
    );
    const { runId: lastRun } = await handle.describe();
    await recordHistories(client, {
      'plan-outgrown': { workflowId: planId, runId },
      'plan-continued': { workflowId: planId, runId: lastRun },
    });
  });
});
