import { instantAt, plainDateOf } from '@dondoc/domain';
import { anObligation, aReport, aTemplate, aUnit, theCentre, yearlyRule } from '@dondoc/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  eventually,
  issue,
  type Product,
  type RunningWorker,
  startProduct,
  startWorker,
} from './testing/running-product.js';

const cascadeId = 'chi-phi';
const planId = `plan:${cascadeId}:so-y-te`;
// The whole ladder before the date, the day after, a week later with the first escalation, then the report comes.
const reportOn = plainDateOf('2024-11-25');

describe('what one late obligation costs Temporal', () => {
  let product: Product;
  let running: RunningWorker;
  beforeAll(async () => {
    product = await startProduct({ domainStart: instantAt(plainDateOf('2024-09-10'), '08:00'), daysPerSecond: 4 });
    running = await startWorker(product.configuration, product.database, product.clock);
    const template = aTemplate([anObligation('bao-cao-nam', { due: yearlyRule(11, 15), rollUpAfter: 12 })]);
    await issue(product, cascadeId, template, [
      ...theCentre(),
      aUnit('so-noi-vu', { class: 'office' }),
      aUnit('so-y-te'),
    ]);
  });
  afterAll(async () => {
    await running.stop();
    await product.stop();
  });

  it('at most 45 history events and 22 state transitions, start and end included', async () => {
    const { database, clock } = product;
    const reportAt = instantAt(reportOn, '10:00');
    await eventually(
      async () => clock.now(),
      (now) => now >= reportAt,
    );
    const lineId = 'bao-cao-nam.2024';
    await database.commands.receiveSubmission(
      { cascadeId, unitId: 'so-y-te', lineId },
      { submissionId: 's1', content: aReport({ signedOn: plainDateOf('2024-11-20') }) },
      { commandId: 'nop', actor: 'so-y-te', now: clock.now() },
    );
    const handle = running.client.workflow.getHandle(planId);
    await eventually(
      async () => (await handle.describe()).status.name,
      (status) => status === 'COMPLETED',
    );
    const { raw, historyLength } = await handle.describe();
    const transitions = Number(raw.workflowExecutionInfo?.stateTransitionCount);
    const history = await database.store.readStream(planId);
    console.log(
      `late obligation-year: ${historyLength} history events, ${transitions} state transitions; domain events: ${history.map(({ type }) => type).join(', ')}`,
    );
    expect(history.map(({ type }) => type)).toEqual([
      'UnitPlanOpened',
      'ReminderRaised',
      'ReminderRaised',
      'ReminderRaised',
      'DeadlineMissed',
      'ReminderRaised',
      'ReminderRaised',
      'EscalationRaised',
      'SubmissionReceived',
    ]);
    expect(historyLength).toBeLessThanOrEqual(45);
    expect(transitions).toBeLessThanOrEqual(22);
  });
});
