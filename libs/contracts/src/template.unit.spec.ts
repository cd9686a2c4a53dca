import {
  type Audience,
  type CascadeTemplate,
  type DatedRule,
  defaultLadder,
  type DueRuleKind,
  type ObligationTemplate,
  type Target,
} from '@dondoc/domain';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type obligationTemplateSchema, templateSchema, toTemplate } from './template.js';

const obligation = {
  key: 'bao-cao',
  title: 'Báo cáo',
  shortTitle: 'BC',
  group: 'report',
  owedBy: { classes: ['so-ban-nganh'] },
  periods: { kind: 'yearly', from: 2024, to: 2026, label: 'năm {năm}' },
  due: { kind: 'yearly-day', month: 11, day: 15, boundary: 'before', clause: 'IV', words: 'trước ngày 15/11' },
  to: 'ubnd-tinh',
};
const template = {
  id: 'mau',
  version: 1,
  title: 'Mẫu',
  issuer: 'ubnd-tinh',
  office: 'van-phong',
  focal: 'so-noi-vu',
  documentType: 'Kế hoạch',
  documentSign: 'KH-UBND',
  subject: 'Thử',
  source: 'thử',
  obligations: [obligation],
};
const withDue = (due: object) => ({ ...template, obligations: [{ ...obligation, due }] });
const faultsOf = (input: unknown): string[] => {
  const { error } = templateSchema.safeParse(input);
  return (error?.issues ?? []).map(({ path }) => path.join('.'));
};

describe('a template file', () => {
  it('may leave out what has a sound default', () => {
    const read = toTemplate(templateSchema.parse(template));
    expect(read.ladder).toEqual(defaultLadder);
    expect(read.obligations[0]).toMatchObject({
      via: null,
      condition: null,
      silence: 'overdue',
      needsAcceptance: true,
      figures: [],
      rollUpAfter: 10,
      ladder: null,
      due: { roll: 'none', yearOffset: 0, overrides: [] },
    });
  });

  it('has no hour where the source names none', () => {
    expect(Object.keys(toTemplate(templateSchema.parse(template)).obligations[0]?.due ?? {})).not.toContain('hour');
    const hourly = withDue({ ...obligation.due, hour: '14:00' });
    expect(toTemplate(templateSchema.parse(hourly)).obligations[0]?.due).toMatchObject({ hour: '14:00' });
  });

  it.each([
    ['no obligations', { ...template, obligations: [] }, 'obligations'],
    ['a key with marks', { ...template, obligations: [{ ...obligation, key: 'báo cáo' }] }, 'obligations.0.key'],
    ['no due rule', { ...template, obligations: [{ ...obligation, due: undefined }] }, 'obligations.0.due'],
    ['an unknown kind of rule', withDue({ kind: 'khi-nao-do' }), 'obligations.0.due.kind'],
    [
      'a date that does not exist',
      withDue({ kind: 'fixed-date', date: '2022-02-30', boundary: 'before', clause: 'I', words: 'x' }),
      'obligations.0.due.date',
    ],
    ['a month 13', withDue({ ...obligation.due, month: 13 }), 'obligations.0.due.month'],
    ['an hour of 25', withDue({ ...obligation.due, hour: '25:00' }), 'obligations.0.due.hour'],
    ['no boundary', withDue({ ...obligation.due, boundary: undefined }), 'obligations.0.due.boundary'],
    ['no words of the source', withDue({ ...obligation.due, words: ' ' }), 'obligations.0.due.words'],
    [
      'an unknown class of units',
      { ...template, obligations: [{ ...obligation, owedBy: { classes: ['bo'] } }] },
      'obligations.0.owedBy.classes.0',
    ],
    ['an unknown field', { ...template, obligation: [] }, ''],
    ['a version 0', { ...template, version: 0 }, 'version'],
  ])('with %s is refused by field', (_, input, field) => {
    expect(faultsOf(input)).toContain(field);
  });

  it('can be described to a reader as a JSON schema', () => {
    expect(() => z.toJSONSchema(templateSchema, { io: 'input' })).not.toThrow();
  });

  it('can state every field that a template of the domain has: this compiles only as long as it can', () => {
    type File = z.output<typeof templateSchema>;
    type Obligation = z.output<typeof obligationTemplateSchema>;
    type Unstated<Domain, Stated> = Exclude<keyof Domain, keyof Stated>;
    type Every = [
      Unstated<CascadeTemplate, File>,
      Unstated<Target, File['targets'][number]>,
      Unstated<ObligationTemplate, Obligation>,
      Unstated<Audience, Obligation['owedBy']>,
      Unstated<DatedRule, Exclude<Obligation['due'], { kind: 'undated' }>>,
      Exclude<DueRuleKind, Obligation['due']['kind']>,
      Exclude<ObligationTemplate['periods']['kind'], Obligation['periods']['kind']>,
    ];
    const complete: Every extends never[] ? true : never = true;
    expect(complete).toBe(true);
  });
});
