import { describe, expect, it } from 'vitest';
import { attachmentHeader, fileNameOf, nameForType } from './file-name.js';

describe('the name of a file', () => {
  it('keeps Vietnamese marks in NFC and loses paths, control and invisible characters', () => {
    expect(fileNameOf('Đề án\u0000 số 1.pdf'.normalize('NFD'))).toBe('Đề án số 1.pdf'.normalize('NFC'));
    expect(fileNameOf('C:\\Users\\a\\báo cáo.docx')).toBe('báo cáo.docx');
    expect(fileNameOf('../../etc/passwd')).toBe('passwd');
    expect(fileNameOf('ban\u202efdp.exe')).toBe('banfdp.exe');
    expect(fileNameOf('a<b>:"c".pdf')).toBe('a_b___c_.pdf');
  });

  it('is never empty, never hidden, and at most 200 bytes with its extension', () => {
    expect(fileNameOf('..')).toBe('tep');
    expect(fileNameOf('/')).toBe('tep');
    expect(fileNameOf('.bashrc')).toBe('bashrc');
    const long = fileNameOf(`${'ệ'.repeat(500)}.pdf`);
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(200);
    expect(long).toMatch(/ệ\.pdf$/);
  });

  it('is none that Windows keeps for its devices, and ends in no dot', () => {
    expect(fileNameOf('CON.pdf')).toBe('CON_.pdf');
    expect(fileNameOf('aux')).toBe('aux_');
    expect(fileNameOf('console.pdf')).toBe('console.pdf');
    expect(fileNameOf('báo cáo.pdf. .')).toBe('báo cáo.pdf');
  });

  it('ends as its content says, so that nothing runs when it is opened', () => {
    expect(nameForType('Báo cáo.PDF', 'application/pdf')).toBe('Báo cáo.PDF');
    expect(nameForType('bao-cao.html', 'application/pdf')).toBe('bao-cao.html.pdf');
    expect(nameForType('chạy.exe', 'text/plain; charset=utf-8')).toBe('chạy.exe.txt');
    expect(nameForType('số liệu.csv', 'text/plain; charset=utf-8')).toBe('số liệu.csv');
    expect(nameForType('ảnh', 'image/jpeg')).toBe('ảnh.jpg');
    expect(Buffer.byteLength(nameForType('a'.repeat(200), 'image/png'))).toBeLessThanOrEqual(200);
    expect(nameForType('a'.repeat(200), 'image/png')).toMatch(/\.png$/);
  });

  it('travels in a header that no name can break out of', () => {
    const header = attachmentHeader('a"b\\c;đ (1)*.pdf');
    expect(header).toBe(
      `attachment; filename="a_b_c_d (1)*.pdf"; filename*=UTF-8''a%22b%5Cc%3B%C4%91%20%281%29%2A.pdf`,
    );
  });
});
