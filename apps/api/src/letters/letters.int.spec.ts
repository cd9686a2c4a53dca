import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { PDF, type RunningApi, startTestApi } from '../testing/running-api.js';

const LIVED = 'ninh-thuan-2022-2026';
/** The tenth day after the year's report was due. */
const LATE = '2026-12-15T01:00:00.000Z';

let api: RunningApi;
let office: Client;
beforeAll(async () => {
  api = await startTestApi();
  api.setNow(LATE);
  office = await api.as('van-phong');
});
afterAll(() => api.stop());

type Item = { unitId: string; lineId: string };
const refsIn = (items: readonly Item[], cascadeId = LIVED) =>
  items.map(({ unitId, lineId }) => ({ cascadeId, unitId, lineId }));

const preview = async (body: object) => (await office.post('/letters/preview', body)).body;

describe('a chase letter before it is made', () => {
  it('names exactly the late obligations of a cascade, cites the directive and says that the new date is no extension', async () => {
    const view = await preview({ cascadeId: LIVED, newDate: '25/12/2026' });
    const matrix = (await office.get(`/cascades/${LIVED}/matrix`)).body;
    expect(view.items.length).toBe(matrix.totals.overdue);
    const text = view.paragraphs.join('\n');
    expect(text).toContain('Thực hiện Kế hoạch số');
    expect(text).toContain('Thời hạn nêu trên không phải là gia hạn');
    expect(text).toContain('ngày 25 tháng 12 năm 2026');
    expect(text).toContain('08 giờ 00 phút ngày 15 tháng 12 năm 2026');
    expect(view.template.version).toBe(null);
  });

  it('is written by the Office with its own head, place and signatory', async () => {
    const { text } = await preview({ cascadeId: LIVED });
    expect(text.letterhead).toEqual({
      layout: 'state',
      superior: 'Ủy ban nhân dân\ntỉnh Ninh Thuận',
      agency: 'Văn phòng',
      name: 'Văn phòng Ủy ban nhân dân tỉnh Ninh Thuận',
      sign: 'VPUBND-TH',
      place: 'Ninh Thuận',
      capacity: ['Chánh Văn phòng'],
      signatory: 'Trần Thị Mỹ Yến',
    });
    expect(text.asks).toBe('đề nghị');
  });

  it('leaves out what is not late and says why', async () => {
    const { items } = await preview({ cascadeId: LIVED });
    const [late] = items;
    const done = (await office.get(`/cascades/${LIVED}/matrix`)).body.rows
      .flatMap((row: { unit: { unitId: string }; cells: { lineId: string; status: { code: string } }[] }) =>
        row.cells.map((cell) => ({ unitId: row.unit.unitId, ...cell })),
      )
      .find((cell: { status: { code: string } }) => cell.status.code === 'done_on_time');
    const view = await preview({ refs: refsIn([late, done]) });
    expect(view.items.map(({ unitId, lineId }: Item) => ({ unitId, lineId }))).toEqual([
      { unitId: late.unitId, lineId: late.lineId },
    ]);
    expect(view.leftOut).toMatchObject([{ reason: expect.stringContaining('Không quá hạn') }]);
    const none = await office.post('/letters/preview', { refs: refsIn([done]) });
    expect([none.status, none.body.code]).toEqual([422, 'LETTER.NOTHING_LATE']);
  });

  it('words only what is not left out by hand, and still lists the rest', async () => {
    const { items } = await preview({ cascadeId: LIVED });
    const [one, ...without] = items.map(({ unitId, lineId }: Item) => ({ unitId, lineId }));
    const view = await preview({ cascadeId: LIVED, without });
    expect([view.items.length, view.unitCount]).toEqual([items.length, 1]);
    expect(view.paragraphs).toContain(`Kính gửi: ${items[0].unitName}.`);
    expect(view.paragraphs.join(' ')).not.toContain('Phụ lục');
    expect((await preview({ cascadeId: LIVED, without: [one, ...without] })).unitCount).toBeGreaterThan(0);
  });

  it('warns of a new date on a day off, and says of one that has passed or is none why it is not taken', async () => {
    const saturday = await preview({ cascadeId: LIVED, newDate: '26/12/2026' });
    expect(saturday.warnings.join(' ')).toContain('thứ Bảy, 26/12/2026 là ngày nghỉ');
    const past = await preview({ cascadeId: LIVED, newDate: '14/12/2026' });
    expect(past).toMatchObject({ newDate: null, newDateProblem: expect.stringContaining('Ngày mới đã qua') });
    expect((await preview({ cascadeId: LIVED, newDate: '31/02/2026' })).newDateProblem).toContain(
      'không phải ngày có thật',
    );
    const refs = refsIn(past.items.slice(0, 1));
    const refused = await office.post('/letters', { refs, newDate: '14/12/2026' });
    expect([refused.status, refused.body.code]).toEqual([422, 'LETTER.DATE_PAST']);
    const none = await office.post('/letters', { refs, newDate: '31/02/2026' });
    expect(none.body.errors).toMatchObject([{ field: 'newDate', value: '31/02/2026' }]);
  });
});

