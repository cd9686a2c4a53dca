import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

const ISSUER = 'ubnd-tinh';
/** Monday 07:30 in Vietnam. */
const MONDAY = '2026-12-14T00:30:00.000Z';

let api: RunningApi;
let leader: Client;
let office: Client;
beforeAll(async () => {
  api = await startTestApi();
  api.setNow(MONDAY);
  leader = await api.as('lanh-dao');
  office = await api.as('van-phong');
});
afterAll(() => api.stop());

type Totals = Record<string, number>;
const sum = (matrices: readonly Totals[], ...codes: string[]): number =>
  matrices.reduce((total, one) => total + codes.reduce((part, code) => part + (one[code] ?? 0), 0), 0);

const issuedByIssuer = async (): Promise<string[]> => {
  const all: { cascadeId: string; status: string }[] = (await office.get('/cascades')).body;
  const found: string[] = [];
  for (const { cascadeId, status } of all) {
    if (status !== 'issued') continue;
    const { template } = await api.database.commands.pinned.policyOf(cascadeId);
    if (template.issuer === ISSUER) found.push(cascadeId);
  }
  return found;
};

describe("the leader's page", () => {
  it('has the figures of the matrices at the same moment, now and in the past', async () => {
    for (const asOf of ['', '20/3/2024', '30/6/2026']) {
      const page = (await leader.get(`/leader-page?asOf=${asOf}`)).body;
      const matrices: Totals[] = [];
      for (const id of await issuedByIssuer()) {
        const matrix = await office.get(`/cascades/${id}/matrix?asOf=${asOf}`);
        if (matrix.status === 200) matrices.push(matrix.body.totals);
      }
      const { counts } = page;
      expect([asOf, counts.overdue]).toEqual([asOf, sum(matrices, 'overdue')]);
      expect(counts.waiting).toBe(sum(matrices, 'received'));
      expect(counts.returned).toBe(sum(matrices, 'returned'));
      expect(counts.dueToday).toBe(sum(matrices, 'due_today'));
      expect(counts.handedIn).toBe(sum(matrices, 'done_on_time', 'done_late', 'received', 'tacit'));
    }
  });

  it('names the units that are latest first, each once, and counts whom it leaves out', async () => {
    const { mostLate, mostLateMore, counts } = (await leader.get('/leader-page')).body;
    type Late = { unitId: string; days: number; count: number };
    const days = mostLate.map((one: Late) => one.days);
    expect(days).toEqual([...days].sort((a, b) => b - a));
    expect(new Set(mostLate.map((one: Late) => one.unitId)).size).toBe(mostLate.length);
    const named = mostLate.reduce((sum: number, one: Late) => sum + one.count, 0);
    expect(named + mostLateMore.rows).toBe(counts.overdue);
    expect(mostLate.length + mostLateMore.units).toBe(counts.overdueUnits);
  });

  it('compares with the same hour a week before, by what was known then', async () => {
    const { against } = (await leader.get('/leader-page')).body;
    const before = (await leader.get('/leader-page?asOf=2026-12-07T00:30:00.000Z')).body;
    expect([against.overdue, against.handedIn]).toEqual([before.counts.overdue, before.counts.handedIn]);
    expect(against.sentence).toContain('So với cùng giờ tuần trước');
  });

  it('shows an extension that waits for the decision', async () => {
    const [late] = (await leader.get('/leader-page')).body.mostLate;
    const unit = await api.as(late.unitId);
    const asked = await unit.post(`/obligations/${late.cascadeId}/${late.unitId}/${late.lineId}/extension-requests`, {
      until: '31/12/2026',
      reason: 'Chờ số liệu của cấp xã',
    });
    expect(asked.status).toBe(200);
    const { extensions, counts } = (await leader.get('/leader-page')).body;
    expect(extensions).toMatchObject([{ unitId: late.unitId, until: '2026-12-31', reason: 'Chờ số liệu của cấp xã' }]);
    expect(counts.extensions).toBe(1);
  });

  it('is one sheet of PDF to save', async () => {
    const answer = await leader.get('/leader-page.pdf');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(answer.raw.subarray(0, 5).toString()).toBe('%PDF-');
    expect(answer.raw.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(answer.headers['content-disposition']).toContain('trang-lanh-dao-2026-12-14.pdf');
  });

  it('is not for units, nor of a body whose plans one does not follow', async () => {
    const unit = await api.as('so-tu-phap');
    const seen = (await unit.get('/leader-page')).body;
    expect(seen.counts ? seen.counts.asked : 0).toBe(0);
    expect((await leader.get('/leader-page?issuer=ubnd-tinh-tay-ninh')).body.code).toBe('ACCESS.OTHER_UNIT');
    expect((await leader.get('/leader-page?asOf=31/12/2030')).body.code).toBe('AS_OF.FUTURE');
  });
});
