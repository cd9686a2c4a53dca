import { deskSchema, type DeskAnswer, deskChoicesSchema } from '@dondoc/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let office: Client;
beforeAll(async () => {
  api = await startTestApi();
  office = await api.as('van-phong');
});
afterAll(() => api.stop());

const desk = async (query: string, client = office): Promise<DeskAnswer> => {
  const { status, body } = await client.get(`/desk?${query}`);
  expect({ status, body: status === 200 ? '' : body }).toEqual({ status: 200, body: '' });
  return deskSchema.parse(body);
};
const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((all, one) => all + one, 0);

describe('the desk', () => {
  it('shows what asks for an act over all cascades: most overdue first, then soonest', async () => {
    const { rows, total, counts, totals, moment } = await desk('');
    expect(moment).toMatchObject({ past: false });
    expect(total).toBe(sum(totals));
    expect(total).toBe(counts.attention);
    const overdue = rows.filter(({ status }) => status.code === 'overdue');
    expect(overdue.length).toBe(Math.min(counts.overdue, 100));
    expect(overdue.map(({ status }) => status.days)).toEqual(
      overdue.map(({ status }) => status.days).sort((a, b) => b - a),
    );
    expect(rows[0]?.due?.why.length).toBeGreaterThan(2);
  });

  it.each([
    ['overdue', 'overdue'],
    ['due-today', 'dueToday'],
    ['soon', 'soon'],
    ['waiting', 'waiting'],
    ['returned', 'returned'],
    ['extension', 'extension'],
    ['unreachable', 'unreachable'],
  ] as const)('each count opens its list: %s', async (view, name) => {
    const { counts } = await desk('');
    const { total, counts: again } = await desk(`view=${view}`);
    expect(total).toBe(counts[name]);
    expect(again).toEqual(counts);
  });

  it.each(['unit', 'class', 'cascade', 'line'])('group totals by %s add up to the whole', async (groupBy) => {
    const { groups, total, totals } = await desk(`view=all&groupBy=${groupBy}&limit=0`);
    expect(sum(Object.fromEntries(groups.map((one) => [one.key, one.total])))).toBe(total);
    for (const group of groups) expect(sum(group.counts)).toBe(group.total);
    for (const [code, count] of Object.entries(totals)) {
      expect(groups.reduce((all, { counts }) => all + (counts[code] ?? 0), 0)).toBe(count);
    }
  });

  it('equals the matrices of its cascades', async () => {
    const { body: cascades } = await office.get('/cascades');
    for (const { cascadeId, status } of cascades as { cascadeId: string; status: string }[]) {
      if (status === 'draft') continue;
      const { body: matrix } = await office.get(`/cascades/${cascadeId}/matrix`);
      const { totals } = await desk(`view=all&limit=0&cascades=${cascadeId}`);
      expect(totals).toEqual(matrix.totals);
    }
  });

  it('turns its windows over the whole list once', async () => {
    const { total } = await desk('view=all&limit=0');
    const seen = new Set<string>();
    for (let offset = 0; offset < total; offset += 200) {
      for (const row of (await desk(`view=all&limit=200&offset=${offset}`)).rows) {
        seen.add(`${row.cascadeId}/${row.unitId}/${row.lineId}`);
      }
    }
    expect(seen.size).toBe(total);
  });

  it('filters by what a row is about, with or without marks, and says what can be chosen', async () => {
    const choices = deskChoicesSchema.parse((await office.get('/desk/choices')).body);
    expect(choices.cascades.length).toBeGreaterThan(1);
    const marked = await desk(`view=all&limit=5&text=${encodeURIComponent('Sở Y tế')}`);
    const plain = await desk('view=all&limit=5&text=so%20y%20te');
    const decomposed = await desk(`view=all&limit=5&text=${encodeURIComponent('Sở Y tế'.normalize('NFD'))}`);
    expect(marked.total).toBeGreaterThan(0);
    expect(plain.total).toBe(marked.total);
    expect(decomposed.total).toBe(marked.total);
    const classes = await desk('view=all&limit=0&classes=so-ban-nganh&groupBy=class');
    expect(classes.groups.map(({ key }) => key)).toEqual(['so-ban-nganh']);
    const one = await desk('view=all&limit=200&units=so-y-te&year=2026');
    expect(new Set(one.rows.map(({ unitId }) => unitId))).toEqual(new Set(['so-y-te']));
    const below = await desk('view=all&limit=0&within=ubnd-tinh');
    expect(below.total).toBeGreaterThan(one.total);
  });

  it('names every obligation for an act on all that match', async () => {
    const { total, rows } = await desk('view=overdue&limit=200');
    const { body } = await office.get('/desk/refs?view=overdue');
    expect(body.total).toBe(total);
    expect(body.refs.slice(0, rows.length)).toEqual(
      rows.map(({ cascadeId, unitId, lineId }) => ({ cascadeId, unitId, lineId })),
    );
  });

  it.each([
    ['view=khong-co', 'view'],
    ['days=0', 'days'],
    ['days=abc', 'days'],
    ['limit=100000', 'limit'],
    ['offset=-1', 'offset'],
    ['year=20265', 'year'],
    ['statuses=overdue,xyz', 'statuses.1'],
    ['groupBy=mau', 'groupBy'],
    [`text=${'x'.repeat(300)}`, 'text'],
  ])('refuses %s and names the field', async (query, field) => {
    const { status, body } = await office.get(`/desk?${query}`);
    expect(status).toBe(400);
    expect(body.errors[0].field).toBe(field);
    expect(body.errors[0].mend).not.toBe('');
  });

  it('shows a unit only cascades that it issues, whatever it asks for', async () => {
    const unit = await api.as('so-y-te');
    const answer = await unit.get('/desk?view=all');
    expect([200, 403]).toContain(answer.status);
    const { body: cascades } = await office.get('/cascades');
    const others = (cascades as { cascadeId: string }[]).map(({ cascadeId }) => cascadeId).join(',');
    const asked = await unit.get(`/desk?view=all&cascades=${others}`);
    if (asked.status === 200) expect(asked.body.total).toBe(0);
    const refs = await unit.get('/desk/refs?view=all');
    if (refs.status === 200) expect(refs.body.refs).toEqual([]);
  });
});
