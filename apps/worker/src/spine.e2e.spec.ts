import { instantAt, plainDateOf, unitPlanId } from '@dondoc/domain';
import { anObligation, aReport, aTemplate, aUnit, theCentre, yearlyRule } from '@dondoc/domain/testing';
import { directiveQuery, unitPlanQuery } from '@dondoc/workflows';
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
import { deliveredLetters, digestsPerDay, ledger } from './testing/sent-letters.js';

const cascadeId = 'song';
const units = ['so-y-te', 'so-tu-phap', 'so-tai-chinh'];
const [punctual = '', late = '', silent = ''] = units;

describe('a directive from issue to its last roll-up, on the real server', () => {
  let product: Product;
  let running: RunningWorker;

  const until = (day: string, clock = '09:00') =>
    eventually(
      async () => product.clock.now(),
      (now) => now >= instantAt(plainDateOf(day), clock),
      60_000,
    );
  const report = (unitId: string, ...lineIds: string[]) =>
    Promise.all(
      lineIds.map((lineId) =>
        product.database.commands.receiveSubmission(
          { cascadeId, unitId, lineId },
          { submissionId: `${unitId}.${lineId}`, content: aReport({ signedOn: plainDateOf('2024-10-02') }) },
          { commandId: `${unitId}.${lineId}`, actor: unitId, now: product.clock.now() },
        ),
      ),
    );
  const describeWorkflow = (id: string) => running.client.workflow.getHandle(id).describe();
  const parentOf = async (id: string) =>
    (await describeWorkflow(id)).raw.workflowExecutionInfo?.parentExecution?.workflowId ?? null;
  const listed = async (query: string): Promise<string[]> => {
    const found: string[] = [];
    for await (const { workflowId } of running.client.workflow.list({ query })) found.push(workflowId);
    return found.sort();
  };

  beforeAll(async () => {
    product = await startProduct({ domainStart: instantAt(plainDateOf('2024-10-01'), '08:00'), daysPerSecond: 4 });
    running = await startWorker(product.configuration, product.database, product.clock);
    const template = aTemplate([
      anObligation('ke-hoach', { due: yearlyRule(10, 25) }),
      anObligation('bao-cao', { due: yearlyRule(11, 15), rollUpAfter: 20 }),
      anObligation('so-lieu', { due: yearlyRule(11, 15), rollUpAfter: 20 }),
    ]);
    const office = aUnit('so-noi-vu', { class: 'office' });
    await issue(product, cascadeId, template, [...theCentre(), office, ...units.map((id) => aUnit(id))]);
  });
  afterAll(async () => {
    await recordHistories(running.client, {
      directive: { workflowId: `directive:${cascadeId}` },
      page: { workflowId: `page:${cascadeId}:0` },
      'plan-late': { workflowId: unitPlanId(cascadeId, silent) },
      'plan-signalled': { workflowId: unitPlanId(cascadeId, punctual) },
    });
    await running.stop();
    await product.stop();
  });

  it('starts a page and one plan per unit as real children that outlive it', async () => {
    const { client } = running;
    const directive = client.workflow.getHandle(`directive:${cascadeId}`);
    await eventually(
      () => directive.query(directiveQuery).catch(() => null),
      (view) => view?.pagesStarted === 1,
    );
    const page = await describeWorkflow(`page:${cascadeId}:0`);
    expect(page.status.name).toBe('COMPLETED');
    expect(await parentOf(`page:${cascadeId}:0`)).toBe(`directive:${cascadeId}`);
    for (const unitId of units) {
      const planId = unitPlanId(cascadeId, unitId);
      expect(await parentOf(planId)).toBe(`page:${cascadeId}:0`);
      expect((await describeWorkflow(planId)).status.name).toBe('RUNNING');
    }
  });

  it('tells a running plan of a report by a signal', async () => {
    await until('2024-10-10');
    const handle = running.client.workflow.getHandle(unitPlanId(cascadeId, punctual));
    expect((await handle.query(unitPlanQuery)).lastSignal).toBeNull();
    await report(punctual, 'ke-hoach.2024');
    await eventually(
      () => handle.query(unitPlanQuery),
      ({ lastSignal }) => lastSignal === 'reportReceived',
    );
  });

  it('rolls a line up as soon as every unit has settled it, before its roll-up instant', async () => {
    await Promise.all([report(late, 'ke-hoach.2024'), report(silent, 'ke-hoach.2024')]);
    const rolledUp = await eventually(
      () => product.database.store.readStream(`directive:${cascadeId}`),
      (events) => events.some(({ type }) => type === 'PeriodRolledUp'),
    );
    const rollUps = rolledUp.filter(({ type }) => type === 'PeriodRolledUp').map(({ data }) => data);
    expect(rollUps).toMatchObject([{ lineId: 'ke-hoach.2024', trigger: 'settled', tally: { missingUnits: [] } }]);
  });

  it('can be searched by cascade, unit and state', async () => {
    await until('2024-11-06');
    await report(punctual, 'bao-cao.2024', 'so-lieu.2024');
    await eventually(
      () => listed(`DondocCascade = '${cascadeId}' AND DondocState = 'overdue' AND ExecutionStatus = 'Running'`),
      (found) => found.join() === [unitPlanId(cascadeId, silent), unitPlanId(cascadeId, late)].join(),
    );
    expect(await listed(`DondocUnit = '${late}'`)).toEqual([unitPlanId(cascadeId, late)]);
    expect(await listed(`DondocNextDue < '2024-11-16T00:00:00Z' AND DondocUnit = '${silent}'`)).toHaveLength(1);
  });

  it('rolls a line up at its instant with the missing units named, and ends the directive', async () => {
    await until('2024-11-27');
    await report(late, 'bao-cao.2024', 'so-lieu.2024');
    await eventually(
      async () => (await describeWorkflow(`directive:${cascadeId}`)).status.name,
      (status) => status === 'COMPLETED',
    );
    const rollUps = (await product.database.store.readStream(`directive:${cascadeId}`)).slice(3);
    const named = { trigger: 'time', tally: { missingUnits: [silent], lateUnits: [late], onTime: 1, owed: 3 } };
    expect(rollUps.map(({ data }) => data)).toMatchObject([
      { lineId: 'bao-cao.2024', ...named },
      { lineId: 'so-lieu.2024', ...named },
    ]);
    expect(rollUps.every(({ occurredAt }) => occurredAt >= instantAt(plainDateOf('2024-12-12'), '17:00'))).toBe(true);
  });

  it('goes up the line to the issuer while a unit stays silent, and stops when it reports', async () => {
    const escalations = await eventually(
      async () =>
        (await product.database.store.readStream(unitPlanId(cascadeId, silent)))
          .filter(({ type }) => type === 'EscalationRaised')
          .map(({ data }) => data),
      (found) => found.length === 6,
    );
    const targets = ['unit-leader', 'collector', 'issuer'];
    expect(escalations).toMatchObject(
      targets.flatMap((to) => [
        { lineId: 'bao-cao.2024', to },
        { lineId: 'so-lieu.2024', to },
      ]),
    );
    // Not before the issuer has read it: a letter drops what has been handed in meanwhile.
    await eventually(
      () => deliveredLetters(product.parts.mailbox),
      (letters) => letters.some(({ to, text }) => to === 'lanh-dao@ubnd-tinh.example' && text.includes('cần chỉ đạo')),
    );
    await report(silent, 'bao-cao.2024', 'so-lieu.2024');
    for (const unitId of units) {
      await eventually(
        async () => (await describeWorkflow(unitPlanId(cascadeId, unitId))).status.name,
        (status) => status === 'COMPLETED',
      );
    }
  });

  it('writes to the right people, at most one digest per recipient and day, each notice in one letter', async () => {
    const entries = await eventually(
      () => ledger(product.database),
      (all) => all.every(({ state }) => state !== 'pending'),
    );
    // What a report or a newer reminder made needless before its time is in no letter.
    expect(entries.filter(({ state, letterId }) => state !== 'dropped' && letterId === null)).toEqual([]);
    const letters = await eventually(
      () => deliveredLetters(product.parts.mailbox),
      (all) => new Set(all.map(({ to }) => to)).size >= 8,
    );
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(letters.length);
    expect(digestsPerDay(letters)).toEqual([...new Set(digestsPerDay(letters))]);
    const readBy = (address: string) => letters.filter(({ to }) => to === address).map(({ text }) => text);
    expect(readBy(`lanh-dao@${punctual}.example`)).toEqual([]);
    expect(readBy(`dau-moi@${silent}.example`).join()).toContain('Báo cáo bao-cao năm 2024');
    for (const told of [
      `lanh-dao@${silent}.example`,
      'dau-moi@so-noi-vu.example',
      'theo-doi@van-phong.example',
      'lanh-dao@ubnd-tinh.example',
    ]) {
      expect(readBy(told).join(), told).toContain(`Đơn vị ${silent}: Báo cáo bao-cao năm 2024`);
    }
    expect(readBy('lanh-dao@ubnd-tinh.example').join()).toContain(`Còn thiếu: ${silent}. Nộp muộn: ${late}.`);
    // Both duties of the same day in one letter.
    const both = readBy(`dau-moi@${silent}.example`).filter(
      (text) => text.includes('so-lieu năm 2024') && text.includes('bao-cao năm 2024'),
    );
    expect(both.length).toBeGreaterThan(0);
  });
});
