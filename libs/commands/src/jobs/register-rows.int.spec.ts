import {
  instantOf,
  type JobItem,
  type OrganisationCommand,
  type OrgUnit,
  plainDateOf,
  type PostKind,
} from '@dondoc/domain';
import type { Acting } from '@dondoc/read-models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOffice, as, type Office } from '../testing/an-office.js';
import { startJob } from './job-commands.js';
import { JobRunner } from './job-runner.js';
import { rowActs } from './row-acts.js';

let office: Office;
const now = instantOf('2024-06-20T02:00:00.000Z');
const from = plainDateOf('2024-03-01');
const registerAdmin: Acting = { role: 'organisation-admin', unitId: 'van-phong' };

const add = (id: string, parent: string | null): OrganisationCommand => ({
  type: 'AddUnit',
  unit: {
    id,
    name: id,
    shortName: id,
    class: 'phong-thuoc-so',
    tier: 'division',
    parent,
    adminCode: null,
    dutyLine: [],
    validFrom: from,
  },
});
const appoint = (kind: PostKind): OrganisationCommand => ({
  type: 'AppointHolder',
  unitId: 'so-a',
  kind,
  holding: { holdingId: kind, username: 'chi-lan', name: 'Lan', email: null, from, to: null, alongside: false },
  replaces: true,
  reason: '',
});
const itemOf = (command: OrganisationCommand): Omit<JobItem, 'n'> => ({
  label: command.type,
  ref: null,
  body: { commands: [command] },
});

/** Outcomes of a job of these changes, in one page. */
const outcomesOf = async (
  jobId: string,
  kind: 'import-units' | 'import-posts',
  commands: readonly OrganisationCommand[],
): Promise<string[]> => {
  const { database } = office;
  const started = { by: 'chi-lan', role: registerAdmin.role, unitId: registerAdmin.unitId, reason: 'Nhập tệp' };
  const job = { jobId, kind, ...started, parameters: {}, retryOf: null, importId: null };
  await startJob(database.store, { job, items: commands.map(itemOf) }, as(`start:${jobId}`, now, 'chi-lan'));
  const runner = new JobRunner(
    database,
    async () => registerAdmin,
    () => now,
    rowActs(database),
  );
  while (!(await runner.runPage(jobId, 25)).over);
  const { items } = await database.queries.jobs.getJob(jobId, true, now);
  return [...items].sort((a, b) => a.n - b.n).map(({ outcome, code }) => code ?? outcome);
};
const unit = async (id: string): Promise<OrgUnit | undefined> =>
  (await office.database.commands.pinned.units()).find((one) => one.id === id);

beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office?.close());

describe('rows of the register', () => {
  it('need the rights of the screen at their turn: nobody gives out a post that they may not give', async () => {
    const kinds: PostKind[] = ['focal-point', 'admin', 'tracker', 'auditor'];
    expect(await outcomesOf('cu-nguoi', 'import-posts', kinds.map(appoint))).toEqual([
      'done',
      'ACCESS.ROLE',
      'done',
      'ACCESS.ROLE',
    ]);
    const posts = (await unit('so-a'))?.posts.filter(({ holdings = [] }) => holdings.length > 0) ?? [];
    expect(posts.map(({ kind }) => kind).sort()).toEqual(['focal-point', 'tracker']);
  });

  it('may be about a unit that the row before has made, and put nothing out of the reach of who started them', async () => {
    const top: OrganisationCommand = { type: 'ChangeUnit', unitId: 'so-b', from, facts: { parent: null }, reason: 'x' };
    const commands = [add('phong-cha', 'so-a'), add('phong-con', 'phong-cha'), add('tinh-moi', null), top];
    expect(await outcomesOf('them-don-vi', 'import-units', commands)).toEqual([
      'done',
      'done',
      'ACCESS.ROLE',
      'ACCESS.ROLE',
    ]);
    expect(await unit('phong-con')).toMatchObject({ parent: 'phong-cha' });
    expect(await unit('tinh-moi')).toBeUndefined();
  });
});
