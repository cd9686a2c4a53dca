import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTemplateBody, readTemplateText } from './read-template.js';

const shipped = readFileSync(
  new URL('../../../../templates/ninh-thuan-dan-van-2022-2026.yaml', import.meta.url),
  'utf8',
);

const small = `id: mau
version: 1
title: Mẫu
issuer: ubnd-tinh
office: van-phong
focal: so-noi-vu
documentType: Kế hoạch
documentSign: KH-UBND
subject: Thử
source: thử
obligations:
  - key: bao-cao
    title: Báo cáo
    shortTitle: BC
    group: report
    owedBy: { classes: [so-ban-nganh] }
    periods: { kind: yearly, from: 2024, to: 2026, label: "năm {năm}" }
    due:
      kind: yearly-day
      month: 11
      day: 15
      boundary: before
      clause: IV
      words: trước ngày 15/11
    to: ubnd-tinh
`;

/** "line:column code field", as a terminal would show it. */
const found = (text: string | Uint8Array): string[] =>
  readTemplateText(text).problems.map(({ line, column, code, field }) => `${line}:${column} ${code} ${field}`);
const only = (text: string | Uint8Array) => {
  const { problems, template } = readTemplateText(text);
  expect(template).toBeNull();
  expect(problems.length).toBeGreaterThan(0);
  return problems[0] ?? expect.fail('a problem is expected');
};

