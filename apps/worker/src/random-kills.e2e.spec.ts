import { setTimeout as pause } from 'node:timers/promises';
import { addDays, dateOf, instantAt, plainDateOf, unitPlanId } from '@dondoc/domain';
import { anObligation, aReport, aTemplate, aUnit, theCentre, yearlyRule } from '@dondoc/domain/testing';
import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTemporal } from './connect.js';
import { type Chance, chanceFrom } from './testing/chance.js';
import { expectEachLetterOnce } from './testing/each-letter-once.js';
import { type KillablePostgres, startKillablePostgres } from './testing/killable-postgres.js';
import { quietMoment } from './testing/quiet-moment.js';
import { compareWithRehearsal } from './testing/rehearsed-life.js';
import { eventually, issue, type Product, startProduct } from './testing/running-product.js';
import { endLeases } from './testing/sent-letters.js';
import { startWorkerProcess, type WorkerProcess } from './testing/worker-process.js';

const SEED = 20221115;
type Victim = 'worker' | 'temporal' | 'postgres';
const victims: Victim[] = [...Array<Victim>(6).fill('worker'), 'temporal', 'temporal', 'postgres', 'postgres'];
const cascadeId = 'hon-loan';
const owing = ['so-y-te', 'so-tu-phap', 'so-tai-chinh', 'so-cong-thuong', 'so-xay-dung'];
const dues = [
  { key: 'viec-8', month: 8, day: 15 },
  { key: 'viec-9', month: 9, day: 20 },
  { key: 'viec-10', month: 10, day: 25 },
  { key: 'viec-11', month: 11, day: 15 },
];
const template = aTemplate(dues.map(({ key, month, day }) => anObligation(key, { due: yearlyRule(month, day) })));
const units = [...theCentre(), aUnit('so-noi-vu', { class: 'office' }), ...owing.map((id) => aUnit(id))];

describe('half a year of kill -9 at random moments', () => {
  let product: Product;
  let postgres: KillablePostgres;
  let worker: WorkerProcess;
  let client: Client;
  let killing = false;
  const chance = chanceFrom(SEED);

  /** The same command under the same id until it is answered: what a patient user does. */
  const report = async (unitId: string, lineId: string): Promise<void> => {
    const commandId = `${unitId}.${lineId}`;
    const request = { submissionId: commandId, content: aReport({ signedOn: plainDateOf('2024-07-01') }) };
    const send = async (): Promise<boolean> => {
      const context = { commandId, actor: unitId, now: await quietMoment(product, cascadeId, unitId) };
      return product.database.commands.receiveSubmission({ cascadeId, unitId, lineId }, request, context).then(
        () => true,
        () => false,
      );
    };
    await eventually(send, (answered) => answered, 60_000);
  };
  /** Each unit hands in some days before or after the date; nobody waits for the others. */
  const liveUnit = async (unitId: string, moods: Chance): Promise<void> => {
    for (const { key, month, day } of dues) {
      const due = plainDateOf(`2024-${String(month).padStart(2, '0')}-${day}`);
      const handIn = addDays(due, moods.between(-10, 16));
      await eventually(
        async () => dateOf(product.clock.now()) >= handIn,
        (come) => come,
        90_000,
      );
      await report(unitId, `${key}.2024`);
    }
  };
  const killAndRestart = async (victim: Victim): Promise<void> => {
    const downMs = chance.between(0, 800);
    if (victim === 'worker') {
      await worker.kill();
      await pause(downMs);
      worker = await startWorkerProcess(product.environment, 'launched');
    } else if (victim === 'temporal') {
      await product.parts.temporal.kill();
      await pause(downMs);
      await product.parts.temporal.startAgain('kept');
    } else {
      await postgres.kill();
      await pause(downMs);
      await postgres.startAgain();
    }
  };
  /** As the launcher does: a worker that has given up while a server was away is started again, whenever that is. */
  const supervise = async (over: () => boolean): Promise<void> => {
    while (!over()) {
      if (!killing && !worker.alive()) worker = await startWorkerProcess(product.environment, 'launched');
      await pause(200);
    }
  };

  beforeAll(async () => {
    postgres = await startKillablePostgres();
    const domainStart = instantAt(plainDateOf('2024-07-01'), '08:00');
    product = await startProduct({ domainStart, daysPerSecond: 4 }, async () => postgres);
    client = (await connectTemporal(product.configuration, () => undefined)).client;
    worker = await startWorkerProcess(product.environment);
    await issue(product, cascadeId, template, units);
  });
  afterAll(async () => {
    await worker.stop();
    await client.connection.close();
    await product.stop();
  });

  it('ends with the same log as a rehearsal of the same acts', async () => {
    let over = false;
    const supervised = supervise(() => over);
    const lives = Promise.all(owing.map((unitId, index) => liveUnit(unitId, chanceFrom(SEED + index + 1))));
    for (const victim of chance.shuffled(victims)) {
      await pause(chance.between(500, 3500));
      killing = true;
      await killAndRestart(victim);
      killing = false;
    }
    await lives;
    await endLeases(product.database);
    const finished = async (): Promise<string[]> =>
      Promise.all(
        [...owing.map((id) => unitPlanId(cascadeId, id)), `directive:${cascadeId}`].map(
          async (id) => (await client.workflow.getHandle(id).describe()).status.name,
        ),
      );
    await eventually(finished, (names) => names.every((name) => name === 'COMPLETED'), 90_000);
    over = true;
    await supervised;
    const compared = await compareWithRehearsal(product.database, { cascadeId, template, units }, product.clock.now());
    expect(compared).toHaveLength(owing.length);
    for (const { unitId, recorded, rehearsed } of compared) expect(recorded, unitId).toEqual(rehearsed);
  });

  it('and with each notice told in one letter', async () => {
    await expectEachLetterOnce(product.database, product.parts.mailbox);
  });
});
