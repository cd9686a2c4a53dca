import { preparedSheet } from '@dondoc/documents';
import { type OrgUnit, plainDateOf } from '@dondoc/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApi, startTestApi } from '../../testing/running-api.js';
import { QuestionThreads } from '../../questions/question-threads.js';
import { filledIn } from '../testing/filled-in.js';
import { faultsIn, sendSheet, sheetOf, work } from '../testing/import-client.js';
import { unitSpec } from './unit-spec.js';

let api: RunningApi;
const now = '2026-11-23T02:00:00.000Z';
const unitsNow = (): Promise<OrgUnit[]> => api.database.commands.pinned.units();

beforeAll(async () => {
  api = await startTestApi();
  api.setNow(now);
});
afterAll(() => api?.stop());

describe('the sheet of units and of posts', () => {
  it('adds, changes and ends units by the commands of the screen; rows that change nothing are left alone', async () => {
    const admin = await api.as('quan-tri');
    const sheet = await sheetOf(admin, 'kind=units');
    const unchanged = await sendSheet(admin, 'kind=units', sheet);
    expect(unchanged.body).toMatchObject({ rows: 0, right: 0, wrong: 0 });
    const unit = {
      name: 'Phòng thử',
      shortName: 'Phòng thử',
      class: 'Phòng, đơn vị thuộc sở, ban',
      tier: 'Phòng, đơn vị trực thuộc',
    };
    const filled = filledIn(sheet, 'Đơn vị', {
      900: { ...unit, id: 'phong-con', parent: 'phong-cha', dutyLine: 'phong-cha', validFrom: '01/11/2026' },
      901: { ...unit, id: 'phong-cha', parent: 'Sở Tư pháp', dutyLine: 'so-tu-phap', validFrom: '01/11/2026' },
      902: { ...unit, id: 'Phòng sai', parent: 'khong-co', validFrom: '' },
    });
    const { body } = await sendSheet(admin, 'kind=units', filled);
    expect(body).toMatchObject({ right: 2, wrong: 1 });
    const told = faultsIn({ body });
    expect(told.sort()).toEqual(['A902 UNIT.FIELD_INVALID', 'F902 IMPORT.CELL_INVALID', 'I902 IMPORT.CELL_INVALID']);
    const started = await admin.post(`/imports/${body.importId}/entry`, { rows: 'right' });
    await work(api, started.body.jobId, now);
    expect((await admin.get(`/jobs/${started.body.jobId}`)).body).toMatchObject({ done: 2, failed: 0 });
    const units = await unitsNow();
    expect(units.find(({ id }) => id === 'phong-con')).toMatchObject({ parent: 'phong-cha', dutyLine: ['phong-cha'] });
  });

  it('appoints who holds a post from a day on', async () => {
    const admin = await api.as('quan-tri');
    const sheet = await sheetOf(admin, 'kind=posts');
    const post = {
      unit: 'so-tu-phap',
      kind: 'Đầu mối thực hiện',
      name: 'Đặng Thị Mới',
      from: '20/11/2026',
      reason: 'QĐ 12',
    };
    const filled = filledIn(sheet, 'Đầu mối', {
      900: { ...post, unit: 'Sở Y tế', email: 'không-phải-thư' },
      901: { ...post, unit: 'Sở Y tế', kind: 'Giám đốc' },
      902: { ...post, kind: 'Kiểm tra, giám sát', email: 'moi@so-tu-phap.example' },
    });
    const { body } = await sendSheet(admin, 'kind=posts', filled);
    const told = (body.errors as { row: number; code: string }[])
      .filter(({ row }) => row >= 900)
      .map(({ row, code }) => `${row} ${code}`);
    expect(told).toContain('901 IMPORT.CELL_INVALID');
    expect(told.some((one) => one.startsWith('900'))).toBe(true);
    const started = await admin.post(`/imports/${body.importId}/entry`, { rows: 'right' });
    await work(api, started.body.jobId, now);
    const units = await unitsNow();
    const named = units.find(({ id }) => id === 'so-tu-phap')?.posts.flatMap(({ holdings = [] }) => holdings);
    expect(named).toContainEqual(expect.objectContaining({ name: 'Đặng Thị Mới', from: '2026-11-20' }));
  });
});

describe('a sheet of 10,000 units', () => {
  it('is read and judged while everybody else gets answers', async () => {
    const admin = await api.as('quan-tri');
    const rows = Array.from({ length: 10_000 }, (_, index) => ({
      id: `xa-thu-${index}`,
      name: `Xã thử ${index}`,
      shortName: `Xã ${index}`,
      class: 'Xã, phường, thị trấn',
      tier: 'Xã',
      parent: 'ubnd-tinh',
      validFrom: { date: plainDateOf('2026-01-01') },
    }));
    const sheet = await preparedSheet({ spec: unitSpec, rows, notes: [] });
    const order: string[] = [];
    const check = sendSheet(admin, 'kind=units', sheet).then((answer) => {
      order.push('check');
      return answer;
    });
    await expect.poll(() => api.app.get(QuestionThreads).running, { timeout: 30_000, interval: 5 }).toBe(1);
    for (const path of ['/health', '/cascades']) order.push(`${path} ${(await admin.get(path)).status}`);
    expect(order).toEqual(['/health 200', '/cascades 200']);
    expect((await check).body).toMatchObject({ right: 10_000, wrong: 0 });
  });
});