describe('a template file', () => {
  it.each([
    ['the shipped one', shipped],
    ['a small one', small],
    ['one with Windows line ends', small.replaceAll('\n', '\r\n')],
    ['one with a byte order mark', `\uFEFF${small}`],
    ['one in JSON', JSON.stringify(readTemplateText(small).template)],
    ['one as bytes in UTF-16, as Notepad writes it', Buffer.from(`\uFEFF${small}`, 'utf16le')],
  ])('is read: %s', (_, text) => {
    const { template, problems } = readTemplateText(text);
    expect(problems).toEqual([]);
    expect(template?.obligations.length).toBeGreaterThan(0);
  });

  it('in decomposed Unicode means the same', () => {
    expect(readTemplateText(small.normalize('NFD')).template).toMatchObject({ title: 'Mẫu', documentType: 'Kế hoạch' });
  });

  it('is told all of its faults at once, in the order of its lines', () => {
    const broken = shipped
      .replace('binds: all', 'binds: alll')
      .replace('group: plan', 'group: plans')
      .replace('shortTitle: KH năm', 'shortTitel: KH năm')
      .replace('month: 6', 'month: 13')
      .replace('date: "2022-03-15"', 'date: "2022-02-30"');
    const line = (text: string): number => broken.slice(0, broken.indexOf(text)).split('\n').length;
    expect(found(broken)).toEqual([
      `${line('binds: alll')}:25 TEMPLATE.FIELD_INVALID targets.0.binds`,
      `${line('group: plans')}:12 TEMPLATE.FIELD_INVALID obligations.ke-hoach-giai-doan.group`,
      `${line('"2022-02-30"')}:13 TEMPLATE.FIELD_INVALID obligations.ke-hoach-giai-doan.due.date`,
      `${line('key: ke-hoach-nam')}:5 TEMPLATE.FIELD_MISSING obligations.ke-hoach-nam.shortTitle`,
      `${line('shortTitel')}:5 TEMPLATE.FIELD_UNKNOWN obligations.ke-hoach-nam.shortTitel`,
      `${line('month: 13')}:14 TEMPLATE.FIELD_INVALID obligations.bao-cao-6-thang.due.month`,
    ]);
  });

  it.each([
    ['shortTitle', 'shortTitel', 'shortTitle'],
    ['shortTitle', 'ShortTitle', 'shortTitle'],
    ['owedBy', 'owedby', 'owedBy'],
    ['periods', 'period', 'periods'],
    ['boundary', 'bounday', 'boundary'],
    ['obligations', 'obligation', 'obligations'],
    ['      month', '      mont', 'month'],
  ])('whose %s is written %s is asked: did you mean %s', (name, slip, meant) => {
    const unknown = readTemplateText(small.replace(`${name}:`, `${slip}:`)).problems.find(
      ({ code }) => code === 'TEMPLATE.FIELD_UNKNOWN',
    );
    expect(unknown?.mend).toBe(`Có phải là “${meant}”?`);
  });

  it('with a value near an allowed one is asked too, and is else told what is allowed', () => {
    expect(only(small.replace('boundary: before', 'boundary: befroe')).mend).toBe('Có phải là “before”?');
    expect(only(small.replace('kind: yearly,', 'kind: thỉnh thoảng,')).mend).toContain('once, yearly, half-year');
  });

  it.each([
    ['a number where words belong', ['title: Báo cáo', 'title: 2024'], 'Phải là chữ.'],
    ['words where a number belongs', ['day: 15', 'day: mười lăm'], 'Ngày trong tháng là số từ 1 đến 31, hoặc last.'],
    ['a fraction', ['month: 11', 'month: 11.5'], 'Phải là số nguyên.'],
    [
      'a list where fields belong',
      ['owedBy: { classes: [so-ban-nganh] }', 'owedBy: [so-ban-nganh]'],
      'Phải là một nhóm trường.',
    ],
    ['empty words', ['title: Báo cáo', 'title: "  "'], 'Không được để trống.'],
    ['nothing after the colon', ['title: Báo cáo', 'title:'], 'Phải là chữ.'],
    ['no due rule', ['due:\n', 'du:\n'], 'Thiếu trường này.'],
    ['an impossible hour', ['boundary: before', 'boundary: before\n      hour: "25:00"'], 'Giờ không đúng dạng.'],
  ])('with %s is refused', (_, [from = '', to = ''], reason) => {
    const { template, problems } = readTemplateText(small.replace(from, to));
    expect(template).toBeNull();
    expect(problems.map((one) => one.reason)).toContain(reason);
    for (const { mend, line, column } of problems) {
      expect(mend).toMatch(/\S/);
      expect(line).toBeGreaterThan(0);
      expect(column).toBeGreaterThan(0);
    }
  });

  it('with a field written twice says where the second stands', () => {
    expect(found(small.replace('    to: ubnd-tinh\n', '    to: ubnd-tinh\n    to: so-noi-vu\n'))).toEqual([
      '26:5 TEMPLATE.FILE_KEY_REPEATED obligations.bao-cao.to',
    ]);
  });

  it('with two obligations of one key is refused by the rules of the domain, with their place', () => {
    const [, obligation = ''] = small.split('obligations:\n');
    const [problem] = readTemplateText(`${small}${obligation}`).problems;
    expect(problem).toMatchObject({ code: 'TEMPLATE.KEY_DUPLICATE', value: 'bao-cao' });
    expect(problem?.line).toBeGreaterThan(10);
  });

  it('keeps the rules for what is finished when something else is not', () => {
    const [, obligation = ''] = small.split('obligations:\n');
    const once = obligation.replace(
      '{ kind: yearly, from: 2024, to: 2026, label: "năm {năm}" }',
      '{ kind: once, label: x }',
    );
    const { problems, finished } = readTemplateText(
      `${small.replace('group: report', 'group: bao-cao')}${once.replace('bao-cao', 'mot-lan')}`,
    );
    expect(problems.map(({ field }) => field)).toEqual([
      'obligations.bao-cao.group',
      expect.stringMatching(/^obligations\.mot-lan\./),
    ]);
    expect(finished?.obligations.map(({ key }) => key)).toEqual(['mot-lan']);
  });
});

