import { instantOf } from '@dondoc/domain';
import type { EventStore } from '@dondoc/event-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandPath } from './command-path.js';
import { anOffice, as, draftIn, handIn, issueDay, issueIn, type Office, theIssue } from './testing/an-office.js';

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office?.close());

const rows = async (sql: string, cascadeId: string): Promise<unknown[]> =>
  (await office.database.pool.query(sql, [cascadeId])).rows;
/** How much of a cascade there is, in the log and in every table. */
const extent = async (cascadeId: string): Promise<Record<string, number>> => {
  const count = async (table: string, where: string): Promise<number> =>
    (await rows(`SELECT 1 FROM ${table} WHERE ${where}`, cascadeId)).length;
  return {
    events: await count('events', "stream = 'directive:' || $1 OR stream LIKE 'plan:' || $1 || ':%'"),
    lines: await count('cascade_lines', 'cascade_id = $1'),
    plans: await count('unit_plans', 'cascade_id = $1'),
    obligations: await count('obligations', 'cascade_id = $1'),
    notices: await count('notices', 'cascade_id = $1'),
    outbox: await count('outbox', "key LIKE '%' || $1 || '%'"),
  };
};
const onlyDrafted = { events: 1, lines: 0, plans: 0, obligations: 0, notices: 0, outbox: 0 };
const wholeCascade = { events: 5, lines: 3, plans: 3, obligations: 9, notices: 3, outbox: 1 };

/** The same store, whose answer about receipts is old by the time it arrives: the first command has meanwhile won. */
const withSlowReceipts = (store: EventStore, arrived: () => Promise<void>): EventStore => ({
  readStream: (stream) => store.readStream(stream),
  readStreams: (streams) => store.readStreams(streams),
  readAll: (after, limit) => store.readAll(after, limit),
  append: (batch, alongside) => store.append(batch, alongside),
  findReceipt: async (commandId) => {
    const receipt = await store.findReceipt(commandId);
    if (!receipt) await arrived();
    return receipt;
  },
});

describe('issuing a cascade', () => {
  it('makes every unit’s plan with all its obligations, one notice each and the start of the workflow', async () => {
    await draftIn(office.database, 'dot-1');
    expect(await extent('dot-1')).toEqual(onlyDrafted);
    const result = await office.database.commands.issueCascade('dot-1', theIssue, as('issue-1', issueDay));
    expect(result).toEqual({
      cascadeId: 'dot-1',
      unitId: null,
      lineId: null,
      submissionId: null,
      recordedAt: issueDay,
    });
    expect(await extent('dot-1')).toEqual(wholeCascade);
    expect(
      await rows('SELECT line_id, open_count FROM cascade_lines WHERE cascade_id = $1 ORDER BY position', 'dot-1'),
    ).toEqual([
      { line_id: 'ra-soat.2024', open_count: 3 },
      { line_id: 'sau-thang.2024', open_count: 3 },
      { line_id: 'bao-cao.2024', open_count: 3 },
    ]);
  });

  it('makes nothing at all when one plan in the middle cannot be written', async () => {
    await draftIn(office.database, 'dot-2');
    const intruder = { type: 'Something', occurredAt: issueDay, data: {} };
    await office.database.store.append({
      receipt: { commandId: 'intruder', fingerprint: 'x', result: null },
      metadata: { actor: 'x', commandId: 'intruder', correlationId: 'x', causationId: null, schemaVersion: 1 },
      recordedAt: issueDay,
      appends: [{ stream: 'plan:dot-2:so-a', expectedVersion: 0, events: [intruder] }],
      outbox: [],
    });
    const issuing = office.database.commands.issueCascade('dot-2', theIssue, as('issue-2', issueDay));
    await expect(issuing).rejects.toMatchObject({ code: 'EVENT_STORE.CONCURRENCY' });
    expect(await extent('dot-2')).toEqual({ ...onlyDrafted, events: 2 });
    expect(await rows('SELECT status, document FROM cascades WHERE cascade_id = $1', 'dot-2')).toMatchObject([
      { status: 'draft', document: { number: null } },
    ]);
    expect(await office.database.store.findReceipt('issue-2')).toBeUndefined();
  });

  it('again under the same command id answers the same and writes nothing', async () => {
    await issueIn(office.database, 'dot-3');
    const before = await extent('dot-3');
    const again = await office.database.commands.issueCascade(
      'dot-3',
      theIssue,
      as('issue:dot-3', instantOf('2024-02-05T02:00:00.000Z')),
    );
    expect(again.recordedAt).toBe(issueDay);
    expect(await extent('dot-3')).toEqual(before);
  });

  it('under the same command id with another number is refused', async () => {
    await issueIn(office.database, 'dot-4');
    const other = office.database.commands.issueCascade(
      'dot-4',
      { ...theIssue, documentNumber: '999' },
      as('issue:dot-4', issueDay),
    );
    await expect(other).rejects.toMatchObject({ code: 'COMMAND.ID_REUSED' });
  });

  it('under another command id is refused: it has been issued', async () => {
    await issueIn(office.database, 'dot-5');
    const again = office.database.commands.issueCascade('dot-5', theIssue, as('issue-5-again', issueDay));
    await expect(again).rejects.toMatchObject({ code: 'CASCADE.ALREADY_ISSUED' });
    expect(await extent('dot-5')).toEqual(wholeCascade);
  });

  it('twice at once under one command id gives both callers the same answer', async () => {
    await draftIn(office.database, 'dot-6');
    const { store, pool, commands } = office.database;
    const first = (): Promise<void> =>
      commands.issueCascade('dot-6', theIssue, as('issue-6', issueDay)).then(() => undefined);
    const slow = new CommandPath(withSlowReceipts(store, first), pool);
    const result = await slow.issueCascade('dot-6', theIssue, as('issue-6', issueDay));
    expect(result).toEqual(await commands.issueCascade('dot-6', theIssue, as('issue-6', issueDay)));
    expect(await extent('dot-6')).toEqual(wholeCascade);
  });

  it('at once by eight callers with ids of their own succeeds for one of them', async () => {
    await draftIn(office.database, 'dot-7');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        office.database.commands.issueCascade('dot-7', theIssue, as(`issue-7-${index}`, issueDay)),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CASCADE.ALREADY_ISSUED' });
    expect(await extent('dot-7')).toEqual(wholeCascade);
  });
});

