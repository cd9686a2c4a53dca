import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { PDF, type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let office: Client;
let leader: Client;

beforeAll(async () => {
  api = await startTestApi();
  [office, leader] = [await api.as('van-phong'), await api.as('lanh-dao')];
});
afterAll(() => api.stop());

type Place = { unit: Client; path: string; body: (more?: object) => Promise<object> };

/** A line of the running plan that the unit still owes, and a complete report for it. */
const place = async (unitId: string): Promise<Place> => {
  const unit = await api.as(unitId);
  const { items } = (await unit.get('/due-list')).body;
  const open = items.find(
    ({ status, line }: { status: { code: string }; line: { lineId: string } }) =>
      status.code === 'not_due' && line.lineId.startsWith('bao-cao-nam'),
  );
  const path = `/obligations/${open.cascadeId}/${unitId}/${open.line.lineId}`;
  const { fileId } = (await unit.upload(`Báo cáo ${unitId}.pdf`, Buffer.concat([PDF, Buffer.from(`%${unitId}`)]))).body;
  const { figureFields } = (await unit.get(path)).body;
  const figures = Object.fromEntries(figureFields.map(({ key, min }: { key: string; min: number }) => [key, min]));
  const body = async (more: object = {}): Promise<object> => ({
    documentNumber: '45/BC',
    signedOn: '20/11/2026',
    note: '',
    fileIds: [fileId],
    figures,
    ...more,
  });
  return { unit, path, body };
};

/** The day after a line's due date, and further. */
const dayOf = async ({ unit, path }: Place, plus: number): Promise<string> => {
  const { line } = (await unit.get(path)).body;
  const at = new Date(`${line.due.lastSafeDay}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + plus);
  return at.toISOString().slice(0, 10);
};

describe('two focal points at once', () => {
  it('exactly one wins; the other learns who came first and when', async () => {
    const { unit, path, body } = await place('so-tu-phap');
    const report = await body({ expectedVersion: 0 });
    const answers = await Promise.all([1, 2, 3].map(() => unit.post(`${path}/submissions`, report)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({
      code: 'SUBMISSION.STALE',
      errors: [{ field: 'expectedVersion', value: '0' }],
    });
    expect(refused?.body.errors[0].reason).toMatch(/đã nộp bản 1 lúc \d\d:\d\d ngày/);
    expect((await unit.get(path)).body.submissions).toHaveLength(1);
  });

  it('nobody accepts a version that they have not read', async () => {
    const { unit, path, body } = await place('so-y-te');
    await unit.post(`${path}/submissions`, await body());
    const [seen] = (await office.get(path)).body.submissions;
    await unit.post(`${path}/submissions`, await body({ documentNumber: '46/BC' }));
    const stale = await office.post(`${path}/acceptance`, { submissionId: seen.submissionId });
    expect([stale.status, stale.body.code]).toEqual([409, 'SUBMISSION.STALE']);
  });
});

describe('a draft of a submission', () => {
  it('is kept for every holder of the post, never overwritten unseen, and gone once handed in', async () => {
    const { unit, path, body } = await place('so-tai-chinh');
    expect((await unit.get(`${path}/draft`)).body).toMatchObject({ revision: 0, body: null });
    const typed = { documentNumber: '', signedOn: 'mai', note: 'Đang viết', figures: { bat_ky: 'chưa rõ' } };
    const saved = await unit.put(`${path}/draft`, { revision: 0, body: typed });
    expect([saved.status, saved.body]).toMatchObject([200, { revision: 1, body: typed }]);
    expect((await unit.put(`${path}/draft`, { revision: 0, body: typed })).body.revision).toBe(1);
    const over = await unit.put(`${path}/draft`, { revision: 0, body: { note: 'Bản khác' } });
    expect([over.status, over.body.code]).toEqual([409, 'SUBMISSION.DRAFT_CONFLICT']);
    expect(over.body.errors[0].reason).toContain('đã sửa bản nháp này lúc');
    expect((await unit.get(path)).body.draft).toMatchObject({ revision: 1, documentNumber: '' });
    const theirs = await (await api.as('so-y-te')).get(`${path}/draft`);
    expect([theirs.status, theirs.body.code]).toEqual([403, 'ACCESS.OTHER_UNIT']);
    await unit.post(`${path}/submissions`, await body());
    expect((await unit.get(`${path}/draft`)).body).toMatchObject({ revision: 0, body: null });
    const after = await unit.put(`${path}/draft`, { revision: 1, body: typed });
    expect(after.body.code).toBe('SUBMISSION.DRAFT_CONFLICT');
  });

  it('is thrown away as it was read, and never one that somebody has gone on with', async () => {
    const { unit, path } = await place('so-xay-dung');
    await unit.put(`${path}/draft`, { revision: 0, body: { documentNumber: '7/BC' } });
    expect((await unit.get(path)).body.draft).toMatchObject({ revision: 1, documentNumber: '7/BC' });
    await unit.put(`${path}/draft`, { revision: 1, body: { documentNumber: '8/BC' } });
    const stale = await unit.delete(`${path}/draft?revision=1`);
    expect([stale.status, stale.body.code]).toEqual([409, 'SUBMISSION.DRAFT_CONFLICT']);
    expect((await (await api.as('so-y-te')).delete(`${path}/draft?revision=2`)).status).toBe(403);
    expect((await office.delete(`${path}/draft?revision=2`)).status).toBe(403);
    expect((await unit.delete(`${path}/draft?revision=2`)).status).toBe(204);
    expect((await unit.get(path)).body.draft).toBe(null);
  });

  it('takes no file of another unit and no obligation that there is not', async () => {
    const { unit, path } = await place('so-cong-thuong');
    const foreign = (await (await api.as('so-y-te')).upload('khác.pdf', Buffer.concat([PDF, Buffer.from('%z')]))).body;
    const cited = await unit.put(`${path}/draft`, { revision: 0, body: { fileIds: [foreign.fileId] } });
    expect([cited.status, cited.body.code]).toEqual([422, 'FILE.NOT_YOURS']);
    const nowhere = path.replace(/[^/]+$/, 'khong-co');
    expect((await unit.put(`${nowhere}/draft`, { revision: 0, body: {} })).body.code).toBe('OBLIGATION.NOT_FOUND');
  });
});

describe('an extension', () => {
  it('is asked by the unit, decided by the Office, and leaves the first date visible', async () => {
    const here = await place('so-noi-vu');
    const { unit, path } = here;
    const until = await dayOf(here, 10);
    const asked = await unit.post(`${path}/extension-requests`, { until, reason: 'Chờ số liệu cấp xã' });
    expect(asked.status).toBe(200);
    const waiting = (await office.get(path)).body;
    expect(waiting).toMatchObject({
      extensions: [{ state: 'requested', askedUntil: until, askedReason: 'Chờ số liệu cấp xã' }],
      may: { decideExtension: true, grantExtension: false, askExtension: false },
    });
    const [{ requestId }] = waiting.extensions;
    const own = await unit.post(`${path}/extension`, { requestId, grant: true });
    expect(own.status).toBe(403);
    expect((await office.post(`${path}/extension`, { requestId, grant: true })).status).toBe(200);
    const seen = (await unit.get(path)).body;
    expect(seen).toMatchObject({
      status: { extendedTo: until, lateAgainstFirst: 0 },
      extensions: [{ state: 'granted', until }],
      extensionsLeft: 0,
      may: { askExtension: false },
    });
    expect(seen.line.due.lastSafeDay < until).toBe(true);
    const again = await unit.post(`${path}/extension-requests`, { until: await dayOf(here, 20), reason: 'Nữa' });
    expect([again.status, again.body.code]).toEqual([409, 'EXTENSION.LIMIT']);
  });

  it('is refused by field for dates that are none, and by the guard for whoever may not', async () => {
    const here = await place('so-cong-thuong');
    const { unit, path } = here;
    const bad = await unit.post(`${path}/extension-requests`, { until: '31/11/2026', reason: 'x' });
    expect([bad.status, bad.body.code, bad.body.errors[0].field]).toEqual([422, 'DATE.NOT_REAL', 'until']);
    const earlier = await unit.post(`${path}/extension-requests`, { until: await dayOf(here, 0), reason: 'x' });
    expect(earlier.body.code).toBe('EXTENSION.NOT_LATER');
    const other = await api.as('so-y-te');
    const stolen = await other.post(`${path}/extension-requests`, { until: await dayOf(here, 5), reason: 'x' });
    expect(stolen.body.code).toBe('ACCESS.OTHER_UNIT');
    expect((await leader.post(`${path}/extension`, { until: await dayOf(here, 5), reason: 'Bão số 5' })).status).toBe(
      200,
    );
  });
});

describe('an exemption', () => {
  it('leaves the denominator and comes back by decision', async () => {
    const { unit, path } = await place('so-xay-dung');
    const [, , cascadeId = '', , lineId = ''] = path.split('/');
    const owed = async (): Promise<number> => {
      const { columns } = (await office.get(`/cascades/${cascadeId}/matrix`)).body;
      return columns.find((one: { lineId: string }) => one.lineId === lineId).owed;
    };
    const before = await owed();
    expect((await unit.post(`${path}/exemption`, { reason: 'Tự miễn' })).status).toBe(403);
    expect((await office.post(`${path}/exemption`, { reason: 'Mới sáp nhập' })).status).toBe(200);
    expect(await owed()).toBe(before - 1);
    expect((await unit.get(path)).body).toMatchObject({
      status: { code: 'exempt' },
      exemption: { reason: 'Mới sáp nhập' },
    });
    expect((await office.post(`${path}/exemption-revocation`, { reason: 'Đã ổn định' })).status).toBe(200);
    expect(await owed()).toBe(before);
  });
});

describe('a request for explanation', () => {
  it('is an obligation of its own: in the due list, answered, accepted, linked both ways, in no column', async () => {
    const { unit, path, body } = await place('so-van-hoa-the-thao-va-du-lich');
    const asked = await office.post(`${path}/explanations`, { question: 'Vì sao chậm?', dueOn: '15/12/2026' });
    expect(asked.status).toBe(200);
    const line = asked.body.lineId as string;
    const explaining = path.replace(/[^/]+$/, line);
    const { items } = (await unit.get('/due-list')).body;
    expect(items.some((one: { line: { lineId: string } }) => one.line.lineId === line)).toBe(true);
    const page = (await unit.get(explaining)).body;
    expect(page).toMatchObject({
      line: { title: 'Giải trình: Vì sao chậm?', due: { lastSafeDay: '2026-12-15' } },
      explains: { question: 'Vì sao chậm?' },
      may: { submit: true },
    });
    expect(page.timeline.map(({ kind }: { kind: string }) => kind)).toEqual(['ExplanationRequested']);
    const { columns } = (await office.get(`/cascades/${path.split('/')[2]}/matrix`)).body;
    expect(columns.some((one: { lineId: string }) => one.lineId === line)).toBe(false);
    const answer = await unit.post(`${explaining}/submissions`, await body({ figures: {} }));
    expect([answer.status, answer.body.lineId]).toEqual([200, line]);
    expect((await office.post(`${explaining}/acceptance`)).status).toBe(200);
    expect((await unit.get(path)).body.explanations).toMatchObject([
      { lineId: line, status: { code: 'done_on_time' } },
    ]);
  });
});

describe('a paper entry', () => {
  it('is made by who collects, counts from its receipt and is marked; the unit itself may not date back', async () => {
    const { unit, path, body } = await place('so-khoa-hoc-va-cong-nghe');
    const paper = { receivedAt: '20/11/2026 14h30', reason: 'Mất điện tại đơn vị' };
    const own = await unit.post(`${path}/submissions`, await body({ paper }));
    expect(own.status).toBe(403);
    const [future] = [
      await office.post(`${path}/submissions`, await body({ paper: { ...paper, receivedAt: '31/12/2027' } })),
    ];
    expect([future.body.code, future.body.errors[0].field]).toEqual(['PAPER.IN_FUTURE', 'paper.receivedAt']);
    const clock = await office.post(
      `${path}/submissions`,
      await body({ paper: { ...paper, receivedAt: '20/11/2026 25:00' } }),
    );
    expect(clock.body.code).toBe('INSTANT.NOT_REAL');
    const entered = await office.post(`${path}/submissions`, await body({ paper }));
    expect(entered.status).toBe(200);
    const { submissions, intermediary } = (await unit.get(path)).body;
    const [submission] = submissions;
    // The Office took it: it never lay with the intermediary.
    expect(intermediary).toMatchObject({ state: 'none', label: expect.stringContaining('nhận thẳng bản giấy') });
    expect(submission).toMatchObject({
      receivedAt: '2026-11-20T07:30:00.000Z',
      enteredLate: { reason: 'Mất điện tại đơn vị' },
    });
    const without = await office.post(`${path}/submissions`, await body());
    expect(without.status).toBe(403);
  });
});

describe('a reopening', () => {
  it('needs something shut', async () => {
    const { path, body, unit } = await place('so-nong-nghiep-va-phat-trien-nong-thon');
    const early = await office.post(`${path}/reopening`, { until: '15/12/2026', reason: 'Thử' });
    expect([early.status, early.body.code]).toEqual([409, 'OBLIGATION.NOT_LOCKED']);
    await unit.post(`${path}/submissions`, await body());
    await office.post(`${path}/acceptance`);
    expect((await unit.post(`${path}/submissions`, await body())).body.code).toBe('OBLIGATION.ALREADY_CLOSED');
    expect((await office.post(`${path}/reopening`, { until: '15/12/2026', reason: 'Sai biểu' })).status).toBe(200);
    expect((await unit.post(`${path}/submissions`, await body({ documentNumber: '50/BC' }))).status).toBe(200);
  });
});
