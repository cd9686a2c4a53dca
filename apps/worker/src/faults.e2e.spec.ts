import { instantAt, plainDateOf, unitPlanId } from '@dondoc/domain';
import { anObligation, aReport, aTemplate, aUnit, theCentre, yearlyRule } from '@dondoc/domain/testing';
import { type Reconciliation, unitPlanQuery } from '@dondoc/workflows';
import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTemporal } from './connect.js';
import { expectEachLetterOnce } from './testing/each-letter-once.js';
import { type KillablePostgres, startKillablePostgres } from './testing/killable-postgres.js';
import { calmAhead, quietMoment } from './testing/quiet-moment.js';
import { compareWithRehearsal, recordedFacts } from './testing/rehearsed-life.js';
import { eventually, issue, type Product, startProduct } from './testing/running-product.js';
import { deliveredLetters } from './testing/sent-letters.js';
import { startWorkerProcess, type WorkerProcess } from './testing/worker-process.js';

const cascadeId = 'chiu-loi';
const owing = ['so-y-te', 'so-tu-phap', 'so-tai-chinh'];
const [punctual = '', late = '', silent = ''] = owing;
/** Working days until a roll-up by time: no slow machine shall see the directive end before its parts are killed. */
const PATIENT = 60;
const obligations = [
  anObligation('viec-9', { due: yearlyRule(9, 15), rollUpAfter: PATIENT }),
  anObligation('viec-10', { due: yearlyRule(10, 15), rollUpAfter: PATIENT }),
  anObligation('viec-11', { due: yearlyRule(11, 29), rollUpAfter: PATIENT }),
];
const template = aTemplate(obligations);
const units = [...theCentre(), aUnit('so-noi-vu', { class: 'office' }), ...owing.map((id) => aUnit(id))];

type Raised = { lineId: string; rung: string; notify: boolean };

const noticeIn = (data: unknown): Raised[] => {
  const { lineId, rung, notify }: Partial<Raised> = { ...Object(data) };
  return lineId === undefined || rung === undefined || notify === undefined ? [] : [{ lineId, rung, notify }];
};

const isAfterSleep = ({ to, day }: { to: string; day: string }): boolean =>
  to === `dau-moi@${silent}.example` && day >= '2024-10-07';

