import { randomUUID } from 'node:crypto';
import { JobRunner, rowActs } from '@dondoc/commands';
import { Workbook } from '@dondoc/documents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../testing/client.js';
import { PDF, type RunningApi, startTestApi } from '../testing/running-api.js';
import { filledIn } from './testing/filled-in.js';

let api: RunningApi;
let [office, unit]: Client[] = [];
const now = '2026-11-23T02:00:00.000Z';
const cascadeId = 'ninh-thuan-2027';
const SUBMISSIONS = `kind=submissions&cascadeId=${cascadeId}`;

const signedIn = (): { office: Client; unit: Client } => {
  if (!office || !unit) throw new Error('not signed in');
  return { office, unit };
};
const work = async (jobId: string): Promise<void> => {
  const { database } = api;
  const acting = async (started: { role: string; unitId: string }) => started as never;
  const runner = new JobRunner(database, acting, () => now as never, rowActs(database));
  while (!(await runner.runPage(jobId, 25)).over);
};
const send = (
  client: Client,
  query: string,
  content: Buffer,
  name = 'nhap.xlsx',
  key: string = randomUUID(),
): Promise<Answer> => {
  const boundary = 'part-of-a-test';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'x-requested-with': 'dondoc',
    'idempotency-key': key,
  };
  return client.send('POST', `/imports?${query}`, { payload, headers });
};
const sheetOf = async (client: Client, query: string): Promise<Buffer> => {
  const answer = await client.get(`/import-sheets?${query}`);
  expect(answer.status).toBe(200);
  return answer.raw;
};
const fault = ({ row, column, code }: { row: number; column: string; code: string }): string =>
  `${column}${row} ${code}`;

beforeAll(async () => {
  api = await startTestApi();
  api.setNow(now);
  [office, unit] = [await api.as('van-phong'), await api.as('so-tu-phap')];
  await office.upload('báo cáo.pdf', PDF);
});
afterAll(() => api.stop());

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
    const empty = await send(office, SUBMISSIONS, sheet);
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
      30: { ...paper, receivedAt: '', reason: '' },
    });
    const { status, body } = await send(office, SUBMISSIONS, filled);
    expect(status).toBe(200);
    const told = (body.errors as { row: number; column: string; code: string }[]).map(fault);
    expect(told).toContain('I2 IMPORT.CELL_INVALID');
    expect(told).toContain('J2 DATE.NOT_REAL');
    expect(told).toContain('N2 FILE.NOT_FOUND');
    expect(told).toContain('J3 SUBMISSION.DATES_OUT_OF_ORDER');
    expect(told).toContain('L30 ACCESS.OTHER_UNIT');
    expect(told).toContain('L5 PAPER.IN_FUTURE');
    expect(told).toContain('H6 SUBMISSION.STALE');
    // What is behind a fault is told, too: the figures that row 6 lacks.
    expect(told).toContain('P6 SUBMISSION.FIGURE_INVALID');
    expect(body).toMatchObject({ rows: 5, wrong: 5, right: 0, errorCount: body.errors.length });
    for (const one of body.errors)
      expect([one.reason !== '', one.mend !== '', one.head !== '']).toEqual([true, true, true]);
    const all = await office.post(`/imports/${body.importId}/entry`, { rows: 'all' });
    expect([all.status, all.body.code]).toEqual([422, 'IMPORT.HAS_ERRORS']);
    const none = await office.post(`/imports/${body.importId}/entry`, { rows: 'right' });
    expect(none.body.code).toBe('JOB.EMPTY');
    const marked = await office.get(`/imports/${body.importId}/marked.xlsx`);
    expect(String(marked.headers['content-disposition'])).toContain('attachment');
    const again = await send(office, SUBMISSIONS, marked.raw);
    expect(again.body.errors).toEqual(body.errors);
  });

  it('enters the right rows as a job, each as the screen would, and says of the file that it was entered', async () => {
    const { office, unit } = signedIn();
    const sheet = await sheetOf(office, SUBMISSIONS);
    const figures = (await figuresOf(office, sheet, 2)) as Record<string, string | number>;
    const filled = filledIn(sheet, 'Bài nộp', { 2: { ...paper, ...figures }, 3: { ...paper, signedOn: 'hôm qua' } });
    const { body } = await send(office, SUBMISSIONS, filled, 'nhập tháng 11.xlsx', 'nhap-lan-mot-1');
    expect(body).toMatchObject({ right: 1, wrong: 1 });
    expect((await send(office, SUBMISSIONS, filled, 'nhập tháng 11.xlsx', 'nhap-lan-mot-1')).body.importId).toBe(
      body.importId,
    );
    const started = await office.post(`/imports/${body.importId}/entry`, { rows: 'right' }, 'nhap-that-1');
    expect(started.status).toBe(200);
    await work(started.body.jobId);
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
    expect((await office.get(`/imports/${body.importId}`)).body.jobId).toBe(started.body.jobId);
    expect((await unit.get(`/imports/${body.importId}`)).body.code).toBe('ACCESS.OTHER_UNIT');
    expect((await office.get('/imports/khong-co')).body.code).toBe('IMPORT.NOT_FOUND');
  });

  it('lets a unit enter its own work only', async () => {
    const { office, unit } = signedIn();
    await unit.upload('của mình.pdf', Buffer.concat([PDF, Buffer.from('%2')]));
    const own = { number: '9/BC', signedOn: '20/11/2026', files: 'của mình.pdf' };
    const sheet = filledIn(await sheetOf(office, SUBMISSIONS), 'Bài nộp', { 2: own, 3: own });
    const { body } = await send(unit, SUBMISSIONS, sheet);
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
      const answer = await send(office, SUBMISSIONS, content);
      expect([code, answer.status, answer.body.code]).toEqual([code, status, code]);
    }
    expect((await send(office, 'kind=submissions', Buffer.from('x'))).body.code).toMatch(/IMPORT|CASCADE/);
    expect(
      (await send(office, 'kind=submissions&cascadeId=khong-co', await sheetOf(office, SUBMISSIONS))).body.code,
    ).toBe('CASCADE.NOT_FOUND');
    expect((await send(office, 'kind=la', Buffer.from('x'))).body.code).toBe('REQUEST.INVALID');
    expect((await signedIn().unit.get('/import-sheets?kind=units')).body.code).toBe('ACCESS.ROLE');
  });
});