describe('a file that is no template', { timeout: 60_000 }, () => {
  it.each([
    ['empty', '', 'TEMPLATE.FILE_EMPTY'],
    ['only blanks', ' \n\n\t', 'TEMPLATE.FILE_EMPTY'],
    ['only a remark', '# chưa có gì', 'TEMPLATE.FIELD_INVALID'],
    ['a list', '- a\n- b', 'TEMPLATE.FIELD_INVALID'],
    ['a poem', 'Trăm năm trong cõi người ta\nChữ tài chữ mệnh khéo là ghét nhau', 'TEMPLATE.FIELD_INVALID'],
    ['binary', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0xff, 0xfe]), 'TEMPLATE.FILE_NOT_TEXT'],
    ['text with a zero byte', 'id: a\u0000b', 'TEMPLATE.FILE_NOT_TEXT'],
    [
      'text in an old Vietnamese encoding',
      Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xd0, 0x75, 0xe3, 0x6e]),
      'TEMPLATE.FILE_NOT_TEXT',
    ],
    ['a colon in plain words', small.replace('words: trước', 'words: nguyên văn: trước'), 'TEMPLATE.FILE_NOT_YAML'],
    ['an open bracket', small.replace('label: "năm {năm}" }', 'label: "năm {năm}"'), 'TEMPLATE.FILE_NOT_YAML'],
    ['tabs as indent', small.replace('      month', '\t\tmonth'), 'TEMPLATE.FILE_NOT_YAML'],
    ['two documents', `${small}---\n${small}`, 'TEMPLATE.FILE_NOT_YAML'],
    ['a type of a programming language', 'id: !!js/function "x"', 'TEMPLATE.FILE_NOT_YAML'],
    ['an alias without anchor', 'id: *khong-co', 'TEMPLATE.FILE_ALIASES'],
    ['an anchor within itself', 'obligations: &a [*a]', 'TEMPLATE.FILE_ALIASES'],
    ['HTML', '<html><body>Lỗi 404</body></html>', 'TEMPLATE.FIELD_INVALID'],
  ])('is refused in words: %s', (_, text, code) => {
    const { problems, template } = readTemplateText(text);
    expect(template).toBeNull();
    expect(problems.map((one) => one.code)).toContain(code);
    for (const { reason, mend } of problems) {
      expect(reason).toMatch(/\S/);
      expect(mend).toMatch(/\S/);
    }
  });

  it('of 50 MB is refused by its size alone, saying how much it holds', () => {
    const { value, reason } = only(Buffer.alloc(50_000_000, 'words: x\n'));
    expect(value).toBe('50,0 MB');
    expect(reason).toContain('5.555.555 nghĩa vụ');
  });

  it('with anchors that would explode is refused without writing them out', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(9)}]`,
    );
    const { code, value } = only(`l0: &l0 [x,x,x,x,x,x,x,x,x]\n${levels.join('\n')}`);
    expect(code).toBe('TEMPLATE.FILE_ALIASES');
    expect(value).toBe('hơn một nghìn tỷ giá trị');
  });

  it.each([
    ['brackets', '['.repeat(900_000)],
    ['dashes', '- '.repeat(900_000)],
    ['questions', '? '.repeat(900_000)],
    ['braces over lines', '{\n'.repeat(900_000)],
  ])('nested endlessly by %s is refused before it is parsed', (_, text) => {
    expect(only(text)).toMatchObject({ code: 'TEMPLATE.FILE_NOT_YAML', reason: 'Tệp lồng quá nhiều cấp.' });
  });

  it('never reaches the prototypes of our objects', () => {
    const { problems } = readTemplateText(`__proto__: { polluted: true }\nconstructor: 1\n${small}`);
    expect(problems.map(({ value }) => value)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('with a thousand faults lists the first and counts the others', () => {
    const many = `${small}${Array.from({ length: 1000 }, (_, index) => `la${index}: 1`).join('\n')}`;
    const { problems, omitted } = readTemplateText(many);
    expect(problems).toHaveLength(500);
    expect(omitted).toBe(500);
  });
});

describe('a template from the editor', () => {
  const { template } = readTemplateText(small);

  it('is checked like a file, without lines', () => {
    expect(readTemplateBody(template).problems).toEqual([]);
    expect(readTemplateBody({ ...template, office: '' }).problems).toEqual([
      expect.objectContaining({ path: ['office'], line: null, column: null, code: 'TEMPLATE.FIELD_INVALID' }),
    ]);
  });

  it('that is only begun still tells what it has', () => {
    const {
      template: whole,
      finished,
      problems,
    } = readTemplateBody({ title: 'Mới', obligations: [{}, template?.obligations[0]] });
    expect(whole).toBeNull();
    expect(problems.length).toBeGreaterThan(10);
    expect(finished).toMatchObject({ title: 'Mới', issuer: '?', obligations: [{ key: 'bao-cao' }] });
  });

  it.each([null, undefined, 5, 'x', [], [[]], { obligations: 'x' }, { obligations: [null] }])(
    'that is %j is refused',
    (body) => {
      expect(readTemplateBody(body).template).toBeNull();
      expect(readTemplateBody(body).problems.length).toBeGreaterThan(0);
    },
  );
});
