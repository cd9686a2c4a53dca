import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anyTemplate } from '../testing/a-template.js';
import { templateJsonSchema } from './json-schema.js';
import { readTemplateText } from './read-template.js';
import { writeTemplateText } from './write-template.js';

const folder = fileURLToPath(new URL('../../../../templates/', import.meta.url));
const file = `${folder}cascade-template.schema.json`;
const schema = templateJsonSchema();
if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);

const shipped = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const text = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');
// Another reader of JSON Schema than the code that made it.
const published = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
const problemsOf = (value: unknown): string[] => {
  const { error } = published.safeParse(value);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('the published JSON Schema of templates', { timeout: 60_000 }, () => {
  it('is what the code checks (UPDATE_SCHEMA=1 writes it)', () => {
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
  });

  it('explains fields to whoever writes a template in an editor', () => {
    expect(JSON.stringify(schema)).toContain('Ngày trong tháng 1–31; last là ngày cuối tháng');
  });

  it.each(shipped)('%s names it and is valid by it and by the rules', (name) => {
    expect(text(name).split('\n')[0]).toBe('# yaml-language-server: $schema=cascade-template.schema.json');
    expect(problemsOf(parse(text(name)))).toEqual([]);
    expect(readTemplateText(text(name)).problems).toEqual([]);
  });

  it('allows every template that we write', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        expect(problemsOf(parse(writeTemplateText(template)))).toEqual([]);
      }),
      { seed: 6, numRuns: 50 },
    );
  });

  it('refuses what the reader refuses: a field too many, a month 13, a kind that there is not', () => {
    const name = 'ninh-thuan-dan-van-2022-2026.yaml';
    for (const [from, to] of [
      ['shortTitle:', 'shortTitel:'],
      ['month: 11', 'month: 13'],
      ['kind: yearly-day', 'kind: yearly-days'],
    ] as const)
      expect(problemsOf(parse(text(name).replace(from, to)))).not.toEqual([]);
  });
});
