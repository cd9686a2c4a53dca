import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from './media-type.js';

/** A ZIP file of empty, stored entries. */
const zipOf = (...names: string[]): Buffer => {
  const locals = names.map((name) => {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(Buffer.byteLength(name), 26);
    return Buffer.concat([header, Buffer.from(name)]);
  });
  const entries = names.map((name) => {
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(Buffer.byteLength(name), 28);
    return Buffer.concat([header, Buffer.from(name)]);
  });
  const start = Buffer.concat(locals).length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([...locals, ...entries, end]);
};
const compound = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(500),
    Buffer.from(stream, 'utf16le'),
  ]);

describe('the media type by content', () => {
  it('knows what offices hand in', () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(mediaTypeOf(Buffer.from('%PDF-1.7 …'))).toBe('application/pdf');
    expect(mediaTypeOf(png)).toBe('image/png');
    expect(mediaTypeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
    expect(mediaTypeOf(zipOf('[Content_Types].xml', 'word/document.xml'))).toContain('wordprocessingml.document');
    expect(mediaTypeOf(zipOf('xl/workbook.xml'))).toContain('spreadsheetml.sheet');
    expect(mediaTypeOf(compound('WordDocument'))).toBe('application/msword');
    expect(mediaTypeOf(compound('Workbook'))).toBe('application/vnd.ms-excel');
    expect(mediaTypeOf(Buffer.from('Báo cáo: 5 < 6, gửi <a@b.vn>\n'))).toBe('text/plain; charset=utf-8');
  });

  it('knows an OpenDocument text by its first entry', () => {
    const name = 'mimetypeapplication/vnd.oasis.opendocument.text';
    expect(mediaTypeOf(zipOf(`${name}`, 'content.xml'))).toBe('application/vnd.oasis.opendocument.text');
    expect(mediaTypeOf(zipOf(`${name}-template`, 'content.xml'))).toBeUndefined();
  });

  it('refuses archives, macros, other compound files, pages, drawings and programs, whatever they are called', () => {
    expect(mediaTypeOf(zipOf('a.txt'))).toBeUndefined();
    expect(mediaTypeOf(zipOf('word/document.xml', 'word/vbaProject.bin'))).toBeUndefined();
    expect(mediaTypeOf(Buffer.from('PK\u0003\u0004 cut off'))).toBeUndefined();
    expect(mediaTypeOf(compound('PowerPoint Document'))).toBeUndefined();
    expect(mediaTypeOf(Buffer.from('<!doctype html><p>'))).toBeUndefined();
    expect(mediaTypeOf(Buffer.from('  <svg onload=alert(1)>'))).toBeUndefined();
    expect(mediaTypeOf(Buffer.from('MZ\u0000'))).toBeUndefined();
    expect(mediaTypeOf(Buffer.from([0xc3, 0x28]))).toBeUndefined();
  });
});
