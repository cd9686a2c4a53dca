import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkChaseTemplate } from '../chase/chase-letter.js';
import { defaultChaseTemplate } from '../chase/default-template.js';
import { changed } from '../testing/a-letter.js';
import { type DocxProblem, DocxRefusal } from './docx-problem.js';
import { docxLimits, openDocx } from './open-docx.js';

let template: Buffer;
beforeAll(async () => {
  template = await defaultChaseTemplate('Văn phòng');
});

const problemsOf = (file: Buffer): readonly DocxProblem[] => {
  try {
    checkChaseTemplate(file);
  } catch (error) {
    if (error instanceof DocxRefusal) return error.problems;
    throw error;
  }
  return [];
};
const codes = (file: Buffer): string[] => problemsOf(file).map(({ code }) => code);
const inBody = (from: string | RegExp, to: string): Buffer =>
  changed(template, { 'word/document.xml': (xml) => xml.replace(from, to) });

describe('placeholders', () => {
  it('that nobody knows are named with the text around them and what was probably meant', () => {
    const [problem] = problemsOf(inBody('{hau_qua}', '{hau_qa} theo quy định'));
    expect(problem).toMatchObject({ code: 'tag-unknown', value: '3. {hau_qa} theo quy định' });
    expect(problem?.mend).toContain('Có phải {hau_qua}?');
  });

  it.each([
    ['an opened one that is not closed', '{hau_qua}', '{hau_qua theo quy định', 'Có dấu “{” mà không có “}” đóng.'],
    ['a closed one that is not opened', '{hau_qua}', 'hau_qua}', 'Có dấu “}” mà không có “{” mở trước.'],
    ['a list that is not closed', '{/noi_nhan}', '', 'Phần lặp mở bằng “{#…}” chưa đóng.'],
    ['a list that is not opened', '{#noi_nhan}', '', 'Có “{/…}” đóng một phần lặp chưa mở.'],
    ['a list closed by another name', '{/noi_nhan}', '{/dong}', 'Phần lặp đóng bằng tên khác với tên đã mở.'],
  ])('%s is told in words', (_, from, to, reason) => {
    const problems = problemsOf(inBody(from, to));
    expect(problems.map((one) => one.reason)).toContain(reason);
    expect(problems.every(({ value, mend }) => value !== '' && mend !== '')).toBe(true);
  });

  it('that a chase letter needs are asked for, each by its name', () => {
    const problems = problemsOf(inBody('{khong_gia_han}', ''));
    expect(problems).toMatchObject([{ code: 'tag-missing', value: '{khong_gia_han}' }]);
    expect(problemsOf(inBody('{thoi_han}', ''))).toMatchObject([{ code: 'tag-missing', value: '{thoi_han}' }]);
  });

  it('of a row stand in the row, and a list is no word', () => {
    expect(problemsOf(inBody('{hau_qua}', '{hau_qua} {so_ngay_cham}'))).toMatchObject([{ code: 'tag-misplaced' }]);
    expect(problemsOf(inBody('{hau_qua}', '{hau_qua} {noi_nhan}'))).toMatchObject([{ code: 'tag-misplaced' }]);
  });

  it('cannot bring markup or reach into objects', () => {
    expect(codes(inBody('{hau_qua}', '{@hau_qua}'))).toContain('tag-broken');
    expect(codes(inBody('{hau_qua}', '{hau_qua}{constructor}'))).toContain('tag-unknown');
    expect(codes(inBody('{hau_qua}', '{hau_qua}{__proto__}'))).toContain('tag-unknown');
  });

  it('in heads and feet of pages are checked too', () => {
    const file = changed(template, {
      'word/header1.xml': (xml) => xml.replace('</w:p>', '<w:r><w:t>{khong_co}</w:t></w:r></w:p>'),
    });
    expect(codes(file)).toContain('tag-unknown');
  });
});

describe('a file that is to be a template', () => {
  it('is a Word document and nothing else', () => {
    expect(codes(Buffer.from(''))).toEqual(['not-docx']);
    expect(codes(Buffer.from('%PDF-1.4 and more than twenty-two bytes'))).toEqual(['not-docx']);
    expect(codes(template.subarray(0, template.length / 2))).toEqual(['not-docx']);
    expect(codes(changed(template, { 'word/document.xml': 'không phải XML' }))[0]).toBeDefined();
  });

  it('holds no macro, and is not of the kind that could', () => {
    expect(codes(changed(template, { 'word/vbaProject.bin': Buffer.from('x') }))).toContain('macro');
    const enabled = changed(template, {
      '[Content_Types].xml': (xml) =>
        xml.replace(
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
          'application/vnd.ms-word.document.macroEnabled.main+xml',
        ),
    });
    expect(codes(enabled)).toContain('macro');
  });

  it('fetches nothing from outside: no linked template or picture, no embedded file, no field that asks elsewhere', () => {
    const link = (type: string, target: string): Buffer =>
      changed(template, {
        'word/_rels/document.xml.rels': (xml) =>
          xml.replace(
            '</Relationships>',
            `<Relationship Id="x1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
          ),
      });
    expect(codes(link('attachedTemplate', 'http://ke-xau.example/a.dotm'))).toContain('outside-content');
    expect(codes(link('image', 'file:///etc/passwd'))).toContain('outside-content');
    expect(codes(link('hyperlink', 'javascript:alert(1)'))).toContain('outside-content');
    expect(codes(link('hyperlink', 'https://ninhthuan.gov.vn'))).toEqual([]);
    expect(codes(changed(template, { 'word/embeddings/oleObject1.bin': Buffer.from('x') }))).toContain(
      'outside-content',
    );
    const field = '<w:r><w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe</w:instrText></w:r></w:p>';
    expect(codes(inBody('</w:p>', field))).toContain('outside-content');
    const cut = '<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r></w:p>';
    expect(codes(inBody('</w:p>', cut))).toContain('outside-content');
  });

  it('declares no entities', () => {
    const bomb = changed(template, {
      'word/document.xml': (xml) => xml.replace('?>', '?><!DOCTYPE a [<!ENTITY b "bbbb">]>'),
    });
    expect(codes(bomb)).toContain('doctype');
  });
});

/** A ZIP of one large part; what it says of its own size may be a lie. */
const swollen = (bytes: number, said: number): Buffer => {
  const name = Buffer.from('word/document.xml');
  const packed = deflateRawSync(Buffer.alloc(bytes));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(said, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(said, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
};

describe('an archive', () => {
  it('that swells is stopped at the limit, whether or not it tells its size', () => {
    const bytes = docxLimits.unpackedBytes + 1;
    expect(codes(swollen(bytes, bytes))).toEqual(['too-large-unpacked']);
    expect(codes(swollen(bytes, 100))).toEqual(['too-large-unpacked']);
  });

  it('with too many parts, odd names or a password is refused with its own reason', () => {
    const many = Object.fromEntries(Array.from({ length: docxLimits.parts }, (_, n) => [`word/media/${n}.png`, 'x']));
    expect(codes(changed(template, many))).toEqual(['too-many-parts']);
    expect(codes(changed(template, { 'word/../../../etc/passwd': 'x' }))).toEqual(['part-name']);
    const locked = Buffer.from(template);
    const at = locked.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    locked.writeUInt16LE(locked.readUInt16LE(at + 8) | 1, at + 8);
    expect(codes(locked)).toEqual(['encrypted']);
  });

  it('is read from the list that Word reads too', () => {
    expect(openDocx(template).has('word/document.xml')).toBe(true);
  });
});
