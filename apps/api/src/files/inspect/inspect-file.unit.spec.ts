import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bufferSource } from './byte-source.js';
import { inspectSource } from './inspect-file.js';
import { RefusedContent } from './refused-content.js';
import { compoundFile } from './testing/compound-file.js';

type Parts = Record<string, string | Uint8Array>;
const zipOf = (parts: Parts, level: 0 | 9 = 9): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
      ),
      { level },
    ),
  );
const inspect = (content: Buffer | string): Promise<string> =>
  inspectSource(bufferSource(Buffer.from(content))).catch((error: unknown) => {
    if (error instanceof RefusedContent) return error.fault;
    throw error;
  });

const DOCX = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' };
const XLSX = { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' };
const ODT = 'application/vnd.oasis.opendocument.text';
const MEBIBYTE = 1024 * 1024;
const SWOLLEN = new Uint8Array(40 * MEBIBYTE);

describe('the media type by content', () => {
  it('knows what offices hand in', async () => {
    expect(await inspect('%PDF-1.7 …')).toBe('application/pdf');
    expect(await inspect(Buffer.from('89504e470d0a1a0a', 'hex'))).toBe('image/png');
    expect(await inspect(Buffer.from('ffd8ffe0', 'hex'))).toBe('image/jpeg');
    expect(await inspect(zipOf(DOCX))).toContain('wordprocessingml.document');
    expect(await inspect(zipOf(XLSX, 0))).toContain('spreadsheetml.sheet');
    expect(await inspect(zipOf({ mimetype: ODT, 'content.xml': '<a/>' }))).toBe(ODT);
    expect(await inspect(compoundFile({ WordDocument: Buffer.alloc(64) }))).toBe('application/msword');
    expect(await inspect(compoundFile({ Workbook: Buffer.alloc(64) }))).toBe('application/vnd.ms-excel');
    expect(await inspect('Báo cáo: 5 < 6, gửi <a@b.vn>\n')).toBe('text/plain; charset=utf-8');
  });

  it('refuses archives, presentations, pages, drawings and programs, whatever they are called', async () => {
    expect(await inspect(zipOf({ 'a.txt': 'a' }))).toBe('type');
    expect(await inspect(zipOf({ mimetype: `${ODT}-template`, 'content.xml': '<a/>' }))).toBe('type');
    expect(await inspect(compoundFile({ 'PowerPoint Document': Buffer.alloc(64) }))).toBe('type');
    for (const text of ['<!doctype html><p>', '  <svg onload=alert(1)>', 'chữ <SCRIPT src=x>', 'MZ\u0000']) {
      expect([text, await inspect(text)]).toEqual([text, 'type']);
    }
    expect(await inspect(Buffer.from([0xc3, 0x28]))).toBe('type');
    expect(await inspect(Buffer.from('Báo cáo').subarray(0, 2))).toBe('type');
  });

  it('finds a page in a text although the tag stands anywhere', async () => {
    for (let filler = 65_525; filler < 65_545; filler += 1) {
      expect(await inspect(`${'a'.repeat(filler)}<script>`)).toBe('type');
    }
  });
});

describe('macros and passwords', () => {
  it('are refused for what they are', async () => {
    expect(await inspect(zipOf({ ...DOCX, 'word/vbaProject.bin': 'x' }))).toBe('macro');
    expect(await inspect(zipOf({ ...XLSX, 'xl/macrosheets/sheet1.xml': 'x' }))).toBe('macro');
    expect(await inspect(zipOf({ ...XLSX, 'XL\\VBAPROJECT.BIN': 'x' }))).toBe('macro');
    const named = { ...XLSX, '[Content_Types].xml': '<a b="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>' };
    expect(await inspect(zipOf(named))).toBe('macro');
    expect(await inspect(compoundFile({ WordDocument: Buffer.alloc(64), Macros: Buffer.alloc(0) }))).toBe('macro');
    expect(await inspect(compoundFile({ EncryptedPackage: Buffer.alloc(64) }))).toBe('encrypted');
    const locked = Buffer.alloc(64);
    locked.writeUInt16LE(0x0100, 10);
    expect(await inspect(compoundFile({ WordDocument: locked }))).toBe('encrypted');
    const sheet = Buffer.concat([Buffer.from('09080400', 'hex'), Buffer.alloc(4), Buffer.from('2f000000', 'hex')]);
    expect(await inspect(compoundFile({ Workbook: sheet }))).toBe('encrypted');
    const manifest = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>';
    expect(await inspect(zipOf({ mimetype: ODT, 'META-INF/manifest.xml': manifest }))).toBe('encrypted');
  });

  it('are found in a file inside the file', async () => {
    const inner = zipOf({ ...XLSX, 'xl/vbaProject.bin': 'x' });
    expect(await inspect(zipOf({ ...DOCX, 'word/embeddings/sheet.xlsx': inner }))).toBe('macro');
    expect(await inspect(zipOf({ ...DOCX, 'word/embeddings/sheet.xlsx': zipOf(XLSX) }))).toContain('wordprocessingml');
  });

  it('of a ZIP entry with a password are seen by its flag', async () => {
    const zip = zipOf(DOCX);
    const entry = zip.indexOf(Buffer.from('504b0102', 'hex'));
    zip.writeUInt16LE(1, entry + 8);
    expect(await inspect(zip)).toBe('encrypted');
  });
});

describe('bombs', () => {
  const declaring = (zip: Buffer, name: string, size: number): Buffer => {
    const entry = zip.lastIndexOf(Buffer.from(name)) - 46;
    zip.writeUInt32LE(size, entry + 24);
    return zip;
  };

  it('are refused by what they declare', async () => {
    expect(await inspect(zipOf({ ...XLSX, 'xl/worksheets/sheet1.xml': SWOLLEN }))).toBe('bomb');
    expect(await inspect(declaring(zipOf(XLSX, 0), 'xl/workbook.xml', 0xfffffff0))).toBe('bomb');
  });

  it('are refused by what really comes out when they lie', async () => {
    const lying = declaring(zipOf({ ...XLSX, 'xl/media/a.bin': SWOLLEN }), 'xl/media/a.bin', 1000);
    expect(await inspect(lying)).toBe('bomb');
  });

  it('are refused when they hide in files inside files', async () => {
    const bomb = zipOf({ 'a.bin': SWOLLEN });
    expect(await inspect(zipOf({ ...DOCX, 'word/embeddings/a.zip': bomb }, 0))).toBe('bomb');
    const deep = zipOf({ a: zipOf({ b: zipOf({ c: zipOf({ d: 'x' }) }) }) });
    expect(await inspect(zipOf({ ...DOCX, 'word/embeddings/deep.zip': deep }))).toBe('bomb');
  });

  it('are refused for too many entries', async () => {
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`word/${index}.xml`, '']));
    expect(await inspect(zipOf({ ...DOCX, ...many }, 0))).toBe('bomb');
  });

  it('are not seen in a large sheet that is really full', async () => {
    const cell = (row: number): string =>
      `<row r="${row}"><c r="A${row}" t="s"><v>${(row * 7919) % 1000}</v></c></row>`;
    const sheet = Array.from({ length: 200_000 }, (_, row) => cell(row)).join('');
    expect(await inspect(zipOf({ ...XLSX, 'xl/worksheets/sheet1.xml': sheet }))).toContain('spreadsheetml.sheet');
  });
});

describe('damaged files', () => {
  it('are called broken or refused, and never crash or hang, wherever a byte is changed or the end is cut', async () => {
    const whole = zipOf({ ...DOCX, 'word/styles.xml': '<w:styles/>'.repeat(50) });
    const any = fc.integer({ min: 0, max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(any, fc.integer({ min: 1, max: 255 }), any, async (at, change, cut) => {
        const altered = Buffer.from(whole);
        altered[at] = (altered[at] ?? 0) ^ change;
        expect(typeof (await inspect(altered))).toBe('string');
        expect(typeof (await inspect(whole.subarray(0, cut)))).toBe('string');
      }),
      { numRuns: 300 },
    );
    expect(await inspect(whole.subarray(0, -30))).toBe('broken');
  });

  it('of the old kind too', async () => {
    const whole = compoundFile({ WordDocument: Buffer.alloc(64) });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 8, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const altered = Buffer.from(whole);
          altered[at] = (altered[at] ?? 0) ^ by;
          expect(typeof (await inspect(altered))).toBe('string');
        },
      ),
    );
  });
});
