import { publishCalendar } from '@dondoc/commands';
import { calendarSchema, noticePreviewSchema } from '@dondoc/contracts';
import { instantOf, vietnamCalendar } from '@dondoc/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi();
  admin = await api.as('quan-tri');
  const founding = { commandId: 'lich-khac', actor: 'thu-nghiem', now: instantOf('2026-11-20T02:00:00.000Z') };
  await publishCalendar(api.database.store, { ...vietnamCalendar, id: OTHER }, founding);
});
afterAll(() => api.stop());

const ID = 'vn-co-quan-nha-nuoc';
const OTHER = 'lich-khac';
const SOURCE = 'Thông báo 999/TB-BNV ngày 20/11/2026';
/** Friday 04/12/2026: the last working day before the reports of 05/12. */
const REST = '04/12/2026 nghỉ: Hoán đổi\n12/12/2026 làm bù';

const notice = (more: object = {}) => ({ basedOn: 1, source: SOURCE, status: 'swap', text: REST, ...more });
const preview = (more: object = {}) => admin.post(`/calendars/${ID}/notice/preview`, notice(more));

/** The tree of units is read again when the register has grown. */
const changeAnything = async (): Promise<void> => {
  const change = { from: '21/11/2026', reason: 'thử', facts: { shortName: 'Sở Y tế tỉnh' } };
  expect((await admin.put('/units/so-y-te', change)).status).toBe(200);
};

describe('a working calendar', () => {
  it('is listed and shown by years, with source, status and what is open', async () => {
    const listed = (await admin.get('/calendars')).body;
    expect(listed).toContainEqual(expect.objectContaining({ calendarId: ID, version: 1 }));
    const { body } = await admin.get(`/calendars/${ID}`);
    expect(calendarSchema.parse(body)).toEqual(body);
    const years = body.years.map(({ year }: { year: number }) => year);
    expect(years).toEqual([...years].sort());
    const year2026 = body.years[years.indexOf(2026)];
    expect(year2026.entries).toContainEqual(
      expect.objectContaining({ date: '2026-08-22', weekday: 'thứ Bảy', working: true, statusLabel: 'Hoán đổi' }),
    );
    expect(year2026.openQuestions.length).toBe(1);
    expect(body.cascades.length).toBeGreaterThan(0);
  });

  it('that does not exist is said to be unknown, a version too', async () => {
    expect((await admin.get('/calendars/khong-co')).body.code).toBe('CALENDAR.NOT_FOUND');
    expect((await admin.get(`/calendars/${ID}?version=99`)).body.code).toBe('CALENDAR.NOT_FOUND');
    expect((await admin.get(`/calendars/${ID}?version=mot`)).body.code).toBe('REQUEST.INVALID');
  });
});

