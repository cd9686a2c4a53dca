import { instantOf, type OrganisationCommand, plainDateOf } from '@dondoc/domain';
import { aUnit } from '@dondoc/domain/testing';
import { createTestDatabase } from '@dondoc/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './database.js';
import { changeOrganisation } from './organisation-commands.js';
import { registerUnits } from './register-commands.js';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
const now = instantOf('2026-11-21T01:00:00.000Z');
const context = (commandId: string) => ({ commandId, actor: 'quan-tri', now });
beforeAll(async () => {
  test = await createTestDatabase();
  database = await openDatabase({ url: test.url });
  await registerUnits(database.store, [aUnit('so-a'), aUnit('so-b')], context('units'));
});
afterAll(async () => {
  await database?.close();
  await test?.drop();
});

const change = (commandId: string, ...commands: OrganisationCommand[]) =>
  changeOrganisation(database.store, database.pool, commands, context(commandId));
const appoint = (username: string, unitId = 'so-a'): OrganisationCommand => ({
  type: 'AppointHolder',
  unitId,
  kind: 'focal-point',
  replaces: false,
  reason: '',
  holding: {
    holdingId: `h-${username}`,
    username,
    name: username,
    email: null,
    from: plainDateOf('2026-11-01'),
    to: null,
    alongside: false,
  },
});
const held = async (username: string) =>
  (await database.queries.posts.heldOn(username, plainDateOf('2026-11-21'))).map(({ unitId }) => unitId);

describe('the organisation', () => {
  it('is changed once by the same command, and by one of two that want the same post at once', async () => {
    const twice = await Promise.all([change('an', appoint('an')), change('an', appoint('an'))]);
    expect(twice[0]).toEqual(twice[1]);
    await expect(change('an', appoint('binh'))).rejects.toMatchObject({ code: 'COMMAND.ID_REUSED' });
    const both = await Promise.allSettled([
      change('chi', appoint('chi', 'so-b')),
      change('dung', appoint('dung', 'so-b')),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'POST.ALREADY_HELD' } });
    expect([await held('an'), [...(await held('chi')), ...(await held('dung'))]]).toEqual([['so-a'], ['so-b']]);
  });

  it('is changed by all of several commands or by none', async () => {
    const title: OrganisationCommand = {
      type: 'SetPost',
      unitId: 'so-a',
      kind: 'leader',
      title: 'Quyền Giám đốc',
      email: '',
    };
    await expect(change('nhieu', title, appoint('em'))).rejects.toMatchObject({ code: 'POST.ALREADY_HELD' });
    const unit = await database.queries.getUnit('so-a');
    expect(unit.posts.find(({ kind }) => kind === 'leader')?.title).toBe('Giám đốc');
  });

  it('keeps its people and the order of its units when units are registered again', async () => {
    await registerUnits(database.store, [aUnit('so-c'), aUnit('so-a', { name: 'Sở A mới' })], context('again'));
    expect((await database.queries.listUnits()).map(({ id }) => id)).toEqual(['so-a', 'so-b', 'so-c']);
    expect((await database.queries.getUnit('so-a')).name).toBe('Sở A mới');
    expect(await held('an')).toEqual(['so-a']);
  });
});