describe('a report', () => {
  const ref = (cascadeId: string, unitId = 'so-a', lineId = 'bao-cao.2024') => ({ cascadeId, unitId, lineId });

  it('for a draft is refused: the document is not issued', async () => {
    await draftIn(office.database, 'dot-8');
    await expect(handIn(office.database, ref('dot-8'), issueDay)).rejects.toMatchObject({ code: 'CASCADE.NOT_ISSUED' });
    expect(await extent('dot-8')).toEqual(onlyDrafted);
  });

  it('for an unknown cascade, unit or obligation is refused by name', async () => {
    await issueIn(office.database, 'dot-9');
    await expect(handIn(office.database, ref('khong-co'), issueDay)).rejects.toMatchObject({
      code: 'CASCADE.NOT_FOUND',
    });
    await expect(handIn(office.database, ref('dot-9', 'xa-x'), issueDay)).rejects.toMatchObject({
      code: 'OBLIGATION.NOT_FOUND',
    });
    await expect(handIn(office.database, ref('dot-9', 'so-a', 'bao-cao.2031'), issueDay)).rejects.toMatchObject({
      code: 'OBLIGATION.NOT_FOUND',
    });
    expect(await extent('dot-9')).toEqual(wholeCascade);
  });
});

describe('a draft', () => {
  it('of a template or calendar version that was never published is refused by field', async () => {
    const { commands } = office.database;
    const request = {
      cascadeId: 'dot-10',
      title: 'x',
      template: { id: 'mau-thu', version: 1 },
      calendar: { id: 'vn-co-quan-nha-nuoc', version: 1 },
      document: { type: 'Kế hoạch', sign: 'KH', number: null, issuedOn: null, issuer: 'x', subject: 'x' },
      sample: false,
    };
    const refusal = (field: string) => ({ code: 'TEMPLATE.NOT_FOUND', details: { field } });
    await expect(
      commands.draftCascade({ ...request, template: { id: 'mau-thu', version: 9 } }, as('d1', issueDay)),
    ).rejects.toMatchObject(refusal('template'));
    await expect(
      commands.draftCascade({ ...request, calendar: { id: 'khac', version: 1 } }, as('d2', issueDay)),
    ).rejects.toMatchObject(refusal('calendar'));
  });
});
