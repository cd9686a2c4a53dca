import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { partProblems } from '../template/check-parts.js';
import { openDocx } from '../template/open-docx.js';
import { aLateItem, aLetter, changed, partOf, someLateItems } from '../testing/a-letter.js';
import { chaseLetter, checkChaseTemplate, letterText } from './chase-letter.js';
import { defaultChaseTemplate } from './default-template.js';

let template: Buffer;
beforeAll(async () => {
  template = await defaultChaseTemplate('Văn phòng');
});

const made = (count: number): Buffer => chaseLetter(template, aLetter(someLateItems(count)));
const sections = (letter: Buffer): string[] => partOf(letter).match(/<w:sectPr[\s\S]*?<\/w:sectPr>/g) ?? [];

describe('the default template', () => {
  it('is one that the Office could upload', () => {
    expect(() => checkChaseTemplate(template)).not.toThrow();
  });
});

describe('a letter in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I', () => {
  it('is A4 upright with margins of 20, 20, 30 and 15 mm', () => {
    for (const section of sections(made(8))) {
      expect(section).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
      expect(section).toMatch(/w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/);
    }
  });

  it('is set in Times New Roman throughout, in sizes between 11 and 14 where text stands', () => {
    const xml = partOf(made(8));
    const runs = xml.match(/<w:r>[\s\S]*?<\/w:r>|<w:r [\s\S]*?<\/w:r>/g) ?? [];
    const printed = runs.filter((run) => /<w:t[ >][^<]*[^<\s]/.test(run));
    expect(printed.length).toBeGreaterThan(50);
    for (const run of printed) {
      expect(run).toContain('w:ascii="Times New Roman"');
      const size = Number(/<w:sz w:val="(\d+)"/.exec(run)?.[1]) / 2;
      expect(size).toBeGreaterThanOrEqual(11);
      expect(size).toBeLessThanOrEqual(14);
    }
  });

  it('numbers pages in the head from the second one on, the annex from 1 again', () => {
    const letter = made(8);
    expect(sections(letter)).toHaveLength(2);
    for (const section of sections(letter)) {
      expect(section).toContain('<w:titlePg/>');
      expect(section).toContain('<w:pgNumType w:start="1"');
    }
    const headers = Object.keys({ ...openDocxNames(letter) }).filter(
      (name) => /header\d/.test(name) && !/rels/.test(name),
    );
    expect(headers.map((name) => partOf(letter, name)).filter((xml) => /PAGE/.test(xml)).length).toBeGreaterThan(0);
  });

  it('has the national motto with a rule below, number and day left blank, and the subject under the number', () => {
    const text = letterText(made(1));
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(text).toContain('Độc lập - Tự do - Hạnh phúc');
    expect(text.find((line) => line.startsWith('Số:'))).toMatch(/^Số: +\/VPUBND-TH$/);
    expect(text.find((line) => line.startsWith('Ninh Thuận, ngày'))).toMatch(
      /^Ninh Thuận, ngày\u00a0+tháng\u00a06\u00a0năm\u00a02022$/,
    );
    expect(text).toContain('V/v đôn đốc gửi báo cáo kết quả 6 tháng đầu năm 2022');
    expect(partOf(made(1)).match(/<w:pBdr><w:top w:val="single"/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('ends with recipients at the left, capacity and name at the right', () => {
    const text = letterText(made(1));
    const foot = text.slice(text.indexOf('Nơi nhận:'));
    expect(foot.slice(0, 4)).toEqual([
      'Nơi nhận:',
      '- Như trên;',
      '- Chủ tịch UBND tỉnh (để báo cáo);',
      '- Lưu: VT, TH.',
    ]);
    expect(foot.join(' ')).toContain('TL. Chủ tịch\nChánh Văn phòng Trần Thị Mỹ Yến');
  });

  it('names no body above where there is none', () => {
    const facts = aLetter([aLateItem(1)]);
    const text = letterText(chaseLetter(template, { ...facts, letterhead: { ...facts.letterhead, superior: null } }));
    expect(text[0]).toBe('Văn phòng');
  });
});

const openDocxNames = (letter: Buffer): Record<string, true> =>
  Object.fromEntries([...openDocx(letter).keys()].map((name) => [name, true]));

describe('a letter', () => {
  it('has no placeholder left, and nothing that runs or fetches', () => {
    for (const count of [1, 3, 45]) {
      const letter = made(count);
      expect(letterText(letter).join('\n')).not.toMatch(/[{}]/);
      expect(partProblems(openDocx(letter))).toEqual([]);
    }
  });

  it('of one report has no annex and one section; of more it lists every one of them', () => {
    expect(letterText(made(1)).join('\n')).not.toContain('Phụ lục');
    expect(sections(made(1))).toHaveLength(1);
    const text = letterText(made(45));
    expect(text.filter((line) => /^Sở số \d+$/.test(line))).toHaveLength(45);
    expect(text.find((line) => line.startsWith('(Kèm theo Công văn số'))).toContain('/VPUBND-TH ngày');
  });

  it('is read again however many it lists', () => {
    const text = letterText(made(5000));
    expect(text.filter((line) => /^Sở số \d+$/.test(line))).toHaveLength(5000);
  }, 60_000);

  it('prints no empty page: nothing behind the annex breaks it, and what ends a part has no height', () => {
    const xml = partOf(made(45));
    expect(xml).not.toContain('w:type="page"');
    const ends = xml.match(/<w:p>(?:(?!<\/w:p>)[\s\S])*?<w:sectPr|<\/w:pPr><\/w:p><w:sectPr/g) ?? [];
    expect(ends).toHaveLength(2);
    for (const end of ends) expect(xml.slice(0, xml.indexOf(end) + end.length).slice(-160)).toContain('w:line="20"');
  });

  it('never leaves the signature alone on a page', () => {
    const last = partOf(made(1)).match(/<w:p>(?:(?!<\/w:p>)[\s\S])*nghiêm túc thực hiện/)?.[0] ?? '';
    expect(last.slice(last.lastIndexOf('<w:p>'))).toContain('<w:keepNext/>');
  });

  it('repeats the head of the annex on each page and breaks no row', () => {
    const xml = partOf(made(45));
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml.match(/<w:cantSplit\/>/g)?.length).toBeGreaterThanOrEqual(45);
  });

  it('leaves the new date open as long as it has not been chosen', () => {
    const text = letterText(chaseLetter(template, aLetter([aLateItem(1)], { newDate: null }))).join('\n');
    expect(text).toContain('chậm nhất hết ngày … tháng … năm …');
  });

  it('takes what people type as text, line feeds as line breaks', () => {
    const hostile = '</w:t><w:p>{nguoi_ky} & "x" <script>\u0000\u0007\ud800';
    const letter = chaseLetter(template, aLetter([aLateItem(1, { unitName: hostile })], { consequence: 'Một.\nHai.' }));
    const text = letterText(letter).join('\n');
    expect(text).toContain('</w:t><w:p>{nguoi_ky} & "x" <script>');
    expect(text).toContain('3. Một.\nHai.');
    expect(partOf(letter)).not.toContain('\u0000');
  });

  it('holds any name of any unit', () => {
    const names = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 8 }), (given) => {
        const items = given.map((unitName, index) => aLateItem(index, { unitName }));
        const letter = chaseLetter(template, aLetter(items));
        expect(() => letterText(letter)).not.toThrow();
        expect(partOf(letter)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
      }),
      { numRuns: 15, seed: 30 },
    );
  }, 60_000);
});

describe('a template that the Office has changed', () => {
  it('gives its own words, with placeholders as people write them', () => {
    const own = changed(template, {
      'word/document.xml': (xml) =>
        xml
          .replace('nghiêm túc thực hiện./.', 'báo cáo kết quả về {Cơ quan} trước {HẠN MỚI}./.')
          .replace('{luu}', '{Lưu}'),
    });
    expect(() => checkChaseTemplate(own)).not.toThrow();
    const text = letterText(chaseLetter(own, aLetter([aLateItem(1)]))).join('\n');
    expect(text).toContain('báo cáo kết quả về Văn phòng Ủy ban nhân dân tỉnh trước ngày 30 tháng 6 năm 2022./.');
    expect(text).toContain('- Lưu: VT, TH.');
  });

  it('works where Word has cut a placeholder into pieces', () => {
    const own = changed(template, {
      'word/document.xml': (xml) =>
        xml.replace(/\{hau_qua\}<\/w:t>/, '{hau</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>_qua}</w:t>'),
    });
    expect(() => checkChaseTemplate(own)).not.toThrow();
    expect(letterText(chaseLetter(own, aLetter([aLateItem(1)]))).join('\n')).toContain('báo cáo Chủ tịch nêu tên.');
  });
});
