import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dondoc, dondocJson } from '../testing/dondoc.js';

const FIVE_YEARS = 'templates/ninh-thuan-dan-van-2022-2026.yaml';
const UNITS = 'samples/ninh-thuan/organisation.yaml';

type DateRow = { unit: string; line: string; due: string | null; lastSafeDay: string | null };
type Dates = {
  dates: DateRow[];
  lines: { line: string; why: string[] }[];
  counts: { rows: number };
  problems: unknown[];
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const small = (obligations: string): string => `id: mau
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
${obligations}`;
const obligation = (key: string, due: string): string => `  - key: ${key}
    title: Báo cáo ${key}
    shortTitle: ${key}
    group: report
    owedBy: { classes: [so-ban-nganh] }
    periods: { kind: once, label: một lần }
    due: { clause: I, words: nguyên văn, boundary: before, ${due} }
    to: ubnd-tinh
`;
const waitsOn = (other: string): string => `kind: relative, obligation: ${other}, count: 5, unit: working-days`;

describe('check', { timeout: 60_000 }, () => {
  it.each(['ninh-thuan-dan-van-2022-2026', 'ninh-thuan-dan-van-2027'])(
    'finds nothing wrong with the shipped template %s',
    async (name) => {
      const { exitCode, stdout } = await dondoc(['check', `templates/${name}.yaml`, '--units', UNITS]);
      expect(stdout).toContain('hợp lệ');
      expect(exitCode).toBe(0);
    },
  );

  it('tells every problem with file, line and column, and ends with 1', async () => {
    const path = file(
      'sai.yaml',
      small(obligation('bao-cao', 'kind: fixed-date, date: 2022-02-30').replace('group', 'grup')),
    );
    const { exitCode, stdout } = await dondoc(['check', path]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`${path}:18:`);
    expect(stdout).toContain('“2022-02-30”');
    expect(stdout).toContain('Có phải là “group”?');
    const { valid, problems } = await dondocJson<{ valid: boolean; problems: Record<string, unknown>[] }>([
      'check',
      path,
    ]);
    expect(valid).toBe(false);
    for (const problem of problems) {
      for (const part of ['code', 'field', 'value', 'reason', 'mend', 'line', 'column'])
        expect(problem).toHaveProperty(part);
    }
  });

  it('names the ring of obligations that wait on each other', async () => {
    const ring = ['a', 'b', 'c'].map((key, index) => obligation(key, waitsOn(['b', 'c', 'a'][index] ?? ''))).join('');
    const { exitCode, stdout } = await dondoc(['check', file('vong.yaml', small(ring))]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/TEMPLATE\.CYCLE/);
    expect(stdout).toMatch(/a → b → c → a|b → c → a → b|c → a → b → c/);
  });

  it.each([
    ['50 MB', Buffer.alloc(50_000_000, 'words: x\n'), 'TEMPLATE.FILE_TOO_LARGE'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]), 'TEMPLATE.FILE_NOT_TEXT'],
    ['an empty file', '', 'TEMPLATE.FILE_EMPTY'],
    [
      'a field twice',
      small(obligation('a', 'kind: fixed-date, date: 2022-03-15')).replace('version: 1', 'version: 1\nversion: 2'),
      'TEMPLATE.FILE_KEY_REPEATED',
    ],
    ['no obligations', small('  []\n'), 'TEMPLATE.FIELD_INVALID'],
  ])('refuses %s', async (_, content, code) => {
    const { exitCode, stdout } = await dondoc(['check', file('xau.yaml', content)]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(code);
  });

  it('reads from stdin', async () => {
    const { exitCode } = await dondoc(['check', '-'], small(obligation('a', 'kind: fixed-date, date: 2022-03-15')));
    expect(exitCode).toBe(0);
  });
});

