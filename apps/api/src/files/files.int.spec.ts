import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { PDF, type RunningApi, startTestApi } from '../testing/running-api.js';
import { startS3 } from '../testing/running-s3.js';

let api: RunningApi;
let unit: Client;
beforeAll(async () => {
  api = await startTestApi({ DONDOC_UPLOAD_LIMIT_MB: '1' });
  unit = await api.as('so-tu-phap');
});
afterAll(() => api.stop());

const incoming = (): Promise<string[]> => readdir(join(api.home, 'files', 'incoming'));

describe('uploading', () => {
  it('refuses what is too large, empty or of a wrong type, and leaves nothing behind', async () => {
    const large = await unit.upload('lớn.pdf', Buffer.concat([PDF, Buffer.alloc(1024 * 1024)]));
    expect([large.status, large.body.code]).toEqual([413, 'FILE.TOO_LARGE']);
    expect(large.body.detail).toBe('Tệp lớn hơn 1 MB. Nén lại hoặc tách thành phụ lục.');
    const empty = await unit.upload('rỗng.pdf', '');
    expect([empty.status, empty.body.code]).toEqual([422, 'FILE.EMPTY']);
    const program = await unit.upload('báo cáo.pdf', Buffer.from('MZ\u0000\u0001\u0002'));
    expect([program.status, program.body.code]).toEqual([422, 'FILE.TYPE_NOT_ALLOWED']);
    expect(program.body.errors).toMatchObject([{ field: 'file', value: 'báo cáo.pdf' }]);
    expect((await unit.upload('trang.txt', '<html><script>alert(1)</script>')).body.code).toBe('FILE.TYPE_NOT_ALLOWED');
    expect((await unit.post('/files', {})).body.code).toBe('FILE.MISSING');
    expect(await incoming()).toEqual([]);
  });

  it.each([
    [
      'that stops in the middle',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4',
      'x',
      'FILE.BROKEN_OFF',
    ],
    ['without a frame', '%PDF-1.4', '', 'FILE.BROKEN_OFF'],
    [
      'that is a field',
      '--x\r\nContent-Disposition: form-data; name="file"\r\nContent-Type: application/octet-stream\r\n\r\n%PDF\r\n--x--\r\n',
      'x',
      'FILE.MISSING',
    ],
  ])(
    'says of an upload %s what is wrong, at every door, and that it is no fault of ours',
    async (_is, body, boundary, code) => {
      const admin = await api.as('quan-tri');
      for (const [client, path] of [
        [unit, '/files'],
        [admin, '/letter-templates'],
        [admin, '/imports?kind=units'],
      ] as const) {
        const headers = {
          'content-type': `multipart/form-data${boundary === '' ? '' : `; boundary=${boundary}`}`,
          'x-requested-with': 'dondoc',
          'idempotency-key': `hong-${code}-${path.length}`,
        };
        const answer = await client.send('POST', path, { payload: Buffer.from(body), headers });
        expect([path, answer.status, answer.body.code]).toEqual([path, 400, code]);
      }
      expect(await incoming()).toEqual([]);
    },
  );

  it('takes a file of exactly the limit', async () => {
    const content = Buffer.concat([PDF, Buffer.alloc(1024 * 1024 - PDF.length, 32)]);
    expect((await unit.upload('vừa khít.pdf', content)).body.size).toBe(1024 * 1024);
  });

  it('refuses one byte more than the limit', async () => {
    const content = Buffer.concat([PDF, Buffer.alloc(1024 * 1024 - PDF.length + 1, 32)]);
    expect((await unit.upload('vừa quá.pdf', content)).body.code).toBe('FILE.TOO_LARGE');
    expect(await incoming()).toEqual([]);
  });

  it('says of a bomb, a macro and a broken file what they are, and keeps nothing of them', async () => {
    const parts = { '[Content_Types].xml': new Uint8Array(2), 'xl/workbook.xml': new Uint8Array(2) };
    const files: [string, Uint8Array][] = [
      ['FILE.BOMB', zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(20_000_000) })],
      ['FILE.MACRO', zipSync({ ...parts, 'xl/vbaProject.bin': new Uint8Array(2) })],
      ['FILE.BROKEN', zipSync(parts).subarray(0, -10)],
    ];
    for (const [code, content] of files) {
      const { body, status } = await unit.upload('bảng.xlsx', Buffer.from(content));
      expect([status, body.code]).toEqual([422, code]);
      expect(body.errors).toMatchObject([{ field: 'file', value: 'bảng.xlsx' }]);
    }
    expect(await incoming()).toEqual([]);
  });

  it('keeps equal contents once, and answers a repeated key with the same file', async () => {
    const first = await unit.upload('một.pdf', PDF, 'tep-mot-01');
    expect(await unit.upload('một.pdf', PDF, 'tep-mot-01')).toMatchObject({ status: 200, body: first.body });
    const other = await unit.upload('hai.pdf', PDF, 'tep-hai-02');
    expect(other.body.sha256).toBe(first.body.sha256);
    expect(other.body.fileId).not.toBe(first.body.fileId);
    expect(await readdir(join(api.home, 'files', first.body.sha256.slice(0, 2)))).toContain(first.body.sha256);
    const reused = await unit.upload('ba.pdf', Buffer.concat([PDF, Buffer.from('%')]), 'tep-mot-01');
    expect([reused.status, reused.body.code]).toEqual([422, 'COMMAND.ID_REUSED']);
  });
});

