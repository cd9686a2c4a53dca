import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { publishCalendar, publishTemplate, registerUnits } from '@dondoc/commands';
import {
  type Act,
  type Behaviour,
  type CascadeTemplate,
  type Instant,
  instantAt,
  type Life,
  type OrgUnit,
  plainDateOf,
  rehearse,
  unitPlanId,
  vietnamCalendar,
  workingCalendar,
} from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import { readOrganisation, readTemplate, sampleBehaviour } from '@dondoc/sample';
import { directiveQuery } from '@dondoc/workflows';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './testing/running-product.js';
import { type SkippingWorld, startSkippingWorld } from './testing/skipping-world.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const cascadeId = 'nam-nam';
/** One unit in four, of every class, the silent one among them: all thirty-six take minutes on two cores. */
const living = new Set([
  'ubnd-tinh',
  'van-phong-ubnd-tinh',
  'so-noi-vu',
  'so-tu-phap',
  'so-y-te',
  'ban-quan-ly-cac-khu-cong-nghiep',
  'cong-an-tinh',
  'vuon-quoc-gia-nui-chua',
  'ubnd-thanh-pho-phan-rang-thap-cham',
  'ubnd-huyen-ninh-son',
]);
const issuedOn = plainDateOf('2022-01-27');
const issuedAt = instantAt(issuedOn, '09:00');
const until = instantAt(plainDateOf('2026-12-30'), '10:00');
const calendar = workingCalendar(vietnamCalendar);
const page = { fileId: 'trang', name: 'trang.pdf', size: 1000, mediaType: 'application/pdf', sha256: 'a'.repeat(64) };
const ofTheSample = sampleBehaviour({ calendar, files: [page], issuedOn });
/** As in the sample, but the last reports are accepted together on the last day (see `SkippingWorld`). */
const behaviour: Behaviour = (unitId, line) =>
  ofTheSample(unitId, line).map((act) =>
    act.command.type === 'AcceptSubmission' && act.at > instantAt(plainDateOf('2026-11-01'), '00:00')
      ? { ...act, at: until }
      : act,
  );

type Timed = Act & { unitId: string };

/** Everything that people do over the five years, in the order of time. */
const actsOf = ({ cascade }: Life): Timed[] => {
  const issued = cascade.events.find((event) => event.type === 'CascadeIssued');
  const { schedule, members } = issued?.data ?? { schedule: [], members: [] };
  const acts = members.flatMap(({ unitId, lineIds }) =>
    schedule
      .filter(({ lineId }) => lineIds.includes(lineId))
      .flatMap((line) => behaviour(unitId, line).map((act) => ({ ...act, unitId }))),
  );
  return acts.filter(({ at }) => at <= until).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};

const draftOf = (template: CascadeTemplate, units: readonly OrgUnit[]) => ({
  cascadeId,
  title: template.title,
  template: { id: template.id, version: template.version },
  calendar: { id: vietnamCalendar.id, version: vietnamCalendar.version },
  document: {
    type: template.documentType,
    sign: template.documentSign,
    number: null,
    issuedOn: null,
    issuer: units.find(({ id }) => id === template.issuer)?.name ?? '',
    subject: template.subject,
  },
  sample: false,
});

const act = async ({ database, deliver }: SkippingWorld, { unitId, at, command }: Timed): Promise<void> => {
  if (!('lineId' in command)) return;
  const { lineId } = command;
  const ref = { cascadeId, unitId, lineId };
  const context = { commandId: `${unitId}:${lineId}:${command.type}`, actor: unitId, now: at };
  if (command.type === 'ReceiveSubmission') {
    await database.commands.receiveSubmission(
      ref,
      { submissionId: command.submissionId, content: command.content },
      context,
    );
  }
  if (command.type === 'AcceptSubmission') await database.commands.acceptSubmission(ref, context);
  if (command.type === 'DeclareNotApplicable')
    await database.commands.declareNotApplicable(ref, { reason: command.reason }, context);
  await deliver();
};

const factsIn = (events: readonly RecordedEvent[]) =>
  events.map(({ type, occurredAt, data }) => ({ type, at: occurredAt, data }));

/** JSON drops what is undefined; the log is JSON. */
const asLogged = (events: readonly { type: string; at: Instant; data: unknown }[]): unknown =>
  JSON.parse(JSON.stringify(events));

describe('the five years of the Ninh Thuận plan, lived on Temporal with time skipping', () => {
  let world: SkippingWorld;
  let life: Life;
  beforeAll(async () => {
    const organisation = await readOrganisation(join(ROOT, 'samples/ninh-thuan/organisation.yaml'));
    const units = organisation.filter(({ id }) => living.has(id));
    const template = await readTemplate(join(ROOT, 'templates/ninh-thuan-dan-van-2022-2026.yaml'));
    const draft = draftOf(template, units);
    life = rehearse({
      policy: { template, calendar },
      units,
      draft: { type: 'DraftCascade', ...draft },
      issue: { documentNumber: '412', issuedOn, at: issuedAt },
      behaviour,
      until,
    });
    world = await startSkippingWorld(issuedAt);
    const { commands, store } = world.database;
    const context = (commandId: string) => ({ commandId, actor: 'test', now: issuedAt });
    await registerUnits(store, units, context('units'));
    await publishCalendar(store, vietnamCalendar, context('calendar'));
    await publishTemplate(store, template, context('template'));
    await commands.draftCascade(draft, context('draft'));
    await commands.issueCascade(cascadeId, { documentNumber: '412', issuedOn }, context('issue'));
    await world.deliver();
    const directive = world.environment.client.workflow.getHandle(`directive:${cascadeId}`);
    await eventually(
      () => directive.query(directiveQuery).catch(() => null),
      (view) => view !== null && view.waitMs !== null,
    );
    for (const one of actsOf(life)) {
      await world.sleepUntil(one.at);
      await act(world, one);
    }
    await world.sleepUntil(until);
  });
  afterAll(() => world.stop());

  it('every unit’s log is, event for event, what the rehearsal foretold', async () => {
    expect(life.plans).toHaveLength(9);
    let events = 0;
    for (const { unitId, events: foretold } of life.plans) {
      const lived = factsIn(await world.database.store.readStream(unitPlanId(cascadeId, unitId)));
      expect(lived, unitId).toEqual(asLogged(foretold));
      events += lived.length;
    }
    expect(events).toBeGreaterThan(600);
  });

  it('every roll-up came at the instant, for the reason and with the names that the rehearsal foretold', async () => {
    const lived = factsIn(await world.database.store.readStream(`directive:${cascadeId}`));
    expect(lived).toEqual(asLogged(life.cascade.events));
    expect(lived.filter(({ type }) => type === 'PeriodRolledUp').length).toBeGreaterThanOrEqual(20);
  });

  it('a unit that has nothing left to do has ended its workflow, the silent one has not', async () => {
    for (const { unitId, state } of life.plans) {
      const over = Object.values(state.obligations).every(({ work }) => work !== 'open');
      const handle = world.environment.client.workflow.getHandle(unitPlanId(cascadeId, unitId));
      await eventually(
        async () => (await handle.describe()).status.name,
        (status) => status === (over ? 'COMPLETED' : 'RUNNING'),
      );
      expect(over, unitId).toBe(unitId !== 'ban-quan-ly-cac-khu-cong-nghiep');
    }
  });
});
