import type { ReportItemView, ReportRowView, ReportView } from '@dondoc/contracts';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let office: Client;
let running: string[] = [];
beforeAll(async () => {
  api = await startTestApi();
  office = await api.as('van-phong');
  type One = { cascadeId: string; status: string };
  const all: One[] = (await office.get('/cascades')).body;
  running = all.filter(({ status }) => status === 'issued').map(({ cascadeId }) => cascadeId);
});
afterAll(() => api.stop());

const ok = ({ status, body }: Answer): ReturnType<typeof JSON.parse> => {
  expect({ status, body: status === 200 ? '' : body }).toEqual({ status: 200, body: '' });
  return body;
};
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const reportOf = async (cascadeId: string, query = ''): Promise<ReportView> =>
  ok(await office.get(`/cascades/${cascadeId}/report?${query}`));

/** A line of which something was handed in, some of it late, and something is missing. */
const aMixedLine = async (): Promise<{ cascadeId: string; row: ReportRowView }> => {
  for (const cascadeId of running) {
    const { byLine } = await reportOf(cascadeId);
    const row = byLine.filter(({ handedIn, counts }) => handedIn > 0 && counts.overdue > 0).at(-1);
    if (row) return { cascadeId, row };
  }
  throw new Error('The sample has a line that some have handed in.');
};