describe('downloading', () => {
  it('gives back the same bytes under the Vietnamese name in NFC, always to be saved, never shown', async () => {
    const name = '../../Đề án – Báo cáo năm 2026.pdf';
    const { body } = await unit.upload(name.normalize('NFD'), PDF);
    expect(body).toMatchObject({
      name: 'Đề án – Báo cáo năm 2026.pdf'.normalize('NFC'),
      mediaType: 'application/pdf',
      size: PDF.length,
    });
    const { raw, headers } = await unit.get(`/files/${body.fileId}`);
    expect(raw.equals(PDF)).toBe(true);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="De an _ Bao cao nam 2026.pdf"; filename*=UTF-8''${encodeURIComponent('Đề án – Báo cáo năm 2026.pdf'.normalize('NFC'))}`,
    );
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain('sandbox');
  });

  it('is for the own unit until it is handed in; others are refused', async () => {
    const { fileId } = (await unit.upload('riêng.pdf', Buffer.concat([PDF, Buffer.from('%riêng')]))).body;
    expect((await (await api.as('so-y-te')).get(`/files/${fileId}`)).body.code).toBe('ACCESS.OTHER_UNIT');
    // Nobody above sees it before it is handed in.
    expect((await (await api.as('lanh-dao')).get(`/files/${fileId}`)).body.code).toBe('ACCESS.OTHER_UNIT');
    expect((await unit.get('/files/khong-co')).body.code).toBe('FILE.NOT_FOUND');
  });

  it('refuses a content that has been altered or is gone, before its first byte', async () => {
    const { body } = await unit.upload('thật.pdf', Buffer.concat([PDF, Buffer.from('%thật')]));
    const stored = join(api.home, 'files', body.sha256.slice(0, 2), body.sha256);
    await writeFile(stored, 'giả');
    const altered = await unit.get(`/files/${body.fileId}`);
    expect([altered.status, altered.body.code]).toEqual([500, 'FILE.CONTENT_ALTERED']);
    await rm(stored);
    expect((await unit.get(`/files/${body.fileId}`)).body.code).toBe('FILE.CONTENT_MISSING');
  });

  it('lets a unit read what was handed in for it by others', async () => {
    const { rows } = await api.database.pool.query<{ id: string }>(
      `SELECT content -> 'files' -> 0 ->> 'fileId' AS id FROM submissions WHERE unit_id = 'so-tu-phap' LIMIT 1`,
    );
    const { status, headers, raw } = await unit.get(`/files/${rows[0]?.id}`);
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(raw.toString()).toContain('BẢN MẪU');
  });
});

describe('an S3 service as the store', () => {
  it('takes, gives back and checks files; when it is away, says so and loses nothing', async () => {
    const s3 = await startS3();
    const { endpoint, bucket, accessKey, secretKey } = s3.place;
    const other = await startTestApi({
      DONDOC_FILES: 's3',
      DONDOC_S3_ENDPOINT: endpoint ?? '',
      DONDOC_S3_BUCKET: bucket,
      DONDOC_S3_ACCESS_KEY: accessKey,
      DONDOC_S3_SECRET_KEY: secretKey,
    });
    const client = await other.as('so-tu-phap');
    const { body } = await client.upload('Đề án.pdf', PDF);
    expect((await client.get(`/files/${body.fileId}`)).raw.equals(PDF)).toBe(true);
    expect(await readdir(join(other.home, 'files', 'incoming'))).toEqual([]);
    expect((await client.get('/health')).body.parts.files.detail).toContain('kho S3');
    await s3.stop();
    expect((await client.get(`/files/${body.fileId}`)).body.code).toBe('FILE.STORE_AWAY');
    const refused = await client.upload('khác.pdf', Buffer.concat([PDF, Buffer.from('%khác')]));
    expect([refused.status, refused.body.code]).toEqual([503, 'FILE.STORE_AWAY']);
    expect((await client.get('/health')).body.parts.files.status).toBe('down');
    await other.stop();
  });
});
