import { readFileSync } from 'node:fs';
import { templateSchema, toTemplate } from '@dondoc/contracts';
import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { anyTemplate } from '../testing/a-template.js';
import { readTemplateText } from './read-template.js';
import { writeTemplateText } from './write-template.js';

const shipped = readFileSync(
  new URL('../../../../templates/ninh-thuan-dan-van-2022-2026.yaml', import.meta.url),
  'utf8',
);

describe('a template written as text', { timeout: 60_000 }, () => {
  it('holds, read by any YAML 1.2 reader, exactly the same template, whatever its rules, periods and words', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        expect(toTemplate(templateSchema.parse(parse(writeTemplateText(template))))).toEqual(template);
      }),
      { seed: 4, numRuns: 120 },
    );
  });

  it('is read again without loss by our own reader', () => {
    const { template, problems } = readTemplateText(shipped);
    expect(problems).toEqual([]);
    if (template === null) throw new Error('The shipped template is sound.');
    expect(readTemplateText(writeTemplateText(template)).template).toEqual(template);
  });

  it('is the same text again, and whatever the order of the fields was', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        const text = writeTemplateText(template);
        const turned = Object.fromEntries(Object.entries(template).reverse()) as typeof template;
        expect(writeTemplateText(turned)).toBe(text);
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  it('leaves out what has a default and quotes what other readers would take for a date, an hour or a truth', () => {
    const { template } = readTemplateText(shipped);
    if (template === null) throw new Error('The shipped template is sound.');
    const text = writeTemplateText(template);
    expect(text).not.toMatch(/needsAcceptance|rollUpAfter|forwardWithin|except|ladder/);
    expect(text).toContain('date: "2022-03-15"');
    expect(text).toContain('owedBy: { units: [ so-noi-vu ] }');
    expect(text.split('\n').every((line) => line.length <= 120)).toBe(true);
  });
});
