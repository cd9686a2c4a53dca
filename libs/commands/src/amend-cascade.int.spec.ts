import { instantOf, plainDateOf, vietnamCalendar } from '@dondoc/domain';
import { anObligation, aTemplate, yearlyRule } from '@dondoc/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishTemplate } from './register-commands.js';
import { anOffice, as, handIn, issueDay, issueIn, type Office } from './testing/an-office.js';

const calendar = { id: vietnamCalendar.id, version: vietnamCalendar.version };
const second = { template: { id: 'mau-thu', version: 2 }, calendar };
const day = plainDateOf('2024-03-04');
const now = instantOf('2024-03-04T02:00:00.000Z');
const viewer = { role: 'office' as const, unitId: 'van-phong' };
const document = { number: '33', sign: 'KH-UBND', issuedOn: day, reason: 'Theo thực tế' };
const ref = (unitId: string, lineId: string) => ({ cascadeId: 'dot-1', unitId, lineId });

let office: Office;
beforeAll(async () => {
  office = await anOffice([
    anObligation('sau-thang', { due: yearlyRule(6, 15), needsAcceptance: true }),
    anObligation('bao-cao'),
  ]);
  await issueIn(office.database, 'dot-1');
  const changed = aTemplate(
    [
      anObligation('sau-thang', { due: yearlyRule(7, 10), needsAcceptance: true }),
      anObligation('bao-cao', { due: yearlyRule(11, 8) }),
      anObligation('khao-sat', { due: yearlyRule(9, 5) }),
    ],
    { version: 2 },
  );
  await publishTemplate(office.database.store, changed, as('mau-2', issueDay));
  await handIn(office.database, ref('so-a', 'sau-thang.2024'), instantOf('2024-03-01T02:00:00.000Z'));
});
afterAll(() => office.close());

const amend = (choices: Record<string, 'keep' | 'recompute'>, commandId = 'sua') =>
  office.database.commands.amendCascade('dot-1', { ...second, document, choices }, as(commandId, now, 'quan-tri'));
const due = async (unitId: string, lineId: string) =>
  (await office.database.queries.getObligation(ref(unitId, lineId), viewer, now)).line.due;

