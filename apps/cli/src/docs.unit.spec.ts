import { readFileSync } from 'node:fs';
import { dueRuleSchema } from '@dondoc/contracts';
import { type DueRule, type ObligationPeriods, violationKinds } from '@dondoc/domain';
import { readTemplateText, writeTemplateText } from '@dondoc/definition-files';
import { sentenceOf } from '@dondoc/due-words';
import { describe, expect, it } from 'vitest';
import { ROOT } from './testing/dondoc.js';

const read = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8');
const reference = read('docs/template-yaml.md');

const year = { from: 2022, to: 2026, label: 'x' };
const calendarYear = { month: 1, day: 1, yearOffset: 0 };
const periodsFor: Record<string, ObligationPeriods> = {
  'yearly-day': { kind: 'yearly', ...year },
  'period-day': { kind: 'quarter', ...year, startsOn: calendarYear, only: null },
};
const once: ObligationPeriods = { kind: 'once', label: 'x' };

/** A shipped template whose first rule is the one given: the reader of files reads it. */
const ruleOf = (yaml: string): DueRule => {
  const shipped = read('templates/ninh-thuan-dan-van-2022-2026.yaml');
  const { template } = readTemplateText(shipped);
  if (template === null) throw new Error('The shipped template is sound.');
  const text = writeTemplateText({ ...template, obligations: template.obligations.slice(0, 1) });
  const indented = yaml.trimEnd().replace(/^/gm, '      ');
  const { finished, problems } = readTemplateText(text.replace(/ {4}due:\n(?: {6}.*\n)+/, `    due:\n${indented}\n`));
  const [only] = finished?.obligations ?? [];
  if (!only) throw new Error(problems.map(({ field, reason }) => `${field}: ${reason}`).join('\n'));
  return only.due;
};

describe('the reference of template files', () => {
  const examples = [...reference.matchAll(/### `([a-z-]+)`[\s\S]*?```yaml\n([\s\S]*?)```\n\n> (.*)/g)];

  it('has an example of every kind of due rule', () => {
    const kinds = dueRuleSchema.options.map((option) => option.shape.kind.value);
    expect(examples.map(([, kind]) => kind).sort()).toEqual([...kinds].sort());
  });

  it.each(examples.map(([, kind = '', yaml = '', sentence = '']) => [kind, yaml, sentence] as const))(
    'shows a sound example of %s with the sentence that the system says',
    (kind, yaml, sentence) => {
      const rule = ruleOf(yaml);
      expect(rule.kind).toBe(kind);
      expect(sentenceOf(rule, periodsFor[kind] ?? once)).toBe(sentence);
    },
  );

  it('names only codes that there are', () => {
    const named = [...`${reference}${read('docs/cli.md')}`.matchAll(/`((?:TEMPLATE|ORGANISATION)\.[A-Z_]+)`/g)];
    for (const [, code = ''] of named) expect(Object.keys(violationKinds)).toContain(code);
  });
});