describe('a chase letter', () => {
  it('is made once for a repeated key, recorded with its hash, and given out again byte for byte', async () => {
    const { items } = await preview({ cascadeId: LIVED });
    const body = { refs: refsIn(items.slice(0, 2)), newDate: '25/12/2026' };
    const made = await office.post('/letters', body, 'letter-key-1');
    expect(made.status).toBe(200);
    api.setNow('2026-12-15T02:00:00.000Z');
    expect((await office.post('/letters', body, 'letter-key-1')).body).toEqual(made.body);
    expect((await office.post('/letters', { ...body, newDate: '28/12/2026' }, 'letter-key-1')).body.code).toBe(
      'COMMAND.ID_REUSED',
    );
    const { letterId, sha256 } = made.body;
    const [first, second] = [
      await office.get(`/letters/${letterId}/content.docx`),
      await office.get(`/letters/${letterId}/content.docx`),
    ];
    expect(createHash('sha256').update(first.raw).digest('hex')).toBe(sha256);
    expect(second.raw.equals(first.raw)).toBe(true);
    expect(first.headers['content-disposition']).toContain('attachment');
    const log = await api.database.store.readStream(`letter:${letterId}`);
    expect(log).toMatchObject([{ type: 'LetterMade', data: { sha256, newDate: '2026-12-25', cascadeId: LIVED } }]);
    expect(log[0]?.metadata.actor).toBe('van-phong');
    const { letters } = (await office.get(`/letters?cascadeId=${LIVED}`)).body;
    expect(letters).toMatchObject([{ letterId, itemCount: 2, numberLabel: 'Chưa ghi số', newDate: '2026-12-25' }]);
    const { unitId, lineId } = items[0];
    expect((await office.get(`/letters?cascadeId=${LIVED}&unitId=${unitId}&lineId=${lineId}`)).body.total).toBe(1);
    expect((await office.get(`/letters?cascadeId=${LIVED}&unitId=${unitId}&lineId=khong-co`)).body.total).toBe(0);
    api.setNow(LATE);
  });

  it('is refused, naming the unit, when its report came in after the list was looked at; nothing is recorded', async () => {
    const { items } = await preview({ cascadeId: LIVED });
    const late = items.at(-1);
    const before = (await office.get('/letters')).body.total;
    const unit = await api.as(late.unitId);
    const file = (await unit.upload('bao-cao.pdf', PDF)).body.fileId;
    const own = (await unit.get(`/obligations/${LIVED}/${late.unitId}/${late.lineId}`)).body;
    const fields: { key: string; min: number }[] = own.figureFields;
    const handedIn = await unit.post(`/obligations/${LIVED}/${late.unitId}/${late.lineId}/submissions`, {
      documentNumber: '99/BC',
      signedOn: '14/12/2026',
      fileIds: [file],
      figures: Object.fromEntries(fields.map(({ key, min }) => [key, min])),
    });
    expect(handedIn.status).toBe(200);
    const refused = await office.post('/letters', { refs: refsIn(items), newDate: '25/12/2026' });
    expect([refused.status, refused.body.code]).toEqual([409, 'LETTER.SELECTION_CHANGED']);
    expect(refused.body.errors).toMatchObject([{ field: 'refs', value: expect.stringContaining(late.unitName) }]);
    expect((await office.get('/letters')).body.total).toBe(before);
  });

  it('needs a new date, a signatory and one directive only', async () => {
    const { items, text } = await preview({ cascadeId: LIVED });
    const refs = refsIn(items.slice(0, 1));
    expect((await office.post('/letters', { refs })).body.code).toBe('LETTER.DATE_MISSING');
    const letterhead = { ...text.letterhead, signatory: ' ' };
    const unsigned = await office.post('/letters', { refs, newDate: '25/12/2026', letterhead });
    expect(unsigned.body.errors).toMatchObject([{ field: 'letterhead.signatory' }]);
    expect((await office.post('/letters', { refs: [], newDate: '25/12/2026' })).status).toBe(400);
  });

  it('gets its number after signing, once; a correction says why, and another letter never takes the same', async () => {
    const { items } = await preview({ cascadeId: LIVED });
    const make = async (item: Item) =>
      (await office.post('/letters', { refs: refsIn([item]), newDate: '25/12/2026' })).body.letterId;
    const [one, two] = [await make(items[0]), await make(items[1])];
    const number = (id: string, body: object) => office.put(`/letters/${id}/number`, body);
    const first = await number(one, { number: '0123', issuedOn: '15/12/2026' });
    expect(first.body.numberLabel).toBe('Số 0123/VPUBND-TH ngày 15/12/2026');
    expect((await number(one, { number: '124', issuedOn: '15/12/2026' })).body.code).toBe('LETTER.ALREADY_NUMBERED');
    const mended = await number(one, { number: '124', issuedOn: '15/12/2026', reason: 'Gõ nhầm' });
    expect(mended.body.history.at(-1).text).toBe('Ghi số 124/VPUBND-TH ngày 15/12/2026; sửa vì: Gõ nhầm');
    expect((await number(two, { number: '0124', issuedOn: '15/12/2026' })).body.code).toBe('LETTER.NUMBER_TAKEN');
    expect((await number(two, { number: '125', issuedOn: '16/12/2026' })).body.code).toBe('LETTER.DATE_IN_FUTURE');
    expect((await number(two, { number: '125', issuedOn: '14/12/2026' })).body.code).toBe('LETTER.DATE_BEFORE_MADE');
    expect((await number(two, { number: '125', issuedOn: '15/12/2026', signedFileId: 'khong-co' })).body.code).toBe(
      'FILE.NOT_FOUND',
    );
  });

  it('is not given out when its bytes have been changed in the database', async () => {
    const { items } = await preview({ cascadeId: LIVED });
    const { letterId } = (await office.post('/letters', { refs: refsIn([items[0]]), newDate: '25/12/2026' })).body;
    await api.database.pool.query('UPDATE official_letters SET content = content || $2 WHERE letter_id = $1', [
      letterId,
      Buffer.from('x'),
    ]);
    const answer = await office.get(`/letters/${letterId}/content.docx`);
    expect([answer.status, answer.body.code]).toEqual([500, 'LETTER.ALTERED']);
  });

  it('is no business of a unit, nor of a foreign Office', async () => {
    const { items } = await preview({ cascadeId: LIVED });
    const unit = await api.as(items.find(({ unitId }: Item) => unitId !== 'so-noi-vu').unitId);
    expect((await unit.post('/letters/preview', { cascadeId: LIVED })).status).toBe(403);
    expect((await unit.post('/letters', { refs: refsIn([items[0]]), newDate: '25/12/2026' })).status).toBe(403);
    expect((await unit.get('/letters')).body.letters).toEqual([]);
    const made = (await office.get('/letters')).body.letters[0];
    expect((await unit.get(`/letters/${made.letterId}`)).status).toBe(403);
    expect((await unit.get(`/letters/${made.letterId}/content.docx`)).status).toBe(403);
    expect((await unit.put(`/letters/${made.letterId}/number`, { number: '1', issuedOn: '15/12/2026' })).status).toBe(
      403,
    );
    expect((await office.get('/letters/khong-co')).body.code).toBe('LETTER.NOT_FOUND');
  });

  it('keeps text as text, whatever somebody types', async () => {
    const { items } = await preview({ cascadeId: LIVED });
    const consequence = '<w:p/> & {nguoi_ky} <script>alert(1)</script>';
    const view = await preview({ refs: refsIn([items[0]]), consequence });
    expect(view.paragraphs.join('\n')).toContain(consequence);
  });
});
