import type { ObligationView } from '@dondoc/contracts';
import { instantOf } from '@dondoc/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { PDF, type RunningApi, startTestApi } from '../testing/running-api.js';

const LATE = '2026-12-15T01:00:00.000Z';
const OFFICE = 'Tạ Thị Hồng Lan (Chuyên viên tổng hợp, Văn phòng UBND tỉnh)';

let api: RunningApi;
let office: Client;
let unit: Client;
let ref: { cascadeId: string; unitId: string; lineId: string };
let path: string;

beforeAll(async () => {
  api = await startTestApi();
  api.setNow(LATE);
  [office, unit] = [await api.as('van-phong'), await api.as('so-y-te')];
  const { items } = (await unit.get('/due-list')).body;
  const late = items.find((one: { status: { code: string } }) => one.status.code === 'overdue');
  ref = { cascadeId: late.cascadeId, unitId: 'so-y-te', lineId: late.line.lineId };
  path = `/obligations/${ref.cascadeId}/${ref.unitId}/${ref.lineId}`;
});
afterAll(() => api.stop());

const view = async (asOf = ''): Promise<ObligationView> => (await office.get(`${path}${asOf}`)).body;
const story = async (): Promise<{ text: string; actor: string; kind: string }[]> => (await view()).timeline;
const last = async () => (await story()).at(-1);
const done = async (act: Promise<{ status: number; body: unknown }>): Promise<unknown> => {
  const { status, body } = await act;
  expect({ status, body: status === 200 ? '' : body }).toEqual({ status: 200, body: '' });
  return body;
};

describe('the story of an obligation', () => {
  it('begins with the date that was given, and says of the clock that nobody did it', async () => {
    const { timeline, line } = await view();
    const [year, month, day] = (line.due?.lastSafeDay ?? '').split('-');
    expect(timeline[0]?.text).toMatch(/^Giao nghĩa vụ cho đơn vị, hạn nộp hết /);
    expect(timeline[0]?.text).toContain(`${day}/${month}/${year}`);
    const missed = timeline.find(({ kind }) => kind === 'DeadlineMissed');
    expect(missed?.actor ?? 'Hệ thống').toBe('Hệ thống');
  });

  it('names who asked, who decided, the new date and why', async () => {
    await done(unit.post(`${path}/extension-requests`, { until: '22/12/2026', reason: 'Chờ số liệu' }));
    expect(await last()).toMatchObject({
      kind: 'ExtensionRequested',
      text: 'Đề nghị gia hạn đến hết thứ Ba, 22/12/2026: Chờ số liệu',
      actor: 'Hồ Thị Bích Duyên (Chuyên viên đầu mối, Sở Y tế)',
    });
    const [asked] = (await view()).extensions;
    const granted = { requestId: asked?.requestId, grant: true, until: '18/12/2026', reason: 'Đủ cho cấp xã' };
    await done((await api.as('lanh-dao')).post(`${path}/extension`, granted));
    expect(await last()).toMatchObject({
      text: 'Gia hạn theo đề nghị của đơn vị đến hết thứ Sáu, 18/12/2026: Đủ cho cấp xã',
      actor: 'Phạm Tấn Nghĩa (Chủ tịch, UBND tỉnh)',
    });
  });

  it('holds the chase letter, made and signed, and the desk counts it as a reminder from then on', async () => {
    api.setNow('2026-12-21T01:00:00.000Z');
    const body = { refs: [ref], newDate: '28/12/2026' };
    const { letterId } = (await done(office.post('/letters', body))) as { letterId: string };
    expect(await last()).toMatchObject({ actor: OFFICE, kind: 'LetterMade' });
    expect((await last())?.text).toMatch(
      /^Lập công văn đôn đốc “V\/v .*yêu cầu nộp đến hết thứ Hai, 28\/12\/2026 \(không phải gia hạn\)$/,
    );
    const row = async (asOf = '') => {
      const query = `view=all&units=so-y-te&lines=${ref.lineId}&cascades=${ref.cascadeId}${asOf}`;
      return (await office.get(`/desk?${query}`)).body.rows[0];
    };
    expect((await row()).letter).toBe(null);
    api.setNow('2026-12-21T02:00:00.000Z');
    await done(office.put(`/letters/${letterId}/number`, { number: '88', issuedOn: '21/12/2026' }));
    expect(await last()).toMatchObject({
      text: 'Công văn đôn đốc số 88/VPUBND-TH ngày 21/12/2026 đã ký, phát hành',
      actor: OFFICE,
    });
    expect((await row()).letter).toEqual({ letterId, number: '88/VPUBND-TH', issuedOn: '2026-12-21' });
    expect((await row('&asOf=20/12/2026')).letter).toBe(null);
    expect((await view('?asOf=20/12/2026')).timeline.map(({ kind }) => kind)).not.toContain('LetterMade');
  });

  it('says that a prompt came from whoever started it, and an explanation with its date', async () => {
    api.setNow('2026-12-21T03:00:00.000Z');
    const job = { commandId: 'job:nhac-1:1', actor: 'van-phong', now: instantOf('2026-12-21T02:30:00.000Z') };
    await api.database.commands.promptUnit(ref, { jobId: 'nhac-1', reason: 'Lãnh đạo yêu cầu' }, job);
    expect(await last()).toMatchObject({ text: 'Văn phòng nhắc trực tiếp: Lãnh đạo yêu cầu', actor: OFFICE });
    await done(office.post(`${path}/explanations`, { question: 'Vì sao chậm?', dueOn: '24/12/2026' }));
    expect(await last()).toMatchObject({
      text: 'Yêu cầu giải trình, hạn hết thứ Năm, 24/12/2026: Vì sao chậm?',
      actor: OFFICE,
    });
    const { explanations, counts } = (await (await api.as('lanh-dao')).get('/leader-page')).body;
    expect(explanations).toMatchObject({ open: 1, overdue: 0, sentence: expect.stringContaining('1 bản giải trình') });
    api.setNow('2026-12-25T03:00:00.000Z');
    const later = (await (await api.as('lanh-dao')).get('/leader-page')).body;
    expect(later.explanations.overdue).toBe(1);
    const desk = (await office.get('/desk?view=overdue')).body;
    expect(desk.explanations).toBe(1);
    const running = (await office.get(`/desk?view=overdue&cascades=${later.cascadeIds.join(',')}`)).body;
    expect(running.total - running.explanations).toBe(later.counts.overdue);
    expect(counts.overdue).toBeGreaterThan(0);
  });

  it('names people wherever a submission says who handed it in, and never an account', async () => {
    const { fileId } = (await unit.upload('Báo cáo.pdf', PDF)).body;
    const figures = Object.fromEntries((await view()).figureFields.map(({ key, min }) => [key, min]));
    const note = 'Chậm do thay đổi phần mềm kế toán';
    const report = { documentNumber: '45/BC-SYT', signedOn: '21/12/2026', fileIds: [fileId], figures, note };
    await done(unit.post(`${path}/submissions`, report));
    const { submissions, timeline } = await view();
    expect(submissions[0]?.by).toBe('Hồ Thị Bích Duyên');
    const words = JSON.stringify([timeline.map(({ actor, text }) => [actor, text]), submissions.map(({ by }) => by)]);
    for (const account of ['so-y-te', 'van-phong', 'lanh-dao', 'system']) expect(words).not.toContain(account);
  });
});