describe('dates', { timeout: 60_000 }, () => {
  const all = ['dates', FIVE_YEARS, '--units', UNITS, '--from', '2021-01-01', '--to', '2027-12-31'];

  it('are every date of every unit: 36 units with seventeen lines, Sở Nội vụ six more', async () => {
    const { dates, lines, counts, problems } = await dondocJson<Dates>(all);
    expect(problems).toEqual([]);
    expect(counts.rows).toBe(36 * 17 + 6);
    expect(dates).toHaveLength(36 * 17 + 6);
    expect(lines).toHaveLength(23);
    expect(lines.every(({ why }) => why.length > 2)).toBe(true);
  });

  it('are those whose named day lies in the span, both ends included', async () => {
    const { dates } = await dondocJson<Dates>([
      'dates',
      FIVE_YEARS,
      '--units',
      UNITS,
      '--from',
      '2022-03-15',
      '--to',
      '2022-06-14',
    ]);
    expect(new Set(dates.map(({ due }) => due))).toEqual(new Set(['2022-03-15']));
  });

  it('can be seen with a number of made-up units: so many owe', async () => {
    const { dates } = await dondocJson<Dates>([
      'dates',
      FIVE_YEARS,
      '--units',
      '116',
      '--from',
      '2022-01-01',
      '--to',
      '2022-12-31',
    ]);
    expect(new Set(dates.map(({ unit }) => unit)).size).toBe(116);
  });

  it('are shown to people as a table', async () => {
    const { stdout, exitCode } = await dondoc([
      'dates',
      FIVE_YEARS,
      '--units',
      UNITS,
      '--from',
      '2022-03-01',
      '--to',
      '2022-03-15',
    ]);
    expect(stdout).toContain('trước ngày 15/03/2022');
    expect(stdout).toContain('4 hạn, 109 lượt nộp từ 01/03/2022 đến 15/03/2022.');
    expect(exitCode).toBe(0);
  });

  it('of a year that the calendar does not have are refused by that year', async () => {
    const path = file('xa.yaml', small(obligation('a', 'kind: fixed-date, date: 2045-03-15')));
    const { exitCode, stdout } = await dondoc([
      'dates',
      path,
      '--units',
      '5',
      '--from',
      '2045-01-01',
      '--to',
      '2045-12-31',
    ]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('2045');
    expect(stdout).toContain('CALENDAR.YEAR_UNKNOWN');
  });

  it('of what recurs without a date name the clause', async () => {
    const path = file(
      'dinh-ky.yaml',
      small(obligation('a', 'X').replace('boundary: before, X', 'kind: undated, recurring: true')),
    );
    const { exitCode, stdout } = await dondoc([
      'dates',
      path,
      '--units',
      '5',
      '--from',
      '2022-01-01',
      '--to',
      '2022-12-31',
    ]);
    expect(`${exitCode} ${stdout}`).toContain('Mục I');
  });

  it.each([
    [['--units', '0'], '--units', 2],
    [['--units', '-5'], '--units', 2],
    [['--units', '100000000'], '--units', 2],
    [['--from', '2022-13-01'], '--from', 2],
    [['--to', '2020-01-01'], '--to', 2],
    [['--units', 'khong-co.yaml'], 'tệp', 3],
  ])('refuse %j', async ([option = '', value = ''], field, code) => {
    const options = { '--units': UNITS, '--from': '2021-01-01', '--to': '2027-12-31', [option]: value };
    const given = Object.entries(options).map(([name, text]) => `${name}=${text}`);
    const { exitCode, stderr } = await dondoc(['dates', FIVE_YEARS, ...given, '--json']);
    expect(exitCode).toBe(code);
    expect(JSON.parse(stderr)).toMatchObject({ problems: [{ field }] });
  });

  it('refuse an organisation that contradicts itself, with the place', async () => {
    const units = file(
      'don-vi.yaml',
      'units:\n  - { id: a, name: A, shortName: A, class: xa, tier: commune, parent: khong-co, adminCode: null, validFrom: 2022-01-01, validTo: null, dutyLine: [], posts: [] }\n',
    );
    const { exitCode, stderr } = await dondoc([
      'dates',
      FIVE_YEARS,
      '--units',
      units,
      '--from',
      '2022-01-01',
      '--to',
      '2022-12-31',
    ]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`${units}:2:`);
    expect(stderr).toContain('ORGANISATION.UNIT_UNKNOWN');
  });
});

describe('rehearse', { timeout: 60_000 }, () => {
  type Life = {
    dates: DateRow[];
    events: { type: string; at: string }[];
    messages: unknown[];
    rollUps: { lineId: string }[];
    findings: { code: string }[];
    issuedOn: string;
  };
  const run = (...more: string[]): Promise<Life> =>
    dondocJson(['rehearse', FIVE_YEARS, '--units', UNITS, '--issued', '2022-01-27', ...more]);

  it('makes exactly the dates that the verb dates tells, row for row', async () => {
    const { dates } = await run('--behaviour', 'punctual');
    const told = await dondocJson<Dates>([
      ...['dates', FIVE_YEARS, '--units', UNITS, '--from', '2021-01-01', '--to', '2027-12-31'],
      ...['--issued', '2022-01-27'],
    ]);
    expect(dates).toEqual(told.dates);
  });

  it('lives through everything: punctual units miss nothing, silent ones everything', async () => {
    const types = ({ events }: Life): Set<string> => new Set(events.map(({ type }) => type));
    const punctual = await run('--behaviour', 'punctual');
    expect(types(punctual)).not.toContain('DeadlineMissed');
    expect(punctual.rollUps).toHaveLength(23);
    const silent = await run('--behaviour', 'silent');
    expect(types(silent)).toContain('EscalationRaised');
    expect(types(silent)).not.toContain('SubmissionReceived');
    expect(silent.messages.length).toBeGreaterThan(punctual.messages.length);
  });

  it('is the same each time, and another by another seed', async () => {
    const events = async (behaviour: string): Promise<string> =>
      JSON.stringify((await run('--behaviour', behaviour, '--until', '2022-12-31')).events);
    expect(await events('mixed:7')).toBe(await events('mixed:7'));
    expect(await events('mixed:7')).not.toBe(await events('mixed:8'));
  });

  it('names an office with 232 papers due on one day', async () => {
    const { stdout } = await dondoc(['rehearse', FIVE_YEARS, '--units', '116', '--behaviour', 'punctual']);
    expect(stdout).toContain('232');
    expect(stdout).toContain('OFFICE_DAY_OVERLOADED');
  });

  it('follows a file of who submits when', async () => {
    const acts = file('nop.csv', '# ai; gì; lúc nào\nso-noi-vu; ke-hoach-giai-doan; 10/3/2022 14:30\n');
    const { events } = await run('--behaviour', `file:${acts}`, '--until', '2022-12-31');
    expect(events.filter(({ type }) => type === 'SubmissionReceived').map(({ at }) => at)).toEqual([
      '2022-03-10T07:30:00.000Z',
    ]);
  });

  it.each([
    ['so-khong-co; ke-hoach-giai-doan; 10/3/2022', 'REHEARSAL.ACT_UNKNOWN'],
    ['so-noi-vu; khong-co; 10/3/2022', 'REHEARSAL.ACT_UNKNOWN'],
    ['so-noi-vu; ke-hoach-giai-doan; 31/9/2022', 'DATE.NOT_REAL'],
    ['so-noi-vu', 'REHEARSAL.ACT_INVALID'],
  ])('refuses the row “%s” of such a file, naming it', async (row, code) => {
    const acts = file('sai.csv', `${row}\n`);
    const { exitCode, stderr } = await dondoc([
      'rehearse',
      FIVE_YEARS,
      '--units',
      UNITS,
      '--issued',
      '2022-01-27',
      '--behaviour',
      `file:${acts}`,
    ]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('dòng 1');
    expect(stderr).toContain(code);
  });

  it.each(['lười', 'mixed:x', 'mixed:', ''])('refuses the behaviour “%s”', async (behaviour) => {
    const { exitCode } = await dondoc(['rehearse', FIVE_YEARS, '--units', '5', `--behaviour=${behaviour}`]);
    expect(exitCode).toBe(2);
  });
});

describe('schema', () => {
  it('is the schema of the shipped templates', async () => {
    const schema = await dondocJson<{ $id: string; required: string[] }>(['schema']);
    expect(schema.$id).toBe('cascade-template.schema.json');
    expect(schema.required).toContain('obligations');
    expect(JSON.parse((await dondoc(['schema'])).stdout)).toEqual(schema);
  });
});
