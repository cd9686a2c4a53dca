import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { PDF, type RunningApi, startTestApi } from '../testing/running-api.js';

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

  it('takes a file of exactly the limit', async () => {
    const content = Buffer.concat([PDF, Buffer.alloc(1024 * 1024 - PDF.length, 32)]);
    expect((await unit.upload('vừa khít.pdf', content)).body.size).toBe(1024 * 1024);
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

  it('is for the own unit and those who oversee; others are refused', async () => {
    const { fileId } = (await unit.upload('riêng.pdf', Buffer.concat([PDF, Buffer.from('%riêng')]))).body;
    expect((await (await api.as('so-y-te')).get(`/files/${fileId}`)).body.code).toBe('ACCESS.OTHER_UNIT');
    expect((await (await api.as('lanh-dao')).get(`/files/${fileId}`)).status).toBe(200);
    expect((await unit.get('/files/khong-co')).body.code).toBe('FILE.NOT_FOUND');
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
