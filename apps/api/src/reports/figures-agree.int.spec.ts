import type { DeskAnswer, LeaderPageView, MatrixView, ReportRowView, ReportView } from '@dondoc/contracts';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../testing/client.js';
import { everyState, ON_TIME, unitIn } from '../testing/every-state.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let office: Client;
let cascadeId = '';
beforeAll(async () => {
  api = await startTestApi();
  office = await api.as('van-phong');
  cascadeId = await everyState(api, office);
});
afterAll(() => api.stop());

const ok = ({ status, body }: Answer): ReturnType<typeof JSON.parse> => {
  expect({ status, body: status === 200 ? '' : body }).toEqual({ status: 200, body: '' });
  return body;
};
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const reportOf = async (query = ''): Promise<ReportView> =>
  ok(await office.get(`/cascades/${cascadeId}/report?${query}`));
const matrixOf = async (query = ''): Promise<MatrixView> =>
  ok(await office.get(`/cascades/${cascadeId}/matrix?${query}`));
const deskOf = async (query = ''): Promise<DeskAnswer> =>
  ok(await office.get(`/desk?view=all&limit=0&cascades=${cascadeId}&${query}`));
const onTimeIn = (row: ReportRowView): { onTime: number; judged: number } => {
  const rate = row.rates.find(({ name }) => name === 'onTime');
  return { onTime: rate?.part ?? -1, judged: rate?.of ?? -1 };
};

/** Everything that tells figures of the cascade tells the same ones. */
const agree = async (query = ''): Promise<void> => {
  const [report, matrix, desk] = await Promise.all([reportOf(query), matrixOf(query), deskOf(query)]);
  expect(matrix.totals).toEqual(report.totals);
  expect(desk.totals).toEqual(report.totals);
  expect(matrix.sentence).toBe(report.sentence);
  const { total } = report;
  expect(onTimeIn(total)).toEqual({
    onTime: sum(matrix.rows.map(({ onTime }) => onTime)),
    judged: sum(matrix.rows.map(({ judged }) => judged)),
  });
  expect(total.counts.overdue).toBe(desk.counts.overdue);
  expect(total.counts.waitingOnTime + total.counts.waitingLate).toBe(desk.counts.waiting);
  expect(total.counts.returned).toBe(desk.counts.returned);
  const rows = new Map(report.byLine.map((row) => [row.key, row]));
  for (const { lineId, handedIn, owed, sentence } of matrix.columns) {
    expect([lineId, rows.get(lineId)]).toMatchObject([lineId, { handedIn, owed }]);
    const line = await reportOf(`line=${lineId}&${query}`);
    expect(line.sentence).toBe(sentence);
    expect(line.total.rates).toEqual(rows.get(lineId)?.rates);
  }
};

