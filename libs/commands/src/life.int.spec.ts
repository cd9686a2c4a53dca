import { instantOf, type Instant, plainDateOf, unitPlanId } from '@dondoc/domain';
import { anObligation, aReport, yearlyRule } from '@dondoc/domain/testing';
import { obligationRow } from '@dondoc/read-models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldUnitPlan } from './change.js';
import { anOffice, as, handIn, issueIn, type Office } from './testing/an-office.js';

let office: Office;
const CASCADE = 'dot-1';
const ref = (unitId: string, lineId = 'sau-thang.2024') => ({ cascadeId: CASCADE, unitId, lineId });
const at = (text: string): Instant => instantOf(`2024-${text}:00.000Z`);
const day = plainDateOf;

beforeAll(async () => {
  office = await anOffice([anObligation('sau-thang', { due: yearlyRule(6, 15), closesAfter: 5 })]);
  await issueIn(office.database, CASCADE);
});
afterAll(() => office?.close());

const openCount = async (): Promise<number> => {
  const sql = `SELECT open_count FROM cascade_lines WHERE line_id = 'sau-thang.2024'`;
  const { rows } = await office.database.pool.query<{ open_count: number }>(sql);
  return rows[0]?.open_count ?? -1;
};
const outbox = async (like: string): Promise<string[]> => {
  const { rows } = await office.database.pool.query<{ kind: string }>('SELECT kind FROM outbox WHERE key LIKE $1', [
    like,
  ]);
  return rows.map(({ kind }) => kind);
};

describe('decisions on obligations', () => {
  it('answer the same command alike, whatever its asker is called meanwhile', async () => {
    const { commands } = office.database;
    const request = { requestId: 'xin-1', until: day('2024-06-25'), reason: 'Chờ số liệu' };
    const asked = (name: string) =>
      commands.requestExtension(ref('so-a'), request, { ...as('xin', at('06-03T02:00')), name });
    expect(await asked('Trần Thị Bình')).toEqual(await asked('Trần Thị B'));
    const { rows } = await office.database.pool.query(
      'SELECT extension_request AS one FROM obligations WHERE unit_id = $1',
      ['so-a'],
    );
    expect(rows[0]).toMatchObject({ one: { requestId: 'xin-1', until: '2024-06-25', by: 'Trần Thị Bình' } });
  });

  it('are made once when two decide at once', async () => {
    const { commands } = office.database;
    const decide = (id: string, grant: boolean) =>
      commands.decideExtension(ref('so-a'), { requestId: 'xin-1', grant, reason: 'Đã xem' }, as(id, at('06-04T02:00')));
    const answers = await Promise.allSettled([decide('dong-y', true), decide('khong', false)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'EXTENSION.ALREADY_DECIDED' } });
  });

  it('take an exempt unit out of what is waited for and bring it back', async () => {
    const { commands } = office.database;
    expect(await openCount()).toBe(3);
    await commands.exempt(ref('so-b'), { reason: 'Mới lập' }, as('mien', at('06-05T02:00')));
    expect(await openCount()).toBe(2);
    await commands.revokeExemption(ref('so-b'), { reason: 'Đã ổn định' }, as('bai-bo', at('06-06T02:00')));
    expect(await openCount()).toBe(3);
  });

  it('start the workflow of a plan that had ended, when something is owed again', async () => {
    const { commands } = office.database;
    const one = ref('so-noi-vu');
    await handIn(office.database, one, at('06-10T02:00'));
    const request = { question: 'Vì sao thiếu biểu 2?', dueOn: day('2024-06-20') };
    const { lineId } = await commands.requestExplanation(one, request, as('giai-trinh', at('06-11T02:00')));
    expect(lineId).toBe('giai-trinh.1.sau-thang.2024');
    expect(await outbox('giai-trinh:%')).toEqual(['start-plan']);
    expect(await openCount()).toBe(2);
  });

  it('shut every door after the closing day until it is reopened', async () => {
    const { commands } = office.database;
    const late = at('06-24T02:00');
    await expect(handIn(office.database, ref('so-b'), late)).rejects.toMatchObject({ code: 'OBLIGATION.LOCKED' });
    const prompt = (commandId: string) =>
      commands.promptUnit(ref('so-b'), { jobId: 'viec-1', reason: 'Họp giao ban' }, as(commandId, late));
    await expect(prompt('nhac-khi-khoa')).rejects.toMatchObject({ code: 'OBLIGATION.LOCKED' });
    await commands.reopen(ref('so-b'), { until: day('2024-06-28'), reason: 'Mất điện' }, as('mo-lai', late));
    await prompt('nhac');
    await prompt('nhac-lai');
    const paper = { receivedAt: at('06-13T02:00'), reason: 'Nhận bản giấy' };
    const receive = { submissionId: 'giay', content: aReport(), paper };
    await commands.receiveSubmission(ref('so-b'), receive, { ...as('ban-giay', late), name: 'Lê Văn C' });
    const { rows } = await office.database.pool.query<object>(
      `SELECT received_at AS at, received_by AS by, paper->>'reason' AS why FROM submissions WHERE submission_id = 'giay'`,
    );
    expect(rows).toEqual([{ at: at('06-13T02:00'), by: 'Lê Văn C', why: 'Nhận bản giấy' }]);
    const told = await office.database.pool.query(`SELECT 1 FROM notices WHERE kind = 'prompt'`);
    expect(told.rows).toHaveLength(1);
  });

  it('stand in the tables as the log tells them', async () => {
    const { store, pool } = office.database;
    for (const unitId of ['so-a', 'so-b', 'so-noi-vu']) {
      const { state } = foldUnitPlan(await store.readStream(unitPlanId(CASCADE, unitId)));
      const { rows } = await pool.query<{ row: Record<string, unknown> }>(
        'SELECT to_jsonb(o) AS row FROM obligations o WHERE unit_id = $1 ORDER BY line_id',
        [unitId],
      );
      const told = Object.values(state.obligations)
        .sort((a, b) => (a.lineId < b.lineId ? -1 : 1))
        .map((obligation) => Object.entries(obligationRow(state, obligation)));
      const columns = told.map((row) =>
        Object.fromEntries(
          row.map(([name, value]) => [name.replace(/[A-Z]/g, (big) => `_${big.toLowerCase()}`), value]),
        ),
      );
      expect(rows.map(({ row }) => row)).toEqual(columns);
    }
  });
});
