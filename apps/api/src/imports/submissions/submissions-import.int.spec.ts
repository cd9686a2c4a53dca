import { Workbook } from '@dondoc/documents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../testing/client.js';
import { PDF, type RunningApi, startTestApi } from '../../testing/running-api.js';
import { filledIn } from '../testing/filled-in.js';
import { faultsIn, sendSheet, sheetOf, work } from '../testing/import-client.js';

let api: RunningApi;
let [office, unit]: Client[] = [];
const now = '2026-11-23T02:00:00.000Z';
const cascadeId = 'ninh-thuan-2027';
const SUBMISSIONS = `kind=submissions&cascadeId=${cascadeId}`;
const signedIn = (): { office: Client; unit: Client } => {
  if (!office || !unit) throw new Error('not signed in');
  return { office, unit };
};

beforeAll(async () => {
  api = await startTestApi();
  api.setNow(now);
  [office, unit] = [await api.as('van-phong'), await api.as('so-tu-phap')];
  await office.upload('báo cáo.pdf', PDF);
});
afterAll(() => api?.stop());

const paper = {
  number: '45/BC',
  signedOn: '20/11/2026',
  receivedAt: '21/11/2026 09:00',
  reason: 'Nộp bản giấy',
  files: 'Báo cáo.pdf',
};

describe('the sheet of submissions', () => {
  it('comes with codes filled in, and is not an import while nobody has filled it in', async () => {
    const { office } = signedIn();
    const sheet = await sheetOf(office, SUBMISSIONS);
    const book = Workbook.open(sheet, 'x');
    expect(book.sheets.map(({ name }) => name)).toEqual(['Bài nộp', 'Hướng dẫn']);
    const empty = await sendSheet(office, SUBMISSIONS, sheet);
    expect([empty.status, empty.body.code]).toEqual([422, 'IMPORT.NO_ROWS']);
    const own = Workbook.open(await sheetOf(signedIn().unit, SUBMISSIONS), 'x');
    const [address] = own.sheets;
    const rows = address ? own.read(address).rows : [];
    expect(new Set(rows.slice(1).map(({ cells }) => (cells.get(2) as { text: string }).text))).toEqual(
      new Set(['so-tu-phap']),
    );
  });

  it('tells all faults at once, by the rules of the screen, and gives the same file back with them', async () => {
    const { office } = signedIn();
    const sheet = await sheetOf(office, SUBMISSIONS);
    const filled = filledIn(sheet, 'Bài nộp', {
      2: { number: '', signedOn: '32/11/2026', files: 'khong-co.pdf', receivedAt: '21/11/2026', reason: 'Bản giấy' },
      3: { ...paper, signedOn: '22/11/2026' },
      5: { ...paper, receivedAt: '25/12/2026 09:00' },
      6: { ...paper, seen: 7 },
      7: { ...paper, receivedAt: 'hôm nọ', reason: '', files: 'một.pdf; Báo cáo.pdf; hai.pdf' },
      30: { ...paper, receivedAt: '', reason: '' },
    });
    const { status, body } = await sendSheet(office, SUBMISSIONS, filled);
    expect(status).toBe(200);
    const told = faultsIn({ body });
    expect(told).toContain('I2 IMPORT.CELL_INVALID');
    expect(told).toContain('J2 DATE.NOT_REAL');
    expect(told).toContain('N2 FILE.NOT_FOUND');
    expect(told).toContain('J3 SUBMISSION.DATES_OUT_OF_ORDER');
    expect(told).toContain('L30 ACCESS.OTHER_UNIT');
    expect(told).toContain('L5 PAPER.IN_FUTURE');
    expect(told).toContain('H6 SUBMISSION.STALE');
    // What is behind a fault is told, too: the figures that row 6 lacks.
    expect(told).toContain('P6 SUBMISSION.FIGURE_INVALID');
    // A moment that cannot be read still needs its reason, and every file that is not there is named.
    expect(told).toContain('L7 DATE.NOT_REAL');
    expect(told).toContain('M7 REASON.MISSING');
    const fileFault = (body.errors as { row: number; column: string; value: string }[]).find(
      ({ row, column }) => row === 7 && column === 'N',
    );
    expect(fileFault?.value).toBe('một.pdf; hai.pdf');
    expect(body).toMatchObject({ rows: 6, wrong: 6, right: 0, errorCount: body.errors.length });
    for (const one of body.errors)
      expect([one.reason !== '', one.mend !== '', one.head !== '']).toEqual([true, true, true]);
    const all = await office.post(`/imports/${body.importId}/entry`, { rows: 'all' });
    expect([all.status, all.body.code]).toEqual([422, 'IMPORT.HAS_ERRORS']);
    const none = await office.post(`/imports/${body.importId}/entry`, { rows: 'right' });
    expect(none.body.code).toBe('JOB.EMPTY');
    const marked = await office.get(`/imports/${body.importId}/marked.xlsx`);
    expect(String(marked.headers['content-disposition'])).toContain('attachment');
    const again = await sendSheet(office, SUBMISSIONS, marked.raw);
    expect(again.body.errors).toEqual(body.errors);
  });

  it('enters the right rows as a job, each as the screen would, and says of the file that it was entered', async () => {
    const { office, unit } = signedIn();
    const sheet = await sheetOf(office, SUBMISSIONS);
    const figures = (await figuresOf(office, sheet, 2)) as Record<string, string | number>;
    const filled = filledIn(sheet, 'Bài nộp', { 2: { ...paper, ...figures }, 3: { ...paper, signedOn: 'hôm qua' } });
    const { body } = await sendSheet(office, SUBMISSIONS, filled, 'nhập tháng 11.xlsx', 'nhap-lan-mot-1');
    expect(body).toMatchObject({ right: 1, wrong: 1 });
    expect((await sendSheet(office, SUBMISSIONS, filled, 'nhập tháng 11.xlsx', 'nhap-lan-mot-1')).body.importId).toBe(
      body.importId,
    );
    const started = await office.post(`/imports/${body.importId}/entry`, { rows: 'right' }, 'nhap-that-1');
    expect(started.status).toBe(200);
    await work(api, started.body.jobId, now);
    const job = (await office.get(`/jobs/${started.body.jobId}`)).body;
    expect(job).toMatchObject({
      kind: 'import-submissions',
      status: 'finished',
      done: 1,
      failed: 0,
      importId: body.importId,
    });
    const { ref } = job.items[0];
    const one = (await office.get(`/obligations/${ref.cascadeId}/${ref.unitId}/${ref.lineId}`)).body;
    expect(one.submissions[0]).toMatchObject({
      documentNumber: '45/BC',
      signedOn: '2026-11-20',
      receivedAt: '2026-11-21T02:00:00.000Z',
      enteredLate: { reason: 'Nộp bản giấy' },
    });
    expect(one.submissions[0].files[0].name).toBe('báo cáo.pdf');
    expect((await office.post(`/imports/${body.importId}/entry`, { rows: 'right' })).body.code).toBe(
      'IMPORT.ALREADY_STARTED',
    );
    const after = (await office.get(`/imports/${body.importId}`)).body;
    expect(after).toMatchObject({ jobId: started.body.jobId, right: 0, wrong: 1 });
    expect(after.sentence).toMatch(/^1 dòng đã nhập; còn 1 dòng sai \(\d+ lỗi\) chưa nhập\.$/);
    // The same file, mended and sent again: what has come is left alone.
    const mended = filledIn(filled, 'Bài nộp', {
      3: { signedOn: '20/11/2026', ...(await figuresOf(office, sheet, 3)) },
    });
    expect((await sendSheet(office, SUBMISSIONS, mended)).body).toMatchObject({ right: 1, wrong: 0 });
    expect((await unit.get(`/imports/${body.importId}`)).body.code).toBe('ACCESS.OTHER_UNIT');
    expect((await office.get('/imports/khong-co')).body.code).toBe('IMPORT.NOT_FOUND');
  });

  it('lets a unit enter its own work only', async () => {
    const { office, unit } = signedIn();
    await unit.upload('của mình.pdf', Buffer.concat([PDF, Buffer.from('%2')]));
    const own = { number: '9/BC', signedOn: '20/11/2026', files: 'của mình.pdf' };
    const sheet = filledIn(await sheetOf(office, SUBMISSIONS), 'Bài nộp', { 2: own, 3: own });
    const { body } = await sendSheet(unit, SUBMISSIONS, sheet);
    const codes = (body.errors as { code: string }[]).map(({ code }) => code);
    expect(codes).toContain('ACCESS.OTHER_UNIT');
    expect(body.right).toBe(0);
  });
});

