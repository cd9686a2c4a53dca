import { createHash, createPublicKey, randomUUID, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { PDF, type RunningApi, startTestApi } from '../testing/running-api.js';
import { ReceiptKeys } from './receipt-keys.js';

let api: RunningApi;
let unit: Client;
let path: string;
let report: object;
let pdf: Buffer;
let code: string;
let seal: string;
beforeAll(async () => {
  api = await startTestApi({ DONDOC_PUBLIC_URL: 'https://dondoc.example.vn' });
  ({ unit, path, report } = await owing('so-tu-phap'));
  ({ pdf, code, seal } = await handedIn());
});
afterAll(() => api.stop());

/** A report of the plan of 2027 that a unit still owes, and all that it takes to hand it in. */
const owing = async (unitId: string) => {
  const client = await api.as(unitId);
  const { items } = (await client.get('/due-list')).body;
  const open = items.find(
    ({ status, line }: { status: { code: string }; line: { lineId: string } }) =>
      status.code === 'not_due' && line.lineId.startsWith('bao-cao-nam'),
  );
  const at = `/obligations/${open.cascadeId}/${unitId}/${open.line.lineId}`;
  const { fileId } = (await client.upload('Báo cáo năm.pdf', Buffer.concat([PDF, Buffer.from(`%${randomUUID()}`)])))
    .body;
  const { figureFields } = (await client.get(at)).body;
  const figures = Object.fromEntries(figureFields.map(({ key, min }: { key: string; min: number }) => [key, min]));
  const report = { documentNumber: '98/BC-STP', signedOn: '20/11/2026', fileIds: [fileId], figures };
  return { unit: client, path: at, report };
};
const SEAL = /^%DonDoc-Seal 1 (\S+) (\S+)\n$/;

const receiptOf = (submissionId: string): string => `${path}/submissions/${submissionId}/receipt.pdf`;
const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** As the page in the browser does it. */
const partsOf = (file: Buffer) => {
  const at = file.lastIndexOf('%DonDoc-Seal');
  const [, sealedCode = '', signature = ''] = SEAL.exec(file.subarray(at).toString()) ?? [];
  return { code: sealedCode, sha256: hash(file.subarray(0, at)), seal: signature };
};
const handedIn = async () => {
  const written = await unit.post(`${path}/submissions`, report);
  expect([written.status, written.body.code]).toEqual([200, undefined]);
  const answer = await unit.get(receiptOf(written.body.submissionId));
  expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  return { pdf: answer.raw, headers: answer.headers, ...partsOf(answer.raw), written };
};
const check = (text: string) => api.visitor.get(`/public/receipts/${encodeURIComponent(text)}`);
const checkPaper = (paper: object) =>
  api.visitor.send('POST', '/public/receipts/check', { body: paper, headers: { 'x-requested-with': 'dondoc' } });
/** Lets real time pass so that checks of one test do not use up those of the next. */
const rested = (): void => api.passRealTime(60_000);

describe('a receipt', () => {
  it('is a PDF to be saved, the same each time', async () => {
    const { headers, written } = await handedIn();
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toMatch(/^attachment; filename="Bien nhan [-0-9A-Z]+\.pdf"/);
    const file = receiptOf(written.body.submissionId);
    const [one, two] = await Promise.all([unit.get(file), unit.get(file)]);
    expect(one.raw.equals(two.raw)).toBe(true);
  });

  it('is for those who may see the obligation; of a submission of another obligation there is none', async () => {
    const { written } = await handedIn();
    const file = receiptOf(written.body.submissionId);
    expect((await (await api.as('so-y-te')).get(file)).body.code).toBe('ACCESS.OTHER_UNIT');
    expect((await api.visitor.get(file)).status).toBe(401);
    expect((await (await api.as('van-phong')).get(file)).status).toBe(200);
    expect((await unit.get(file.replace('bao-cao-nam', 'bao-cao-6-thang'))).body.code).toBe('RECEIPT.NO_SUBMISSION');
    expect((await unit.get(receiptOf('khong-co'))).body.code).toBe('RECEIPT.NO_SUBMISSION');
  });

  it('can be had for every submission of the sample, made long ago', async () => {
    const { rows } = await api.database.pool.query<Record<string, string>>(
      'SELECT cascade_id AS c, unit_id AS u, line_id AS l, submission_id AS s FROM submissions ORDER BY md5(submission_id) LIMIT 5',
    );
    const office = await api.as('van-phong');
    for (const { c, u, l, s } of rows) {
      const { raw, status } = await office.get(`/obligations/${c}/${u}/${l}/submissions/${s}/receipt.pdf`);
      expect([s, status]).toEqual([s, 200]);
      const checked = await check(partsOf(raw).code);
      expect([checked.status, checked.body.genuine]).toEqual([200, true]);
    }
    rested();
  });
});

describe('what happens later, or happened on paper', () => {
  it('changes no byte of a receipt: returned, handed in again, accepted', async () => {
    const { path: other, unit: health, report } = await owing('so-y-te');
    const office = await api.as('van-phong');
    const first = (await health.post(`${other}/submissions`, report)).body.submissionId;
    const firstPdf = (await health.get(`${other}/submissions/${first}/receipt.pdf`)).raw;
    await office.post(`${other}/return`, { reason: 'Thiếu phụ lục', newDate: '30/11/2026' });
    const again = await health.post(`${other}/submissions`, { ...report, documentNumber: '99/BC-SYT' });
    await office.post(`${other}/acceptance`);
    expect((await health.get(`${other}/submissions/${first}/receipt.pdf`)).raw.equals(firstPdf)).toBe(true);
    const second = (await health.get(`${other}/submissions/${again.body.submissionId}/receipt.pdf`)).raw;
    expect((await check(partsOf(second).code)).body.receipt).toMatchObject({
      version: 2,
      timeliness: {
        code: 'supplement',
        text: 'Bản nộp lại. Nộp trong hạn bổ sung 30/11/2026. Thời hạn tính theo bản nhận đầu tiên: đúng hạn (21/11/2026).',
      },
    });
  });

  it('is dated by the receipt on paper, and says when and why it was entered later', async () => {
    const { path: other, report } = await owing('so-giao-duc-va-dao-tao');
    const office = await api.as('van-phong');
    const paper = { receivedAt: '20/11/2026 14h30', reason: 'Mất điện tại đơn vị' };
    const entered = await office.post(`${other}/submissions`, { ...report, paper });
    expect([entered.status, entered.body.code]).toEqual([200, undefined]);
    const { raw } = await office.get(`${other}/submissions/${entered.body.submissionId}/receipt.pdf`);
    expect((await check(partsOf(raw).code)).body.receipt).toMatchObject({
      receivedAt: '2026-11-20T07:30:00.000Z',
      receivedText: '14:30 thứ Sáu, 20/11/2026',
      late: { recordedText: '08:00 thứ Bảy, 21/11/2026', reason: 'Mất điện tại đơn vị' },
    });
  });

  it('of an explanation names the question', async () => {
    const { path: other, unit: culture, report } = await owing('so-tai-chinh');
    const office = await api.as('van-phong');
    const question = 'Vì sao chưa có báo cáo?';
    const asked = await office.post(`${other}/explanations`, { question, dueOn: '30/11/2026' });
    expect([asked.status, asked.body.code]).toEqual([200, undefined]);
    const line = `giai-trinh.1.${other.split('/').at(-1)}`;
    const place = other.replace(/[^/]+$/, line);
    const written = await culture.post(`${place}/submissions`, { ...report, figures: {} });
    expect([written.status, written.body.code]).toEqual([200, undefined]);
    const { raw } = await culture.get(`${place}/submissions/${written.body.submissionId}/receipt.pdf`);
    expect((await check(partsOf(raw).code)).body.receipt).toMatchObject({
      obligation: `Giải trình: ${question}`,
      timeliness: { code: 'on_time', due: 'hết thứ Hai, 30/11/2026' },
    });
  });
});

describe('checking without login', () => {
  it('tells what the receipt prints', async () => {
    const { body, status } = await check(code);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      genuine: true,
      receipt: {
        code,
        unit: 'Sở Tư pháp tỉnh Ninh Thuận',
        document: { number: '98/BC-STP', signedOn: '2026-11-20' },
        version: 1,
        receivedText: '08:00 thứ Bảy, 21/11/2026',
        timeliness: { code: 'on_time', days: 0, text: 'Đúng hạn' },
        files: [{ name: 'Báo cáo năm.pdf', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      },
    });
    expect(Object.keys(body.receipt.files[0]).sort()).toEqual(['name', 'sha256', 'size']);
    expect(JSON.stringify(body)).not.toMatch(/fileId|unitId|email|username/);
  });

  it('refuses a code in which one character is another', async () => {
    const altered = [code.replace(/.$/, (last) => (last === '0' ? '1' : '0')), code.toLowerCase(), '', 'x'.repeat(99)];
    for (const text of altered.filter((each) => each !== code)) {
      const { status, body } = await check(text === '' ? '-' : text);
      expect([text, status, body.code]).toEqual([text, 404, 'RECEIPT.UNKNOWN']);
    }
    expect((await check('x'.repeat(150))).status).toBe(400);
  });

  it('passes the true file of the receipt and refuses it with any byte changed, cut or added', async () => {
    expect((await checkPaper(partsOf(pdf))).body).toMatchObject({ genuine: true, receipt: { code } });
    for (const at of [0, 1000, Math.floor(pdf.length / 2), pdf.lastIndexOf('%%EOF')]) {
      const altered = Buffer.from(pdf);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect((await checkPaper(partsOf(altered))).body.code).toBe('RECEIPT.ALTERED');
    }
    const longer = Buffer.concat([
      pdf.subarray(0, pdf.lastIndexOf('%DonDoc')),
      Buffer.from('x'),
      pdf.subarray(pdf.lastIndexOf('%DonDoc')),
    ]);
    expect((await checkPaper(partsOf(longer))).body.code).toBe('RECEIPT.ALTERED');
    for (const bad of ['', 'A'.repeat(86), `${seal}=`, seal.slice(1)]) {
      expect((await checkPaper({ ...partsOf(pdf), seal: bad })).body.code).toBe('RECEIPT.ALTERED');
    }
    rested();
  });

  it('refuses the seal of one receipt under the code of another', async () => {
    const other = await handedIn();
    expect((await checkPaper({ ...partsOf(pdf), code: other.code })).body.code).toBe('RECEIPT.ALTERED');
  });

  it('can be done without us: the public key checks the seal', async () => {
    const { keys } = (await api.visitor.get('/public/receipt-keys')).body;
    const { sha256 } = partsOf(pdf);
    const signed = Buffer.from(`dondoc-receipt-1:${code}:${sha256}`);
    expect(verify(null, signed, createPublicKey(keys[0].publicKey), Buffer.from(seal, 'base64url'))).toBe(true);
    expect(JSON.stringify(keys)).not.toMatch(/PRIVATE|secret/);
  });

  it('is limited per address', async () => {
    rested();
    const answers: number[] = [];
    for (let tries = 0; tries < 65; tries += 1) answers.push((await check('x')).status);
    expect(answers.filter((status) => status === 404)).toHaveLength(60);
    const refused = await check(code);
    expect([refused.status, refused.body.code]).toEqual([429, 'RECEIPT.THROTTLED']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    rested();
    expect((await check(code)).status).toBe(200);
  });
});

describe('a log that no longer says what we have signed', () => {
  it('is told apart from a forged code', async () => {
    const { code: doomed, written } = await handedIn();
    const { rows } = await api.database.pool.query<{ id: string; data: object }>(
      `SELECT event_id AS id, data FROM events WHERE type = 'SubmissionReceived' AND data->>'submissionId' = $1`,
      [written.body.submissionId],
    );
    const tampered = JSON.stringify(rows[0]?.data).replace('98/BC-STP', '99/BC-STP');
    const client = await api.database.pool.connect();
    try {
      await client.query('BEGIN; SET LOCAL session_replication_role = replica');
      await client.query('UPDATE events SET data = $2 WHERE event_id = $1', [rows[0]?.id, tampered]);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    const { status, body } = await check(doomed);
    expect([status, body.code]).toEqual([409, 'RECEIPT.NOT_IN_LOG']);
  });
});

describe('the keys', () => {
  it('are made once, also by two that start together', async () => {
    await api.database.pool.query('DELETE FROM server_keys');
    api.passRealTime(10_000);
    const keys = api.app.get(ReceiptKeys);
    const made = await Promise.all([keys.current(), keys.current(), new ReceiptKeys(api.database, Date.now).current()]);
    expect(new Set(made.map(({ keyId }) => keyId))).toEqual(new Set(['01']));
    expect((await api.database.pool.query('SELECT FROM server_keys')).rowCount).toBe(1);
  });

  it('that have ended still vouch; those that are revoked do not, and say why', async () => {
    const admin = await api.as('quan-tri');
    const end = (keyId: string, compromised: boolean, reason: string) =>
      admin.post(`/receipt-keys/${keyId}/end`, { compromised, reason });
    const first = await handedIn();
    expect((await end('01', false, 'thay định kỳ')).status).toBe(200);
    expect((await end('01', false, 'thay định kỳ')).body.keys).toHaveLength(1);
    const second = await handedIn();
    expect([first.code.slice(0, 2), second.code.slice(0, 2)]).toEqual(['01', '02']);
    expect((await check(first.code)).status).toBe(200);
    await end('02', true, 'máy chủ bị xâm nhập');
    const revoked = await check(second.code);
    expect([revoked.status, revoked.body.code]).toEqual([410, 'RECEIPT.REVOKED']);
    expect(revoked.body.title).toContain('máy chủ bị xâm nhập');
    expect((await checkPaper(partsOf(second.pdf))).body.code).toBe('RECEIPT.REVOKED');
    expect((await check(first.code)).status).toBe(200);
    expect((await handedIn()).code.slice(0, 2)).toBe('03');
    const { keys } = (await api.visitor.get('/public/receipt-keys')).body;
    expect(keys.map(({ state }: { state: string }) => state)).toEqual(['retired', 'revoked', 'current']);
  });

  it('are ended by an administrator only, for a reason, and only such as there are', async () => {
    const admin = await api.as('quan-tri');
    const office = await api.as('van-phong');
    const body = { compromised: true, reason: 'thử' };
    expect((await office.post('/receipt-keys/01/end', body)).body.code).toBe('ACCESS.ROLE');
    expect((await admin.post('/receipt-keys/01/end', { ...body, reason: ' ' })).body.code).toBe('REQUEST.INVALID');
    expect((await admin.post('/receipt-keys/ZZ/end', body)).body.code).toBe('RECEIPT.KEY_UNKNOWN');
  });
});
