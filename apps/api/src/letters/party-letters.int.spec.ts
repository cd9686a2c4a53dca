import { letterText } from '@dondoc/documents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

const PARTY = 'dang-uy-khoi-2023';

let api: RunningApi;
let office: Client;
beforeAll(async () => {
  api = await startTestApi();
  api.setNow('2026-12-15T01:00:00.000Z');
  office = await api.as('theo-doi-van-phong-dang-uy-khoi');
});
afterAll(() => api.stop());

describe('a chase letter of a Party office', () => {
  it('is laid out by the rules of the Party, without a warning, from the default made for it', async () => {
    const view = (await office.post('/letters/preview', { cascadeId: PARTY, newDate: '25/12/2026' })).body;
    expect(view.text.letterhead).toMatchObject({
      layout: 'party',
      superior: 'Đảng ủy khối Cơ quan - Doanh nghiệp tỉnh Ninh Thuận',
      agency: 'Văn phòng',
      sign: 'CV/VPĐUK',
      place: 'Ninh Thuận',
    });
    expect(view.text.filedAt).toBe('Văn phòng Đảng ủy');
    expect(view.text.copies[0]).toMatch(/^Thường trực .+ \(để báo cáo\)$/);
    expect(view.template.label).toContain('36-HD/VPTW');
    expect(view.warnings).toEqual([]);
    expect(view.citation).toContain('Công văn số 215-CV/ĐUK');
    expect(view.paragraphs).toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
    expect(view.paragraphs.join('\n')).not.toContain('CỘNG HÒA');
    const template = await office.get('/letter-templates/current.docx');
    expect(letterText(template.raw)).toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
  });

  it('bears its number with a hyphen, typed with or without its sign; the clerk may choose the State’s layout', async () => {
    const { items, text } = (await office.post('/letters/preview', { cascadeId: PARTY })).body;
    const [{ unitId, lineId }] = items;
    const letterhead = { ...text.letterhead, layout: 'state' };
    const refs = [{ cascadeId: PARTY, unitId, lineId }];
    const other = (await office.post('/letters/preview', { refs, letterhead })).body;
    expect(other.paragraphs).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    const { letterId } = (await office.post('/letters', { refs, newDate: '25/12/2026' })).body;
    const body = { number: '31-CV/VPĐUK', issuedOn: '15/12/2026' };
    const numbered = await office.put(`/letters/${letterId}/number`, body);
    expect(numbered.body.numberLabel).toBe('Số 31-CV/VPĐUK ngày 15/12/2026');
  });
});
