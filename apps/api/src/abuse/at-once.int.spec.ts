import { JobRunner, rowActs } from '@dondoc/commands';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledIn } from '../imports/testing/filled-in.js';
import type { Answer, Client } from '../testing/client.js';
import { PDF, type RunningApi, startTestApi } from '../testing/running-api.js';
import { uploaded } from './testing/uploaded.js';

const NOW = '2026-12-15T01:00:00.000Z';
const LIVED = 'ninh-thuan-2022-2026';
const RUNNING = 'ninh-thuan-2027';
let api: RunningApi;
let [office, second, unit]: Client[] = [];
const clients = (): { office: Client; second: Client; unit: Client } => {
  if (!office || !second || !unit) throw new Error('not signed in');
  return { office, second, unit };
};

const COLLEAGUE = `INSERT INTO accounts (username, name, role, unit_id, password_hash, sample, position)
  SELECT 'van-phong-2', 'Chuyên viên thứ hai', role, unit_id, password_hash, sample, position
  FROM accounts WHERE username = 'van-phong'`;

beforeAll(async () => {
  api = await startTestApi();
  api.setNow(NOW);
  await api.database.pool.query(COLLEAGUE);
  [office, second, unit] = [await api.as('van-phong'), await api.as('van-phong-2'), await api.as('so-xay-dung')];
});
afterAll(() => api.stop());

const statusesOf = (answers: Answer[]): number[] => answers.map(({ status }) => status).sort();
const loserOf = (answers: Answer[]): Answer => {
  const loser = answers.find(({ status }) => status !== 200);
  if (!loser) throw new Error('both won');
  return loser;
};
const eventsOf = async (type: string): Promise<number> =>
  (await api.database.pool.query('SELECT 1 FROM events WHERE type = $1', [type])).rowCount ?? 0;