describe('a bad file', () => {
  it('is refused by what is wrong with it, and leaves nothing', async () => {
    const { office } = signedIn();
    const cases: [Buffer, number, string][] = [
      [Buffer.from('a;b;c'), 422, 'IMPORT.FILE_NOT_XLSX'],
      [Buffer.alloc(0), 422, 'FILE.EMPTY'],
      [Buffer.from('PK\u0003\u0004broken'), 422, 'IMPORT.FILE_BROKEN'],
      [Buffer.alloc(20 * 1024 * 1024 + 1, 80), 413, 'FILE.TOO_LARGE'],
      [await sheetOf(office, 'kind=units'), 422, 'IMPORT.SHEET_MISSING'],
    ];
    for (const [content, status, code] of cases) {
      const answer = await sendSheet(office, SUBMISSIONS, content);
      expect([code, answer.status, answer.body.code]).toEqual([code, status, code]);
    }
    expect((await sendSheet(office, 'kind=submissions', Buffer.from('x'))).body.code).toMatch(/IMPORT|CASCADE/);
    expect(
      (await sendSheet(office, 'kind=submissions&cascadeId=khong-co', await sheetOf(office, SUBMISSIONS))).body.code,
    ).toBe('CASCADE.NOT_FOUND');
    expect((await sendSheet(office, 'kind=la', Buffer.from('x'))).body.code).toBe('REQUEST.INVALID');
    expect((await signedIn().unit.get('/import-sheets?kind=units')).body.code).toBe('ACCESS.ROLE');
  });
});

/** What the obligation of that row needs by its schema: the smallest figures that fit. */
const figuresOf = async (client: Client, sheet: Buffer, row: number): Promise<object> => {
  const book = Workbook.open(sheet, 'x');
  const [address] = book.sheets;
  const cells = address ? book.read(address).rows.find(({ number }) => number === row)?.cells : undefined;
  const text = (column: number): string => (cells?.get(column) as { text: string } | undefined)?.text ?? '';
  const { figureFields } = (await client.get(`/obligations/${text(1)}/${text(2)}/${text(4)}`)).body;
  return Object.fromEntries(figureFields.map(({ key, min }: { key: string; min: number }) => [`figure:${key}`, min]));
};
