import {
  type CascadeTemplate,
  type DueRule,
  defaultLadder,
  isPlainDate,
  type PlainDate,
  type UnitClass,
  unitClasses,
} from '@dondoc/domain';
import { z } from 'zod';

const plainDate = z
  .string()
  .refine(isPlainDate, 'Ngày phải có thật, ghi dạng 2022-03-15')
  .transform((text) => text as PlainDate);
const boundary = z.enum(['before', 'on']);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Giờ ghi dạng 14:00');
const text = z.string().trim().min(1);
const unitClass = z.enum(Object.keys(unitClasses) as [UnitClass, ...UnitClass[]]);

const common = { words: text, clause: text, boundary, roll: z.enum(['none', 'next', 'previous']).default('none') };
const hour = { hour: clock.optional() };

/** How a due date comes from the source words; `kind` is named after the anchor. */
export const dueRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed-date'), ...common, ...hour, date: plainDate }),
  z.strictObject({
    kind: z.literal('yearly-day'),
    ...common,
    ...hour,
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31),
    yearOffset: z.int().min(-1).max(1).default(0),
    overrides: z.array(z.strictObject({ year: z.int(), date: plainDate, words: text, boundary })).default([]),
  }),
  z.strictObject({
    kind: z.literal('after-issue'),
    ...common,
    ...hour,
    count: z.int().min(1),
    unit: z.enum(['calendar-days', 'working-days']),
  }),
  z.strictObject({ kind: z.literal('undated'), words: text, clause: text }),
]);

const ladderSchema = z.strictObject({
  before: z.array(z.int().min(1).max(120)),
  dayAfter: z.boolean(),
  repeat: z.strictObject({ everyWorkingDays: z.int().min(1), times: z.int().min(0).max(60) }),
  escalations: z.array(
    z.strictObject({
      level: z.int().min(1),
      to: z.enum(['unit-leader', 'collector', 'issuer']),
      graceWorkingDays: z.int().min(0),
    }),
  ),
  at: clock,
});

const obligationSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Mã chỉ gồm chữ thường không dấu, số và gạch nối'),
  title: text,
  shortTitle: text,
  group: z.enum(['plan', 'report', 'review']),
  owedBy: z.strictObject({
    classes: z.array(unitClass).default([]),
    units: z.array(text).default([]),
    except: z.array(text).default([]),
  }),
  periods: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('once'), label: text }),
    z.strictObject({ kind: z.literal('yearly'), from: z.int(), to: z.int(), label: text }),
  ]),
  due: dueRuleSchema,
  dataCutOff: z
    .strictObject({
      month: z.int().min(1).max(12),
      day: z.int().min(1).max(31),
      yearOffset: z.int().min(-1).max(1).default(0),
    })
    .nullable()
    .default(null),
  to: text,
  via: text.nullable().default(null),
  condition: text.nullable().default(null),
  silence: z.enum(['overdue', 'agreed', 'not-applicable']).default('overdue'),
  needsAcceptance: z.boolean().default(true),
  figures: z
    .array(
      z.strictObject({
        key: text,
        label: text,
        unit: text,
        min: z.number().default(0),
        max: z.number().nullable().default(null),
        required: z.boolean().default(true),
      }),
    )
    .default([]),
  rollUpAfter: z.int().min(0).max(120).default(10),
  ladder: ladderSchema.nullable().default(null),
});

/** A cascade template as its YAML file states it. */
export const templateSchema = z.strictObject({
  id: text,
  version: z.int().min(1),
  title: text,
  issuer: text,
  office: text,
  focal: text,
  documentType: text,
  documentSign: text,
  subject: text,
  basis: z.array(text).default([]),
  recipients: z.array(text).default([]),
  source: text,
  targets: z
    .array(z.strictObject({ number: z.int(), text, binds: z.union([z.literal('all'), z.array(unitClass)]) }))
    .default([]),
  ladder: ladderSchema.default({
    ...defaultLadder,
    before: [...defaultLadder.before],
    escalations: [...defaultLadder.escalations],
  }),
  obligations: z.array(obligationSchema).min(1),
});

// An absent hour is no hour: exactOptionalPropertyTypes tells `undefined` apart, YAML does not.
const withoutUndefined = <Rule extends object>(rule: Rule): Rule =>
  Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined)) as Rule;

/** The parsed file as the domain's template. */
export const toTemplate = (parsed: z.infer<typeof templateSchema>): CascadeTemplate => ({
  ...parsed,
  obligations: parsed.obligations.map((one) => ({ ...one, due: withoutUndefined(one.due) as DueRule })),
});