describe('two clerks at once', () => {
  const path = `/obligations/${RUNNING}/so-xay-dung/bao-cao-6-thang.2027`;

  it('decide one request once; the other learns how and when it was decided', async () => {
    const { office, second, unit } = clients();
    await unit.post(`${path}/extension-requests`, { until: '30/12/2027', reason: 'Bão' });
    const { extensions } = (await office.get(path)).body as { extensions: { requestId: string }[] };
    const requestId = extensions[0]?.requestId ?? '';
    const answers = await Promise.all([
      office.post(`${path}/extension`, { requestId, grant: true }),
      second.post(`${path}/extension`, { requestId, grant: false, reason: 'Không đủ căn cứ' }),
    ]);
    expect(statusesOf(answers)).toEqual([200, 409]);
    const { code, errors } = loserOf(answers).body;
    expect(code).toBe('EXTENSION.ALREADY_DECIDED');
    expect(errors[0].reason).toMatch(/lúc 08:00 ngày 15\/12\/2026/);
    expect((await eventsOf('ExtensionGranted')) + (await eventsOf('ExtensionRefused'))).toBe(1);
  });

  it('accept and return the same report: one of both is recorded', async () => {
    const { office, second, unit } = clients();
    const late = `/obligations/${LIVED}/so-xay-dung/bao-cao-nam.2026`;
    const shown = (await unit.get(late)).body as { figureFields: { key: string; min: number }[] };
    const figures = Object.fromEntries(shown.figureFields.map(({ key, min }) => [key, min]));
    const { fileId } = (await unit.upload('a.pdf', PDF)).body;
    const report = { documentNumber: '1/BC', signedOn: '10/12/2026', fileIds: [fileId], figures };
    const handed = await Promise.all(
      [1, 2].map(() => unit.post(`${late}/submissions`, { ...report, expectedVersion: 0 })),
    );
    expect(statusesOf(handed)).toEqual([200, 409]);
    expect(loserOf(handed).body.code).toBe('SUBMISSION.STALE');
    const answers = await Promise.all([
      office.post(`${late}/acceptance`),
      second.post(`${late}/return`, { reason: 'Thiếu phụ lục', newDate: '25/12/2026' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(loserOf(answers).status).toBe(409);
  });

  it('issue the same draft: it is issued once', async () => {
    const { office, second } = clients();
    const document = { documentNumber: '155', issuedOn: '27/01/2022' };
    const before = await eventsOf('CascadeIssued');
    const answers = await Promise.all(
      [office, second].map((one) => one.post('/cascades/ninh-thuan-du-thao/issue', document)),
    );
    expect(statusesOf(answers)).toEqual([200, 409]);
    expect((await eventsOf('CascadeIssued')) - before).toBe(1);
  });

  it('enter the same import: its rows are entered once', async () => {
    const { office, second } = clients();
    const query = `kind=submissions&cascadeId=${RUNNING}`;
    const row = {
      number: '45/BC',
      signedOn: '10/12/2026',
      receivedAt: '11/12/2026 09:00',
      reason: 'Bản giấy',
      files: 'Báo cáo.pdf',
    };
    await office.upload('Báo cáo.pdf', PDF);
    const sheet = filledIn((await office.get(`/import-sheets?${query}`)).raw, 'Bài nộp', { 2: row });
    const imported = (await uploaded(office, `/imports?${query}`, 'nhap.xlsx', sheet)).body;
    const entry = { rows: 'right', reason: 'x' };
    const jobs = await Promise.all(
      [office, second].map((one) => one.post(`/imports/${imported.importId}/entry`, entry)),
    );
    expect([imported.errors, imported.right]).toEqual([[], 1]);
    expect(statusesOf(jobs)).toEqual([200, 409]);
    expect(loserOf(jobs).body.code).toBe('IMPORT.ALREADY_STARTED');
    const started = await api.database.pool.query(`SELECT DISTINCT stream FROM events WHERE type = 'JobStarted'`);
    expect(started.rowCount).toBe(1);
  });

  it('number the same letter: the second is told who did and when', async () => {
    const { office, second } = clients();
    const { items } = (await office.post('/letters/preview', { cascadeId: LIVED })).body as {
      items: { unitId: string; lineId: string }[];
    };
    const refs = items.slice(0, 2).map(({ unitId, lineId }) => ({ cascadeId: LIVED, unitId, lineId }));
    const { letterId } = (await office.post('/letters', { refs, newDate: '25/12/2026' })).body;
    const answers = await Promise.all(
      [office, second].map((one, index) =>
        one.put(`/letters/${letterId}/number`, { number: String(index + 7), issuedOn: '15/12/2026' }),
      ),
    );
    expect(statusesOf(answers)).toEqual([200, 409]);
    expect(JSON.stringify(loserOf(answers).body)).toMatch(/lúc 08:00 ngày 15\/12\/2026/);
  });
});

describe('what was read and has changed meanwhile', () => {
  it('is not overwritten: a person', async () => {
    const admin = await api.as('quan-tri');
    const { username } = (await admin.post('/people', { username: 'nguoi-a', name: 'A', email: null })).body;
    const change = { name: 'B', email: 'b@x.vn', externalSubject: null };
    const seen = (await admin.get(`/people/${username}`)).body.revision;
    expect((await admin.put(`/people/${username}`, { ...change, revision: seen })).status).toBe(200);
    const stale = await admin.put(`/people/${username}`, { ...change, name: 'C', revision: seen });
    expect([stale.status, stale.body.code]).toEqual([409, 'PERSON.STALE']);
    expect(stale.body.errors[0].reason).toMatch(/Quản trị hệ thống.* lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}/);
  });
});

describe('the same key with another body', () => {
  it('is refused at every door that keeps keys', async () => {
    const { office, unit } = clients();
    const admin = await api.as('quan-tri');
    const keeper = await api.as('quan-tri-don-vi');
    const path = `/obligations/${RUNNING}/so-xay-dung/bao-cao-nam.2027`;
    const refs = [{ cascadeId: RUNNING, unitId: 'so-xay-dung', lineId: 'bao-cao-nam.2027' }];
    const job = { kind: 'exempt', selection: { refs }, reason: 'Giải thể' };
    const { hash } = (await office.post('/jobs/preview', job)).body;
    const holder = { name: 'A', username: null, email: null, from: '01/01/2026', to: null, alongside: true };
    const hook = { unitId: 'so-y-te', name: 'a', url: 'https://93.184.215.14/a', events: ['submission.received'] };
    const doors: [Client, 'post' | 'put', string, object, object][] = [
      [unit, 'post', `${path}/extension-requests`, { until: '30/12/2027', reason: 'a' }, { reason: 'b' }],
      [office, 'post', `${path}/explanations`, { question: 'a', dueOn: '25/12/2026' }, { question: 'b' }],
      [office, 'post', '/jobs', { ...job, confirmed: { hash, shown: refs } }, { reason: 'b' }],
      [admin, 'post', '/people', { username: 'nguoi-moi', name: 'A', email: null }, { name: 'B' }],
      [keeper, 'post', '/units/so-y-te/posts/focal-point/holders', holder, { name: 'B' }],
      [office, 'post', '/views', { name: 'a', filter: {} }, { name: 'b' }],
      [unit, 'post', '/feeds', { kind: 'unit' }, { kind: 'person' }],
      [unit, 'post', '/tokens', { name: 'a' }, { name: 'b' }],
      [admin, 'post', '/webhooks', hook, { name: 'b' }],
      [office, 'post', '/templates', { from: 'blank', templateId: 'mot', title: 'a' }, { title: 'b' }],
    ];
    const wrong: unknown[] = [];
    for (const [client, method, url, body, other] of doors) {
      const key = `cung-khoa-${url.replace(/\W/g, '-')}`.slice(0, 90);
      const [first, again, changed] = [
        await client[method](url, body, key),
        await client[method](url, body, key),
        await client[method](url, { ...body, ...other }, key),
      ];
      const told = [first.status, again.status, changed.status, changed.body.code];
      if (JSON.stringify(told) !== '[200,200,422,"COMMAND.ID_REUSED"]')
        wrong.push([url, ...told, first.body.code, first.body.detail]);
    }
    expect(wrong).toEqual([]);
  });
});

describe('a job whose starter is gone', () => {
  it('stops before its next item and says why', async () => {
    const { office } = clients();
    const refs = ['so-y-te', 'so-tu-phap'].map((unitId) => ({
      cascadeId: RUNNING,
      unitId,
      lineId: 'bao-cao-nam.2027',
    }));
    const question = { kind: 'exempt', selection: { refs } };
    const preview = (await office.post('/jobs/preview', question)).body;
    expect(preview.counts.will).toBe(2);
    const confirmed = { hash: preview.hash, shown: refs };
    const { jobId } = (await office.post('/jobs', { ...question, reason: 'x', confirmed })).body;
    const runner = new JobRunner(
      api.database,
      async () => null,
      () => NOW as never,
      rowActs(api.database),
    );
    while (!(await runner.runPage(jobId, 25)).over);
    const job = (await office.get(`/jobs/${jobId}`)).body;
    expect([job.status, job.done, job.failed]).toEqual(['cancelled', 0, 0]);
    expect(job.cancelReason).toContain('van-phong');
    expect((await office.get(`/obligations/${RUNNING}/so-y-te/bao-cao-nam.2027`)).body.status.code).toBe('not_due');
  });
});
