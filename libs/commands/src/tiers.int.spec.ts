import { instantOf, type ParentPlan, vietnamCalendar } from '@dondoc/domain';
import { anObligation, aTemplate, aUnit, yearlyRule } from '@dondoc/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishTemplate } from './register-commands.js';
import { anOffice, as, foundingDay, handIn, issueDay, type Office, theIssue } from './testing/an-office.js';

const calendar = { id: vietnamCalendar.id, version: vietnamCalendar.version };
const viewed = instantOf('2024-05-03T02:00:00.000Z');
const only = (unitId: string) => ({ classes: [], units: [unitId], except: [] });
const up = { obligation: 'bao-cao', of: 'parent' } as const;

/** Province → department → office → team: each owes one report and builds it from the one below. */
const chain = [
  aTemplate([anObligation('bao-cao', { owedBy: only('so-a') })], { id: 'cap-1' }),
  aTemplate([anObligation('bao-cao', { owedBy: only('phong-a'), due: yearlyRule(10, 20), feeds: up })], {
    id: 'cap-2',
    issuer: 'so-a',
  }),
  aTemplate([anObligation('bao-cao', { owedBy: only('to-a'), due: yearlyRule(9, 20), feeds: up })], {
    id: 'cap-3',
    issuer: 'phong-a',
  }),
];
const units = [
  aUnit('ubnd-tinh', { class: 'issuer', parent: null }),
  aUnit('van-phong', { class: 'office' }),
  aUnit('so-noi-vu'),
  aUnit('so-a'),
  aUnit('phong-a', { class: 'phong-thuoc-so', parent: 'so-a' }),
  aUnit('to-a', { class: 'phong-thuoc-so', parent: 'phong-a' }),
];

let office: Office;
let drafts = 0;
const draft = (cascadeId: string, templateId: string, parent: ParentPlan | null) =>
  office.database.commands.draftCascade(
    {
      cascadeId,
      title: cascadeId,
      template: { id: templateId, version: 1 },
      calendar,
      document: { type: 'Kế hoạch', sign: 'KH', number: null, issuedOn: null, issuer: '', subject: '' },
      sample: false,
      parent,
    },
    as(`draft:${(drafts += 1)}`, foundingDay),
  );
const issue = (cascadeId: string) =>
  office.database.commands.issueCascade(cascadeId, theIssue, as(`issue:${cascadeId}`, issueDay));
const resultsIn = async (cascadeId: string): Promise<unknown[]> =>
  (await office.database.store.readStream(`directive:${cascadeId}`))
    .filter(({ type }) => type === 'LowerTierRolledUp')
    .map(({ data }) => data);

beforeAll(async () => {
  office = await anOffice(undefined, units);
  for (const template of chain) await publishTemplate(office.database.store, template, as(template.id, foundingDay));
  await draft('tang-1', 'cap-1', null);
  await issue('tang-1');
});
afterAll(() => office.close());

describe('a cascade of three tiers', () => {
  it('cannot begin below a draft: its parent is issued first', async () => {
    await expect(draft('som', 'cap-3', { cascadeId: 'khong-co', unitId: 'phong-a' })).rejects.toMatchObject({
      code: expect.stringMatching(/^CASCADE\./),
    });
    await draft('tang-2', 'cap-2', { cascadeId: 'tang-1', unitId: 'so-a' });
    await expect(draft('tang-3', 'cap-3', { cascadeId: 'tang-2', unitId: 'phong-a' })).rejects.toMatchObject({
      code: 'CASCADE.PARENT_NOT_ISSUED',
    });
    await issue('tang-2');
    await draft('tang-3', 'cap-3', { cascadeId: 'tang-2', unitId: 'phong-a' });
    await issue('tang-3');
  });

  it('asks Temporal to start each tier below the plan that issued it', async () => {
    const { rows } = await office.database.pool.query<{ payload: { cascadeId: string; parentPlan: string | null } }>(
      `SELECT payload FROM outbox WHERE kind = 'start-directive' ORDER BY key`,
    );
    expect(rows.map(({ payload }) => [payload.cascadeId, payload.parentPlan])).toEqual([
      ['tang-1', null],
      ['tang-2', 'plan:tang-1:so-a'],
      ['tang-3', 'plan:tang-2:phong-a'],
    ]);
  });

  it('rolls up tier by tier to the first issuer, each result in the transaction of the roll-up below it', async () => {
    const { commands } = office.database;
    await handIn(office.database, { cascadeId: 'tang-3', unitId: 'to-a', lineId: 'bao-cao.2024' }, viewed);
    await commands.advanceCascade('tang-3', viewed);
    expect(await resultsIn('tang-2')).toMatchObject([
      { unitId: 'phong-a', lineId: 'bao-cao.2024', fromCascade: 'tang-3', tally: { onTime: 1 } },
    ]);
    expect(await resultsIn('tang-1')).toEqual([]);
    await handIn(office.database, { cascadeId: 'tang-2', unitId: 'phong-a', lineId: 'bao-cao.2024' }, viewed);
    await commands.advanceCascade('tang-2', viewed);
    await commands.advanceCascade('tang-2', viewed);
    expect(await resultsIn('tang-1')).toMatchObject([{ unitId: 'so-a', fromCascade: 'tang-2' }]);
    const [rollUp] = await office.database.queries.listRollUps('tang-2');
    expect(rollUp?.lowerTiers).toMatchObject([{ cascadeId: 'tang-3', unitName: 'phong-a' }]);
  });

  it('shows in a report what came up from below, and the way of the results to the issuer', async () => {
    const asked = { cascadeId: 'tang-2', lineId: 'bao-cao.2024', at: viewed, past: false };
    const { tiers, total } = await office.database.queries.reports.report(asked);
    expect([total.assigned, total.handedIn]).toEqual([1, 1]);
    expect(tiers.below).toMatchObject([{ unitName: 'phong-a', cascadeId: 'tang-3', lineId: 'bao-cao.2024' }]);
    expect(tiers.chain.at(0)).toEqual({ who: '1 đơn vị', text: 'Lập và nộp', at: null });
    expect(tiers.chain.at(-1)).toMatchObject({ who: 'so-a', text: 'Đã được báo kết quả tổng hợp', at: viewed });
  });

  it('shows the way up and down', async () => {
    const middle = await office.database.queries.getCascade('tang-2', viewed);
    expect(middle.parent).toMatchObject({ cascadeId: 'tang-1', unitId: 'so-a' });
    expect(middle.children).toMatchObject([{ cascadeId: 'tang-3', unitId: 'phong-a', status: 'issued' }]);
    expect(middle.slack.length).toBe(1);
  });

  it('never becomes its own ancestor, and never starts below what is finished', async () => {
    const loop = aTemplate([anObligation('bao-cao', { owedBy: only('so-a') })], {
      id: 'cap-2',
      version: 2,
      issuer: 'so-a',
    });
    await publishTemplate(office.database.store, loop, as('vong', foundingDay));
    await expect(draft('tang-1', 'cap-2', { cascadeId: 'tang-2', unitId: 'so-a' })).rejects.toMatchObject({
      code: expect.stringMatching(/^CASCADE\./),
    });
    await handIn(office.database, { cascadeId: 'tang-1', unitId: 'so-a', lineId: 'bao-cao.2024' }, viewed);
    await office.database.commands.advanceCascade('tang-1', viewed);
    await expect(draft('muon', 'cap-2', { cascadeId: 'tang-1', unitId: 'so-a' })).rejects.toMatchObject({
      code: 'CASCADE.PARENT_FINISHED',
    });
  });
});
