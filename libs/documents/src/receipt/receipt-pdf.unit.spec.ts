import { create } from 'qrcode';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { qrMatrix } from './qr-matrix.js';
import type { ReceiptPaper } from './receipt-paper.js';
import { receiptPdf } from './receipt-pdf.js';

const paper = (more: Partial<ReceiptPaper> = {}): ReceiptPaper => ({
  number: '7K3F-9QXM-2VTR',
  code: '01-7K3F-9QXM-2VTR-0000-1111-2222-3333-4444-5555-6666-7777',
  address: 'https://dondoc.example.vn/kiem-tra/01-7K3F-9QXM-2VTR-0000-1111-2222-3333-4444-5555-6666-7777',
  unit: 'Ủy ban nhân dân huyện Dương Minh Châu',
  obligation: 'Báo cáo tự đánh giá, chấm điểm công tác dân vận chính quyền năm 2023',
  directive: 'Kế hoạch số 0155/KH-UBND ngày 15/02/2023',
  subject: 'Thực hiện công tác dân vận của chính quyền trên địa bàn tỉnh năm 2023',
  office: 'Văn phòng Ủy ban nhân dân tỉnh',
  document: { number: '412/BC-UBND', signedOn: '2023-11-28', sentOn: '2023-11-29' },
  version: 1,
  receivedAt: '2023-11-30T08:15:00.000Z',
  receivedText: '15:15 thứ Năm, 30/11/2023',
  late: null,
  recordedBy: 'Nguyễn Thị Ngọc Diễm',
  timeliness: {
    text: 'Đúng hạn',
    due: 'hết thứ Năm, 30/11/2023',
    why: 'Mục IV.2: “chậm nhất ngày 30/11 hằng năm”.',
  },
  files: [{ name: 'Báo cáo tự đánh giá – quý Ⅳ.pdf', size: 1_234_567, sha256: 'a1'.repeat(32) }],
  ...more,
});

const textOf = async (pdf: Buffer): Promise<string[]> => {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const sheets: string[] = [];
  for (let sheet = 1; sheet <= document.numPages; sheet += 1) {
    const { items } = await (await document.getPage(sheet)).getTextContent();
    sheets.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    );
  }
  await document.destroy();
  return sheets;
};

describe('the receipt on paper', () => {
  it('says in Vietnamese who handed in what, when, and how it stood to its date', async () => {
    const [text = '', ...more] = await textOf(await receiptPdf(paper()));
    expect(more).toEqual([]);
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'GIẤY BIÊN NHẬN',
      'BN 7K3F-9QXM-2VTR',
      'Ủy ban nhân dân huyện Dương Minh Châu',
      'Số 412/BC-UBND, ký ngày 28/11/2023',
      '29/11/2023',
      '15:15 thứ Năm, 30/11/2023',
      'Đúng hạn',
      'Nguyễn Thị Ngọc Diễm',
      '1.234.567 byte',
    ]) {
      expect(text).toContain(words);
    }
    expect(text.replaceAll(' ', '')).toContain('a1'.repeat(32));
    expect(text.replaceAll(' ', '')).toContain(paper().code);
  });

  it('is the same to the byte for the same facts, and another for another fact', async () => {
    const [one, two, other] = await Promise.all([
      receiptPdf(paper()),
      receiptPdf(paper()),
      receiptPdf(paper({ receivedAt: '2023-11-30T08:15:01.000Z' })),
    ]);
    expect(one.equals(two)).toBe(true);
    expect(one.equals(other)).toBe(false);
  });

  it('marks what was entered late, with its reason', async () => {
    const late = { recordedText: '09:00 thứ Hai, 04/12/2023', reason: 'Mất điện, nhận bản giấy' };
    const [text] = await textOf(await receiptPdf(paper({ late })));
    expect(text).toContain('Vào hệ thống lúc 09:00 thứ Hai, 04/12/2023. Lý do: Mất điện, nhận bản giấy');
  });

  it('goes on on more sheets for twenty files with long names and long words, each sheet numbered', async () => {
    const name = `${'ệ'.repeat(90)}.pdf`;
    const files = Array.from({ length: 20 }, (_, index) => ({ name, size: index, sha256: '0'.repeat(64) }));
    const sheets = await textOf(
      await receiptPdf(paper({ files, obligation: 'Dài '.repeat(200), unit: 'x'.repeat(400) })),
    );
    expect(sheets.length).toBeGreaterThan(2);
    sheets.forEach((text, index) => expect(text).toContain(`trang ${index + 1}/${sheets.length}`));
    expect(sheets.at(-1)).toContain('Kiểm tra biên nhận này');
  });

  it('has its letters embedded and runs nothing', async () => {
    const pdf = (await receiptPdf(paper())).toString('latin1');
    expect(pdf).toContain('/FontFile2');
    expect(pdf).not.toMatch(/\/JavaScript|\/OpenAction|\/Launch|\/EmbeddedFile/);
  });
});

describe('the QR code', () => {
  it('is read back as the address', () => {
    const { address } = paper();
    const { size, dark } = qrMatrix(address);
    const [scale, quiet] = [4, 4];
    const side = (size + 2 * quiet) * scale;
    const png = new PNG({ width: side, height: side });
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) {
        const isDark = dark[Math.floor(y / scale) - quiet]?.[Math.floor(x / scale) - quiet] === true;
        png.data.fill(isDark ? 0 : 255, (y * side + x) * 4, (y * side + x) * 4 + 3);
        png.data[(y * side + x) * 4 + 3] = 255;
      }
    }
    const back = PNG.sync.read(PNG.sync.write(png));
    const found = (jsQR as unknown as typeof jsQR.default)(new Uint8ClampedArray(back.data), back.width, back.height);
    expect(found?.data).toBe(address);
    expect(create(address, { errorCorrectionLevel: 'M' }).version).toBeLessThanOrEqual(10);
  });
});