describe('a notice', () => {
  it('shows what it changes and which open due dates would move, and changes nothing', async () => {
    const { status, body } = await preview();
    expect([status, body.nextVersion]).toEqual([200, 2]);
    expect(noticePreviewSchema.parse(body)).toEqual(body);
    expect(body.changes).toMatchObject([
      { date: '2026-12-04', before: 'như ngày thường trong tuần', after: 'nghỉ: Hoán đổi (Hoán đổi)' },
      { date: '2026-12-12', after: 'làm việc: Làm bù (Hoán đổi)' },
    ]);
    for (const { openUnits, text } of body.moves) {
      expect(openUnits).toBeGreaterThan(0);
      expect(text).toContain('đơn vị chưa nộp');
    }
    expect((await admin.get(`/calendars/${ID}`)).body.latest).toBe(1);
  });

  it('as an ICS file says the same as typed lines', async () => {
    const event = (day: string, summary: string) =>
      `BEGIN:VEVENT\r\nUID:${day}\r\nDTSTART;VALUE=DATE:${day}\r\nSUMMARY:${summary}\r\nEND:VEVENT\r\n`;
    const ics = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${event('20261204', 'Nghỉ hoán đổi')}${event('20261212', 'Làm bù')}${event('20260905', 'Nghỉ')}END:VCALENDAR\r\n`;
    const [typed, file] = [(await preview()).body, (await preview({ text: undefined, ics })).body];
    expect(file.moves).toEqual(typed.moves);
    expect(file.changes.map(({ date }: { date: string }) => date)).toEqual(['2026-12-04', '2026-12-12']);
  });

  it('that confirms what was only computed says so, and closes the question about the year', async () => {
    const { body } = await preview({ text: '04-05/02/2027 nghỉ: Tết', status: 'notice', confirmedYears: [2027] });
    expect(body.changes).toMatchObject([
      {
        date: '2027-02-04',
        before: expect.stringContaining('Dự kiến'),
        after: expect.stringContaining('Theo thông báo'),
      },
      { date: '2027-02-05' },
    ]);
  });

  it.each([
    [{ text: '30/2/2026 nghỉ' }, 'dòng 1'],
    [{ text: '04/12/2026' }, 'dòng 1'],
    [{ text: '04/12/2026 nghỉ\n04/12/2026 làm bù' }, 'days.1'],
    [{ text: '05/12/2026 nghỉ' }, 'days.0'],
    [{ text: '04/12/2031 nghỉ' }, 'days.0'],
    [{ text: '' }, 'text'],
    [{ text: REST, ics: 'BEGIN:VCALENDAR' }, 'text'],
    [{ text: undefined, ics: 'đây không phải lịch' }, 'dòng 1'],
    [{ source: '  ' }, 'source'],
  ])('that cannot be right is refused: %j', async (more, field) => {
    const { status, body } = await preview(more);
    expect([status, body.code, body.errors[0].field]).toEqual([422, 'CALENDAR.NOTICE_INVALID', field]);
  });

  it('entered twice at once becomes one version; the other is told, and the log keeps one fact', async () => {
    const [mine, theirs] = [notice({ text: '08/12/2026 nghỉ' }), notice({ text: '09/12/2026 nghỉ' })];
    const path = `/calendars/${OTHER}/versions`;
    const answers = await Promise.all([admin.post(path, mine), admin.post(path, theirs), admin.post(path, mine)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    for (const { status, body } of answers) {
      if (status === 409) expect([body.code, body.errors[0].field]).toEqual(['CALENDAR.OVERTAKEN', 'basedOn']);
    }
    expect(await api.database.store.readStream(`calendar:${OTHER}`)).toHaveLength(2);
  });

  it('becomes a version; running cascades keep theirs, and a second one on the same basis is refused', async () => {
    const asked = notice();
    const first = await admin.post(`/calendars/${ID}/versions`, asked, 'lich-moi-mot');
    expect([first.status, first.body]).toEqual([200, { calendarId: ID, version: 2 }]);
    expect((await admin.post(`/calendars/${ID}/versions`, asked, 'lich-moi-mot')).body).toEqual(first.body);
    const late = await admin.post(`/calendars/${ID}/versions`, notice({ text: '07/12/2026 nghỉ' }));
    expect([late.status, late.body.code]).toEqual([409, 'CALENDAR.OVERTAKEN']);
    const { body } = await admin.get(`/calendars/${ID}`);
    expect(body).toMatchObject({ version: 2, latest: 2, versions: [{ version: 1 }, { version: 2, note: SOURCE }] });
    for (const { version } of body.cascades) expect(version).toBe(1);
    expect((await admin.get(`/calendars/${ID}?version=1`)).body.version).toBe(1);
  });

  it('is the administrator’s business, or theirs who keep the whole register; everybody may look', async () => {
    for (const name of ['so-y-te', 'van-phong', 'lanh-dao', 'quan-tri-mau']) {
      const other = await api.as(name);
      expect((await other.get(`/calendars/${ID}`)).body.mayPublish).toBe(false);
      expect((await other.post(`/calendars/${ID}/notice/preview`, notice())).body.code).toBe('ACCESS.ROLE');
      expect((await other.post(`/calendars/${ID}/versions`, notice())).body.code).toBe('ACCESS.ROLE');
    }
    const keeper = await api.as('quan-tri-don-vi');
    expect((await keeper.get(`/calendars/${ID}`)).body.mayPublish).toBe(false);
    expect((await keeper.post(`/calendars/${ID}/versions`, notice())).body.code).toBe('CALENDAR.NOT_KEEPER');
    expect((await keeper.post(`/calendars/${ID}/notice/preview`, notice())).body.code).toBe('CALENDAR.NOT_KEEPER');
    const underOne = `UPDATE units SET body = jsonb_set(body, '{parent}', '"ubnd-tinh"')
      WHERE body->>'parent' IS NULL AND unit_id <> 'ubnd-tinh'`;
    await api.database.pool.query(underOne);
    await changeAnything();
    expect((await keeper.get(`/calendars/${ID}`)).body.mayPublish).toBe(true);
    expect((await keeper.post(`/calendars/${OTHER}/versions`, notice({ basedOn: 2 }))).status).toBe(200);
  });

  it('names only the cascades that the asker sees', async () => {
    const titles = async (who: string): Promise<string[]> =>
      (await (await api.as(who)).get(`/calendars/${ID}`)).body.cascades.map(
        (one: { cascadeId: string }) => one.cascadeId,
      );
    expect(await titles('quan-tri')).toContain('ninh-phuoc-2022');
    expect(await titles('so-tu-phap')).toContain('ninh-thuan-2027');
    expect(await titles('so-tu-phap')).not.toContain('ninh-phuoc-2022');
  });
});