describe('searching', () => {
  const found = async (client: Client, q: string, kind: string) => {
    const { parts } = (await client.get(`/search?q=${encodeURIComponent(q)}`)).body;
    return parts.find((part: { kind: string }) => part.kind === kind)?.hits ?? [];
  };

  it('finds a chase letter by number, with zeros or without, by its sign and by its subject, but only for who may read it', async () => {
    for (const q of ['88', '088/vpubnd-th', '88/VPUBND-TH', 'cong van don doc', 'don doc gui ke hoach'])
      expect({ q, hits: await found(office, q, 'letter') }).toMatchObject({
        q,
        hits: [{ title: 'Công văn số 88/VPUBND-TH ngày 21/12/2026', letterId: expect.any(String) }],
      });
    expect(await found(office, '8', 'letter')).toEqual([]);
    expect(await found(office, 'noi dung khac han', 'letter')).toEqual([]);
    for (const other of ['so-y-te', 'so-tu-phap', 'quan-tri-don-vi'])
      expect({ other, hits: await found(await api.as(other), '88', 'letter') }).toEqual({ other, hits: [] });
  });

  it('finds a submission by the words of its note, for the unit itself and whoever follows it', async () => {
    for (const client of [office, unit])
      expect(await found(client, 'phan mem KẾ TOÁN', 'submission')).toMatchObject([
        { title: '45/BC-SYT', unitId: 'so-y-te', text: expect.stringContaining('Ghi chú: Chậm do thay đổi phần mềm') },
      ]);
    expect(await found(await api.as('so-tu-phap'), 'phan mem ke toan', 'submission')).toEqual([]);
    expect(await found(office, '% _ %', 'submission')).toEqual([]);
  });
});