describe('one figure everywhere', () => {
  it('on a day on which something stands in every state', async () => {
    await agree();
    const { totals } = await matrixOf();
    expect(Object.keys(totals).sort()).toEqual(
      [
        ...['done_late', 'done_on_time', 'due_soon', 'exempt', 'no_due', 'not_due'],
        ...['overdue', 'received', 'returned', 'tacit'],
      ].filter((code) => code in totals),
    );
    for (const code of ['done_late', 'exempt', 'no_due', 'overdue', 'received', 'returned', 'tacit']) {
      expect(totals[code]).toBeGreaterThan(0);
    }
  });

  it('on time is what was first received in time, whatever was returned, entered later or came again since', async () => {
    const { byLine } = await reportOf();
    const row = byLine.find(({ key }) => key === 'bao-cao');
    expect(row && onTimeIn(row)).toEqual(ON_TIME);
    const { items } = ok(await office.get(`/cascades/${cascadeId}/report/list?line=bao-cao&list=onTime`));
    expect(items.map(({ unit }: { unit: { unitId: string } }) => unit.unitId).sort()).toEqual(
      [
        ...[unitIn.doneInTime, unitIn.waitingInTime, unitIn.returnedInTime],
        ...[unitIn.paperInTime, unitIn.againAfterReturn],
      ].sort(),
    );
    const { rows } = await matrixOf();
    const unitRow = (unitId: string) => rows.find(({ unit }) => unit.unitId === unitId);
    expect(unitRow(unitIn.returnedInTime)).toMatchObject({ onTime: 1, judged: 1 });
    expect(unitRow(unitIn.returnedLate)).toMatchObject({ onTime: 0, judged: 1 });
    // Of four: the comment and the report ahead of its date count, what has no date does not.
    expect(unitRow(unitIn.doneInTime)).toMatchObject({ onTime: 3, judged: 3 });
    for (const unitId of [unitIn.extended, unitIn.exempt, unitIn.notApplicable]) {
      expect(unitRow(unitId)).toMatchObject({ onTime: 0, judged: 0 });
    }
  });

  it('in the workbook as on the screen', async () => {
    const { byLine, total } = await reportOf();
    const file = await office.get(`/cascades/${cascadeId}/report.xlsx`);
    const sheets = (await readExcelFile(file.raw)) as unknown as { sheet: string; data: unknown[][] }[];
    const rowsOf = (name: string) =>
      new Map(sheets.find(({ sheet }) => sheet === name)?.data.map(([label, ...cells]) => [label, cells]));
    const [counts, rates] = [rowsOf('Tổng hợp'), rowsOf('Tỷ lệ')];
    for (const row of [...byLine, { ...total, label: 'Tổng số' }]) {
      expect(counts.get(row.label)?.slice(0, 1)).toEqual([row.assigned]);
      const told = row.rates.flatMap(({ part, of }) => [part, of]);
      expect(rates.get(row.label)?.filter((_, index) => index % 3 < 2)).toEqual(told);
    }
  });

  it('on the leader’s page over all plans of the issuer', async () => {
    const page: LeaderPageView = ok(await office.get('/leader-page?issuer=ubnd-tinh'));
    const reports: ReportView[] = [];
    for (const id of page.cascadeIds) reports.push(ok(await office.get(`/cascades/${id}/report`)));
    const all = (of: (row: ReportRowView) => number): number => sum(reports.map(({ total }) => of(total)));
    expect(page.cascadeIds).toContain(cascadeId);
    expect(page.counts).toMatchObject({
      asked: all(({ fallenDue }) => fallenDue),
      handedIn: all(({ handedIn }) => handedIn),
      late: all(({ counts }) => counts.acceptedLate + counts.waitingLate),
      overdue: all(({ counts }) => counts.overdue),
      waiting: all(({ counts }) => counts.waitingOnTime + counts.waitingLate),
      returned: all(({ counts }) => counts.returned),
    });
    for (const { cascadeId: id, sentence } of page.cascades) {
      expect(reports.find((one) => one.cascadeId === id)?.sentence).toBe(sentence);
    }
  });

  it('in the list of plans, and after everything has moved on', async () => {
    const list: { cascadeId: string; progress: string }[] = ok(await office.get('/cascades'));
    expect(list.find((one) => one.cascadeId === cascadeId)?.progress).toBe((await reportOf()).sentence);
    api.setNow('2026-12-16T01:00:00.000Z');
    await agree();
    const { total } = await reportOf('line=bao-cao');
    // The extension has run out meanwhile: one more is judged, and late.
    expect(onTimeIn(total)).toEqual({ onTime: ON_TIME.onTime, judged: ON_TIME.judged + 1 });
    await agree('asOf=02/12/2026');
  });
});

describe('what an intermediary passes on late', () => {
  it('is named with the intermediary, and the unit stays in time', async () => {
    const { intermediaries, late } = await reportOf('line=bao-cao&asOf=02/12/2026');
    const passedOn = intermediaries.items.find(({ unit }) => unit.unitId === unitIn.waitingInTime);
    expect(passedOn).toMatchObject({ daysLate: 0, share: 'waitingOnTime', via: { name: 'Sở Nội vụ', late: true } });
    // Tuesday 24/11/2026 is a holiday.
    expect(passedOn?.via?.text).toBe(
      'Đã chuyển tiếp ngày 01/12/2026, chậm 3 ngày làm việc (hạn chuyển tiếp hết thứ Năm, 26/11/2026)',
    );
    // What was accepted on the day of its receipt had not to be passed on any more.
    const intime = intermediaries.items.map(({ unit }) => unit.unitId);
    expect(intime).not.toContain(unitIn.doneInTime);
    expect(late.items.map(({ unit }) => unit.unitId)).not.toContain(unitIn.waitingInTime);
    const all = await reportOf('asOf=02/12/2026');
    expect(all.intermediaries.total).toBe(intermediaries.total);
  });

  it('says so in the workbook', async () => {
    const file = await office.get(`/cascades/${cascadeId}/report.xlsx?line=bao-cao&asOf=02/12/2026`);
    const sheets = (await readExcelFile(file.raw)) as unknown as { data: unknown[][] }[];
    const cells = sheets.flatMap(({ data }) => data.flat());
    expect(cells.join('\n')).toContain('Sở Nội vụ: Đã chuyển tiếp ngày 01/12/2026, chậm 3 ngày làm việc');
  });
});