describe('the report of a cascade', () => {
  it('has the figures of the matrix at the same moment, now and in the past, line by line', async () => {
    for (const cascadeId of running) {
      for (const asOf of ['', 'asOf=30/6/2026', 'asOf=20/3/2024']) {
        const matrix = await office.get(`/cascades/${cascadeId}/matrix?${asOf}`);
        if (matrix.status !== 200) continue;
        const answer = await office.get(`/cascades/${cascadeId}/report?${asOf}`);
        if (answer.status === 409) continue;
        const report: ReportView = ok(answer);
        expect([cascadeId, asOf, report.totals]).toEqual([cascadeId, asOf, matrix.body.totals]);
        expect(report.sentence).toBe(matrix.body.sentence);
        type Column = { lineId: string; handedIn: number; owed: number };
        const columns = (matrix.body.columns as Column[]).map(({ lineId, handedIn, owed }) => [lineId, handedIn, owed]);
        const rows = new Map(report.byLine.map(({ key, handedIn, owed }) => [key, [key, handedIn, owed]]));
        expect(columns.map(([lineId]) => rows.get(String(lineId)) ?? [lineId, 0, 0])).toEqual(columns);
      }
    }
  });

  it('adds up, and every rate opens exactly its lists', async () => {
    const { cascadeId, row } = await aMixedLine();
    const report = await reportOf(cascadeId, `line=${row.key}`);
    const { total, byClass } = report;
    expect(sum(Object.values(total.counts))).toBe(total.assigned);
    expect(sum(byClass.map(({ owed }) => owed))).toBe(total.owed);
    for (const { part, of, partList, ofList } of total.rates) {
      const whole = ok(await office.get(`/cascades/${cascadeId}/report/list?line=${row.key}&list=${ofList}`));
      expect([ofList, whole.total, whole.items.length, whole.items.length + whole.rest.length]).toEqual([
        ofList,
        of,
        of,
        total.assigned,
      ]);
      const counted = ok(await office.get(`/cascades/${cascadeId}/report/list?line=${row.key}&list=${partList}`));
      const names = new Set(whole.items.map(({ unit }: ReportItemView) => unit.unitId));
      expect([partList, counted.total]).toEqual([partList, part]);
      expect(counted.items.every(({ unit }: ReportItemView) => names.has(unit.unitId))).toBe(true);
    }
  });

  it('names the units that are missing as the matrix does, and the late ones with their days', async () => {
    const { cascadeId, row } = await aMixedLine();
    const { missing, late } = await reportOf(cascadeId, `line=${row.key}`);
    const matrix = ok(await office.get(`/cascades/${cascadeId}/matrix`));
    type Row = { unit: { unitId: string }; cells: { lineId: string; status: { code: string } }[] };
    const open = ['overdue', 'not_due', 'due_soon', 'due_today', 'no_due', 'returned'];
    const expected = (matrix.rows as Row[])
      .filter(({ cells }) => cells.some(({ lineId, status }) => lineId === row.key && open.includes(status.code)))
      .map(({ unit }) => unit.unitId);
    expect(missing.items.map(({ unit }) => unit.unitId)).toEqual(expected);
    for (const { daysLate } of late.items) expect(daysLate).toBeGreaterThan(0);
  });

  it('says who is exempt, by which decision, and leaves them out of the denominator', async () => {
    const { cascadeId, row } = await aMixedLine();
    const before = await reportOf(cascadeId, `line=${row.key}`);
    const [first] = before.missing.items;
    const path = `/obligations/${cascadeId}/${first?.unit.unitId}/${row.key}/exemption`;
    ok(await office.post(path, { reason: 'Đơn vị mới thành lập' }));
    const after = await reportOf(cascadeId, `line=${row.key}`);
    expect([after.total.owed, after.total.assigned]).toEqual([before.total.owed - 1, before.total.assigned]);
    const { rest } = ok(await office.get(`/cascades/${cascadeId}/report/list?line=${row.key}&list=owed`));
    expect(rest.map(({ why }: ReportItemView) => why).join()).toContain('Đơn vị mới thành lập');
    expect(await reportOf(cascadeId, `line=${row.key}&asOf=20/11/2026`)).toMatchObject({ total: before.total });
  });

  it('refuses what is not there, and a plan that is not issued', async () => {
    const [cascadeId] = running;
    const codes: unknown[] = [];
    for (const path of [
      `/cascades/${cascadeId}/report?line=khong-co`,
      '/cascades/khong-co/report',
      '/cascades/ninh-thuan-du-thao/report',
      `/cascades/${cascadeId}/report?asOf=1/1/2099`,
      `/cascades/${cascadeId}/report/list?list=all`,
      `/cascades/${cascadeId}/report/list`,
    ]) {
      const { status, body } = await office.get(path);
      codes.push([status, body.code]);
    }
    expect(codes).toEqual([
      [404, 'REPORT.LINE_UNKNOWN'],
      [404, 'CASCADE.NOT_FOUND'],
      [409, 'REPORT.NOT_ISSUED'],
      [422, 'AS_OF.FUTURE'],
      [400, 'REQUEST.INVALID'],
      [400, 'REQUEST.INVALID'],
    ]);
  });

  it('as a workbook, a document and a text file', async () => {
    const { cascadeId, row } = await aMixedLine();
    for (const ending of ['xlsx', 'docx', 'csv']) {
      for (const query of [`line=${row.key}`, '', 'asOf=30/6/2026']) {
        const answer = await office.get(`/cascades/${cascadeId}/report.${ending}?${query}`);
        expect([ending, query, answer.status]).toEqual([ending, query, 200]);
        expect(answer.headers['content-disposition']).toContain(`.${ending}`);
        expect(answer.headers['content-security-policy']).toContain('sandbox');
      }
    }
  });

  it('has the same figures in the workbook and in the text file as on the screen', async () => {
    const { cascadeId, row } = await aMixedLine();
    for (const query of [`line=${row.key}`, 'asOf=30/6/2026']) {
      const { total, byLine } = await reportOf(cascadeId, query);
      const read: unknown = await readExcelFile((await office.get(`/cascades/${cascadeId}/report.xlsx?${query}`)).raw);
      const [first] = read as { data: unknown[][] }[];
      const rows = new Map((first?.data ?? []).map(([label, ...cells]) => [label, cells]));
      for (const one of [...byLine, { ...total, label: 'Tổng số' }]) {
        const { assigned, counts, owed, handedIn, fallenDue } = one;
        expect(rows.get(one.label)).toEqual([assigned, ...Object.values(counts), owed, handedIn, fallenDue]);
      }
      const csv = (await office.get(`/cascades/${cascadeId}/report.csv?${query}`)).raw.toString('utf8');
      expect(csv.trimEnd().split('\r\n')).toHaveLength(total.assigned + 1);
    }
  });

  it('sums what the units gave, and each value stands in the submission that it names', async () => {
    const { cascadeId, row } = await aMixedLine();
    const { figures, total } = await reportOf(cascadeId, `line=${row.key}`);
    const added = figures.find((figure) => figure.total !== null);
    expect(added).toBeDefined();
    for (const { total: said, sources, without, given, owed } of figures) {
      expect([given, given + without.length]).toEqual([sources.length, owed]);
      expect(owed).toBe(total.owed);
      if (said !== null) expect(Number(said)).toBe(sum(sources.map(({ value }) => Number(value))));
    }
    for (const source of added?.sources.slice(0, 3) ?? []) {
      const { submissions } = ok(await office.get(`/obligations/${cascadeId}/${source.unitId}/${row.key}`));
      type Submission = { documentNumber: string; version: number; figures: { key: string; value: number }[] };
      const named = (submissions as Submission[]).find(({ version }) => version === source.version);
      expect(named?.documentNumber).toBe(source.documentNumber);
      expect(named?.figures.find(({ key }) => key === added?.key)?.value).toBe(Number(source.value));
    }
  });

  it('compares with the report of last time at the same distance from its date', async () => {
    const { cascadeId, row } = await aMixedLine();
    const { lastTime, line } = await reportOf(cascadeId, `line=${row.key}`);
    expect([lastTime.cascadeId, typeof lastTime.lineId, line?.lineId]).toEqual([cascadeId, 'string', row.key]);
    const before = await reportOf(cascadeId, `line=${lastTime.lineId}&asOf=${lastTime.at}`);
    expect(before.total.counts).toEqual(lastTime.row?.counts);
    const { byLine } = await reportOf(cascadeId);
    const texts = await Promise.all(
      byLine.map(async ({ key }) => (await reportOf(cascadeId, `line=${key}`)).lastTime.text),
    );
    expect(texts).toContain('Chưa có kỳ trước.');
  });

  it('compares all lines together by the newest period that is over, and the sums are those of its parts', async () => {
    const { lastTime } = await reportOf('ninh-thuan-2022-2026');
    expect(lastTime.parts.length).toBeGreaterThan(1);
    const sides = { now: [0, 0, 0], then: [0, 0, 0] };
    const add = (side: number[], { total }: ReportView): void => {
      for (const [index, count] of [total.handedIn, total.owed, total.counts.overdue].entries()) {
        side[index] = (side[index] ?? 0) + count;
      }
    };
    for (const { lineId, cascadeId, lastLineId, at } of lastTime.parts) {
      add(sides.now, await reportOf('ninh-thuan-2022-2026', `line=${lineId}`));
      add(sides.then, await reportOf(cascadeId, `line=${lastLineId}&asOf=${at}`));
    }
    const { row, text } = lastTime;
    expect([row?.handedIn, row?.owed, row?.counts.overdue]).toEqual(sides.then);
    expect(text).toContain(`(${sides.then[0]}/${sides.then[1]} → ${sides.now[0]}/${sides.now[1]})`);
    expect(text).toContain(`(${sides.then[2]} → ${sides.now[2]})`);
    const once = await reportOf('ninh-thuan-gop-y-2021');
    expect(once.lastTime).toMatchObject({ text: 'Các nội dung đã qua hạn đều chưa có kỳ trước để so.', row: null });
    const before = await reportOf('ninh-thuan-2022-2026', 'asOf=1/2/2022');
    expect(before.lastTime.text).toBe('Chưa có nội dung nào qua hạn nên chưa so được với kỳ trước.');
  });

  it('is refused to a unit that only owes', async () => {
    const unit = await api.as('so-y-te');
    const [cascadeId] = running;
    for (const what of ['report', 'report/list?list=owed', 'report.xlsx', 'report.csv', 'report.docx']) {
      expect([what, (await unit.get(`/cascades/${cascadeId}/${what}`)).status]).toEqual([what, 403]);
    }
  });
});
