import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../testing/client.js';
import { PDF, type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let [unit, office]: Client[] = [];
let fileId = '';
let path = '';
let openUnit = '';

/** A line of the 2027 plan that this unit still owes. */
const findOpen = async (client: Client, unitId: string): Promise<string> => {
  const { items } = (await client.get(`/due-list?unit=${unitId}`)).body;
  const open = items.find(
    ({ status, line }: { status: { code: string }; line: { lineId: string } }) =>
      status.code === 'not_due' && line.lineId.startsWith('bao-cao-nam'),
  );
  return `/obligations/${open.cascadeId}/${unitId}/${open.line.lineId}`;
};

const signedIn = (): { unit: Client; office: Client } => {
  if (!unit || !office) throw new Error('not signed in');
  return { unit, office };
};

beforeAll(async () => {
  api = await startTestApi();
  openUnit = 'so-tu-phap';
  [unit, office] = [await api.as(openUnit), await api.as('van-phong')];
  path = await findOpen(office, openUnit);
  fileId = (await unit.upload('Báo cáo năm.pdf', PDF)).body.fileId;
});
afterAll(() => api.stop());

const figures = async (): Promise<Record<string, number>> => {
  const { figureFields } = (await signedIn().unit.get(path)).body;
  return Object.fromEntries(figureFields.map(({ key, min }: { key: string; min: number }) => [key, min]));
};
const report = async (more: object = {}): Promise<object> => ({
  documentNumber: '45/BC-STP',
  signedOn: '20/11/2026',
  note: '',
  fileIds: [fileId],
  figures: await figures(),
  ...more,
});
const submit = (body: unknown, key?: string): Promise<Answer> => signedIn().unit.post(`${path}/submissions`, body, key);

describe('bad input to a report', () => {
  it('is refused by field, value, reason and mend, and nothing is recorded', async () => {
    const cases: [object, number, string, string][] = [
      [{ signedOn: '31/11/2026' }, 422, 'DATE.NOT_REAL', 'signedOn'],
      [{ signedOn: '22/11/2026' }, 422, 'SUBMISSION.DATES_OUT_OF_ORDER', 'signedOn'],
      [{ documentNumber: '  ' }, 422, 'DOCUMENT.NUMBER_MISSING', 'documentNumber'],
      [{ fileIds: [] }, 422, 'SUBMISSION.FILE_MISSING', 'files'],
      [{ fileIds: ['khong-co'] }, 404, 'FILE.NOT_FOUND', 'fileId'],
      [{ figures: { la: 1 } }, 422, 'SUBMISSION.FIGURE_INVALID', 'figures.la'],
      [{ fileIds: 'abc' }, 400, 'REQUEST.INVALID', 'fileIds'],
      [{ figures: { so: 'nhiều' } }, 400, 'REQUEST.INVALID', 'figures.so'],
      [{ note: 'x'.repeat(4001) }, 400, 'REQUEST.INVALID', 'note'],
    ];
    for (const [more, status, code, field] of cases) {
      const { body, status: answered } = await submit(await report(more));
      expect([answered, body.code, body.errors[0]?.field]).toEqual([status, code, field]);
      expect(body.errors[0].reason).not.toBe('');
      expect(body.errors[0].mend).not.toBe('');
    }
    expect((await signedIn().unit.get(path)).body.submissions).toEqual([]);
  });

  it('names an obligation, a unit and a cascade that do not exist', async () => {
    const { office } = signedIn();
    const code = async (url: string) => (await office.get(url)).body.code;
    expect(await code('/obligations/ninh-thuan-2027/so-tu-phap/khong-co')).toBe('OBLIGATION.NOT_FOUND');
    expect(await code('/obligations/khong-co/so-tu-phap/x')).toBe('CASCADE.NOT_FOUND');
    expect(await code('/due-list?unit=khong-co')).toBe('UNIT.NOT_FOUND');
  });

  it('may not cite a file of another unit', async () => {
    const other = await api.as('so-y-te');
    const theirs = (await other.upload('của người khác.pdf', Buffer.concat([PDF, Buffer.from('%1')]))).body.fileId;
    const { status, body } = await submit(await report({ fileIds: [theirs] }));
    expect([status, body.code]).toEqual([422, 'FILE.NOT_YOURS']);
  });
});

describe('a report', () => {
  it('is received once however often the same key is sent, in Unicode NFC, while Temporal is away', async () => {
    const body = await report({ note: 'Đã thực hiện đầy đủ'.normalize('NFD') });
    const together = await Promise.all([1, 2, 3].map(() => submit(body, 'nop-lan-dau-1')));
    const first = await submit(body, 'nop-lan-dau-1');
    expect(first.body).toMatchObject({ unitId: openUnit, submissionId: expect.stringMatching(/^sub-/) });
    for (const again of together) expect([again.status, again.body]).toEqual([200, first.body]);
    const { submissions } = (await signedIn().office.get(path)).body;
    expect(submissions).toHaveLength(1);
    expect(submissions[0]).toMatchObject({
      version: 1,
      note: 'Đã thực hiện đầy đủ'.normalize('NFC'),
      signedOn: '2026-11-20',
      by: 'Bùi Minh Phong',
    });
    expect(submissions[0].files[0].name).toBe('Báo cáo năm.pdf'.normalize('NFC'));
    expect((await api.visitor.get('/health')).body.parts.temporal.status).toBe('down');
  });

  it('under the same key with another content is refused; under a new key it is a new version', async () => {
    const changed = await submit(await report({ documentNumber: '46/BC-STP' }), 'nop-lan-dau-1');
    expect([changed.status, changed.body.code]).toEqual([422, 'COMMAND.ID_REUSED']);
    expect((await submit(await report({ documentNumber: '46/BC-STP' }), 'nop-lan-hai-2')).status).toBe(200);
    const { submissions } = (await signedIn().office.get(path)).body;
    expect(submissions.map(({ version }: { version: number }) => version).sort()).toEqual([1, 2]);
  });

  it('is returned with a reason and a later date, handed in again, accepted, and then closed', async () => {
    const { office } = signedIn();
    const giveBack = (body: unknown) => office.post(`${path}/return`, body);
    expect((await giveBack({ reason: ' ', newDate: '1/12/2026' })).body.code).toBe('REASON.MISSING');
    expect((await giveBack({ reason: 'Thiếu phụ lục', newDate: '21/11/2026' })).body.code).toBe('RETURN.DATE_PAST');
    expect((await giveBack({ reason: 'Thiếu phụ lục', newDate: '32/12/2026' })).body.errors[0].field).toBe('newDate');
    expect((await giveBack({ reason: 'Thiếu phụ lục', newDate: '01/12/2026' })).status).toBe(200);
    expect((await office.post(`${path}/acceptance`)).body.code).toBe('OBLIGATION.NOTHING_SUBMITTED');
    expect((await submit(await report({ documentNumber: '47/BC-STP' }))).status).toBe(200);
    expect((await office.post(`${path}/acceptance`)).status).toBe(200);
    const late = await submit(await report({ documentNumber: '48/BC-STP' }));
    expect([late.status, late.body.code]).toEqual([409, 'OBLIGATION.ALREADY_CLOSED']);
  });

  it('cannot be declared not applicable where it binds everybody', async () => {
    const other = await api.as('so-y-te');
    const open = await findOpen(signedIn().office, 'so-y-te');
    const { status, body } = await other.post(`${open}/not-applicable`, { reason: 'Không có nội dung này' });
    expect([status, body.code]).toEqual([409, 'OBLIGATION.NOT_CONDITIONAL']);
  });
});