describe('an amendment of a running cascade', () => {
  it('is previewed first: who gains and who loses days; nothing changes by looking', async () => {
    const preview = await office.database.commands.previewAmendment('dot-1', second, day);
    const change = (lineId: string) => preview.changes.find((one) => one.lineId === lineId);
    expect(change('sau-thang.2024')).toMatchObject({ kind: 'moved', settledUnits: ['so-a'] });
    expect(change('sau-thang.2024')?.workingDays).toBeGreaterThan(10);
    expect(change('bao-cao.2024')?.workingDays).toBe(-5);
    expect(change('khao-sat.2024')).toMatchObject({ kind: 'added' });
    expect(preview.losing).toContain('so-a');
    expect(await office.database.queries.listAmendments('dot-1')).toEqual([]);
  });

  it('asks for every date that would move: giữ hạn cũ hay tính lại', async () => {
    await expect(amend({ 'sau-thang.2024': 'recompute' }, 'thieu')).rejects.toMatchObject({
      code: 'AMENDMENT.CHOICE_MISSING',
      details: { value: 'bao-cao.2024' },
    });
  });

  it('moves what is open, leaves what was handed in, adds what is new, and tells the running plans', async () => {
    await amend({ 'sau-thang.2024': 'recompute', 'bao-cao.2024': 'keep' });
    expect(await due('so-b', 'sau-thang.2024')).toMatchObject({ named: '2024-07-10' });
    expect(await due('so-b', 'bao-cao.2024')).toMatchObject({ named: '2024-11-15' });
    expect(await due('so-b', 'khao-sat.2024')).toMatchObject({ named: '2024-09-05' });
    const { rows } = await office.database.pool.query(
      `SELECT due->>'named' AS named FROM obligations WHERE unit_id = 'so-a' AND line_id = 'sau-thang.2024'`,
    );
    expect(rows[0]).toEqual({ named: '2024-06-15' });
    const plan = await office.database.store.readStream('plan:dot-1:so-b');
    expect(plan.at(-1)).toMatchObject({ type: 'UnitPlanAmended', data: { amendment: 1 } });
    const told = await office.database.pool.query<{ kind: string; key: string }>(
      `SELECT kind, key FROM outbox WHERE key LIKE 'amend:%'`,
    );
    expect(told.rows.map(({ kind }) => kind)).toContain('amend-directive');
    expect(told.rows.map(({ key }) => key)).toContain('amend:dot-1:1:so-b');
  });

  it('tells each unit of its new dates, and nobody of those that stay', async () => {
    const { rows } = await office.database.pool.query<{ recipient: string; line: string }>(
      `SELECT recipient, line_id AS line FROM notices WHERE kind = 'amended' AND unit_id = 'so-b' ORDER BY line_id`,
    );
    expect(rows).toEqual([
      { recipient: 'so-b/focal-point', line: 'khao-sat.2024' },
      { recipient: 'so-b/focal-point', line: 'sau-thang.2024' },
    ]);
  });

  it('says so in the reasons of the date, and keeps the number and the document', async () => {
    const moved = await due('so-b', 'sau-thang.2024');
    expect(moved?.why.map(({ text }) => text).join(' ')).toMatch(/Bản điều chỉnh số 1, văn bản 33\/KH-UBND/);
    expect(await office.database.queries.listAmendments('dot-1')).toMatchObject([
      { amendment: 1, by: 'quan-tri', document: { number: '33', reason: 'Theo thực tế' } },
    ]);
    expect((await office.database.queries.getCascade('dot-1', now)).amendments).toBe(1);
  });

  it('counts a unit’s open obligations again, so that the roll-up waits for the new ones', async () => {
    const { rows } = await office.database.pool.query<{ line_id: string; open_count: number }>(
      `SELECT line_id, open_count FROM cascade_lines WHERE cascade_id = 'dot-1' ORDER BY line_id`,
    );
    const counts = Object.fromEntries(rows.map(({ line_id, open_count }) => [line_id, open_count]));
    expect(counts['khao-sat.2024']).toBe(counts['bao-cao.2024']);
    expect(counts['sau-thang.2024']).toBe((counts['bao-cao.2024'] ?? 0) - 1);
  });

  it('may take a duty out: who still owed it owes nothing, and every screen still opens', async () => {
    const without = aTemplate(
      [
        anObligation('sau-thang', { due: yearlyRule(7, 10), needsAcceptance: true }),
        anObligation('khao-sat', { due: yearlyRule(9, 5) }),
      ],
      { version: 3 },
    );
    await publishTemplate(office.database.store, without, as('mau-3', issueDay));
    const third = {
      template: { id: 'mau-thu', version: 3 },
      calendar,
      document: { ...document, number: '41' },
      choices: {},
    };
    await office.database.commands.amendCascade('dot-1', third, as('bo', now, 'quan-tri'));
    const dropped = await office.database.queries.getObligation(ref('so-b', 'bao-cao.2024'), viewer, now);
    expect(dropped.status.code).toBe('exempt');
    expect((await office.database.queries.getMatrix('dot-1', now)).totals['exempt']).toBeGreaterThan(0);
    expect((await office.database.queries.getCascade('dot-1', now)).amendments).toBe(2);
    expect((await office.database.queries.getDueList('so-b', now)).items.length).toBeGreaterThan(0);
  });

  it('once more changes nothing: the same command answers the same, another is refused', async () => {
    await amend({ 'sau-thang.2024': 'recompute', 'bao-cao.2024': 'keep' });
    const third = {
      template: { id: 'mau-thu', version: 3 },
      calendar,
      document: { ...document, number: '42' },
      choices: {},
    };
    await expect(office.database.commands.amendCascade('dot-1', third, as('lai', now))).rejects.toMatchObject({
      code: 'AMENDMENT.NOTHING',
    });
  });
});