describe('the sheet of units and of posts', () => {
  it('adds, changes and ends units by the commands of the screen; rows that change nothing are left alone', async () => {
    const admin = await api.as('quan-tri');
    const sheet = await sheetOf(admin, 'kind=units');
    const unchanged = await send(admin, 'kind=units', sheet);
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
    const { body } = await send(admin, 'kind=units', filled);
    expect(body).toMatchObject({ right: 2, wrong: 1 });
    const told = (body.errors as { row: number; column: string; code: string }[]).map(fault);
    expect(told.sort()).toEqual(['A902 UNIT.FIELD_INVALID', 'F902 IMPORT.CELL_INVALID', 'I902 IMPORT.CELL_INVALID']);
    const started = await admin.post(`/imports/${body.importId}/entry`, { rows: 'right' });
    await work(started.body.jobId);
    expect((await admin.get(`/jobs/${started.body.jobId}`)).body).toMatchObject({ done: 2, failed: 0 });
    const units = await api.database.commands.pinned.units();
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
    const { body } = await send(admin, 'kind=posts', filled);
    const told = (body.errors as { row: number; code: string }[])
      .filter(({ row }) => row >= 900)
      .map(({ row, code }) => `${row} ${code}`);
    expect(told).toContain('901 IMPORT.CELL_INVALID');
    expect(told.some((one) => one.startsWith('900'))).toBe(true);
    const started = await admin.post(`/imports/${body.importId}/entry`, { rows: 'right' });
    await work(started.body.jobId);
    const units = await api.database.commands.pinned.units();
    const named = units.find(({ id }) => id === 'so-tu-phap')?.posts.flatMap(({ holdings = [] }) => holdings);
    expect(named).toContainEqual(expect.objectContaining({ name: 'Đặng Thị Mới', from: '2026-11-20' }));
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