describe('faults on the real parts', () => {
  let product: Product;
  let postgres: KillablePostgres;
  let worker: WorkerProcess;
  let client: Client;

  const restartWorker = async () => (worker = await startWorkerProcess(product.environment));
  const planLog = (unitId: string) => product.database.store.readStream(unitPlanId(cascadeId, unitId));
  const rungsIn = async (unitId: string, lineId: string) =>
    recordedFacts(await planLog(unitId)).flatMap((fact) =>
      fact.includes(` ${lineId} `) ? (fact.split(' ')[3] ?? []) : [],
    );
  const until = (day: string) =>
    eventually(
      async () => product.clock.now(),
      (now) => now >= instantAt(plainDateOf(day), '09:00'),
      60_000,
    );
  const report = async (unitId: string, lineId: string) => {
    const now = await quietMoment(product, cascadeId, unitId);
    const content = aReport({ signedOn: plainDateOf('2024-08-02') });
    const context = { commandId: `${unitId}.${lineId}`, actor: unitId, now };
    await product.database.commands.receiveSubmission(
      { cascadeId, unitId, lineId },
      { submissionId: context.commandId, content },
      context,
    );
  };
  const lastSignal = (unitId: string) => async () =>
    (
      await client.workflow
        .getHandle(unitPlanId(cascadeId, unitId))
        .query(unitPlanQuery)
        .catch(() => null)
    )?.lastSignal;

  beforeAll(async () => {
    postgres = await startKillablePostgres();
    product = await startProduct(
      { domainStart: instantAt(plainDateOf('2024-07-22'), '08:00'), daysPerSecond: 4 },
      async () => postgres,
    );
    client = (await connectTemporal(product.configuration, () => undefined)).client;
    await restartWorker();
    await issue(product, cascadeId, template, units);
  });
  afterAll(async () => {
    await worker.stop();
    await client.connection.close();
    await product.stop();
  });

  it('after more than a month asleep every passed rung is recorded in order, in one step', async () => {
    await eventually(
      () => rungsIn(silent, 'viec-9.2024'),
      (rungs) => rungs.join() === 'before-15',
    );
    await worker.kill();
    await until('2024-10-07');
    expect(await rungsIn(silent, 'viec-9.2024')).toEqual(['before-15']);
    await restartWorker();
    const recorded = await eventually(
      () => planLog(silent),
      (events) => events.length > 2,
    );
    const [, , first] = recorded;
    const caughtUp = recorded.filter(({ recordedAt }) => recordedAt === first?.recordedAt);
    const rungs = caughtUp.flatMap(({ data }) => noticeIn(data)).filter(({ lineId }) => lineId === 'viec-9.2024');
    const passed = [
      'before-5',
      'before-1',
      'after',
      'repeat-1',
      'escalation-1',
      'repeat-2',
      'escalation-2',
      'repeat-3',
    ];
    expect(rungs.map(({ rung }) => rung).slice(0, passed.length)).toEqual(passed);
    const reminders = rungs.filter(({ rung }) => !rung.startsWith('escalation'));
    expect(reminders.map(({ notify }) => notify)).toEqual(reminders.map((one) => one === reminders.at(-1)));
    const instants = caughtUp.map(({ occurredAt }) => occurredAt);
    expect(instants).toEqual([...instants].sort());
  });

  it('and nobody reads in it that something past is near: one digest with what is true now', async () => {
    const [digest, ...more] = await eventually(
      async () => (await deliveredLetters(product.parts.mailbox)).filter(isAfterSleep),
      (letters) => letters.length > 0,
    );
    expect(more.filter(({ day }) => day === digest?.day)).toEqual([]);
    expect(digest?.text).toMatch(/Quá hạn \(\d\)[^(]*viec-9/);
    expect(digest?.text.split('Sắp đến hạn')[1] ?? '').not.toContain('viec-9');
  });

  it('a report that comes while Temporal is dead is received, and the workflow hears of it afterwards', async () => {
    await calmAhead(product, cascadeId, punctual, 6);
    await product.parts.temporal.kill();
    await report(punctual, 'viec-9.2024');
    expect((await planLog(punctual)).at(-1)?.type).toBe('SubmissionReceived');
    expect(await product.database.outbox.pending()).toBe(1);
    await product.parts.temporal.startAgain('kept');
    await eventually(lastSignal(punctual), (signal) => signal === 'reportReceived');
    await eventually(
      () => product.database.outbox.pending(),
      (pending) => pending === 0,
    );
  });

  it('a Postgres killed and started again loses nothing that was answered, and the worker goes on', async () => {
    await report(punctual, 'viec-10.2024');
    await postgres.kill();
    await postgres.startAgain();
    expect((await planLog(punctual)).at(-1)).toMatchObject({
      type: 'SubmissionReceived',
      data: { lineId: 'viec-10.2024' },
    });
    await eventually(
      () => rungsIn(silent, 'viec-9.2024'),
      (rungs) => rungs.includes('escalation-1'),
    );
  });

  it('when all of Temporal’s data is lost the reconciler starts every open plan and the directive again', async () => {
    await product.parts.temporal.kill();
    await product.parts.temporal.startAgain('lost');
    await worker.kill();
    await restartWorker();
    const reconcile = () =>
      client.workflow.execute<() => Promise<Reconciliation>>('reconcileWorkflow', {
        workflowId: 'reconcile-now',
        taskQueue: product.configuration.taskQueue,
      });
    // A signal that still lay in the outbox may have started one of the plans before the reconciler came.
    const first = await reconcile();
    expect(first.plansRestarted).toBeGreaterThanOrEqual(owing.length - 1);
    expect(first.directivesRestarted).toBe(1);
    await eventually(
      reconcile,
      ({ plansRestarted, directivesRestarted }) => plansRestarted + directivesRestarted === 0,
    );
    for (const id of [...owing.map((unitId) => unitPlanId(cascadeId, unitId)), `directive:${cascadeId}`]) {
      expect((await client.workflow.getHandle(id).describe()).status.name, id).toBe('RUNNING');
    }
  });

  it('in the end nothing is lost and nothing doubled: the log is what a rehearsal of the same acts makes', async () => {
    await report(late, 'viec-9.2024');
    await report(late, 'viec-10.2024');
    await until('2024-12-09');
    await report(late, 'viec-11.2024');
    await report(punctual, 'viec-11.2024');
    for (const lineId of ['viec-9.2024', 'viec-10.2024', 'viec-11.2024']) await report(silent, lineId);
    const finished = async () =>
      Promise.all(
        [...owing.map((id) => unitPlanId(cascadeId, id)), `directive:${cascadeId}`].map(
          async (id) => (await client.workflow.getHandle(id).describe()).status.name,
        ),
      );
    await eventually(finished, (names) => names.every((name) => name === 'COMPLETED'));
    for (const { recorded, rehearsed, unitId } of await compareWithRehearsal(
      product.database,
      { cascadeId, template, units },
      product.clock.now(),
    )) {
      expect(recorded, unitId).toEqual(rehearsed);
      expect(new Set(recorded).size).toBe(recorded.length);
    }
  });

  it('each notice is told in one letter, and a letter handed in twice is known by its Message-ID', async () => {
    await expectEachLetterOnce(product.database, product.parts.mailbox);
  });
});
