import { z } from 'zod';
import { plainDateSchema, tallySchema, versionNumberSchema } from './cascade.js';
import { statusCodeSchema } from './obligation.js';
import { templateBodySchema } from './template-draft.js';

/** `acts`: a file of when who submits, one row per line: unit;line;date[ hour]. */
export const behaviourSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['punctual', 'late', 'silent']) }),
  z.object({ kind: z.literal('mixed'), seed: z.number().int().min(0).max(999_999_999).default(1) }),
  z.object({ kind: z.literal('acts'), text: z.string().max(500_000) }),
]);

export const rehearseSchema = z.object({
  body: templateBodySchema,
  issuedOn: z.string().max(60),
  behaviour: behaviourSchema,
  templateId: z.string().max(100).nullable().default(null).describe('Marks this draft as tried'),
  revision: versionNumberSchema.nullable().default(null),
});
export type RehearseRequest = z.infer<typeof rehearseSchema>;

/** Whole life of a cascade without a server: everything that the time slider needs, in one answer. */
export const rehearsalSchema = z.object({
  from: z.string().describe('Instant of issue'),
  until: z.string(),
  lines: z.array(
    z.object({
      lineId: z.string(),
      shortTitle: z.string(),
      title: z.string(),
      lastSafeDay: plainDateSchema.nullable(),
    }),
  ),
  units: z.array(z.object({ unitId: z.string(), name: z.string() })),
  cells: z.array(
    z.object({
      unitId: z.string(),
      lineId: z.string(),
      steps: z.array(z.object({ at: z.string(), code: statusCodeSchema })).describe('Status from that instant on'),
    }),
  ),
  messages: z
    .array(z.object({ at: z.string(), to: z.string(), kind: z.string(), text: z.string(), count: z.number() }))
    .describe('At most 3,000, in the order of time'),
  rollUps: z.array(
    z.object({
      at: z.string(),
      lineId: z.string(),
      title: z.string(),
      trigger: z.string(),
      sentence: z.string(),
      tally: tallySchema,
    }),
  ),
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      text: z.string(),
      at: z.string().nullable(),
      lineId: z.string().nullable(),
      unitId: z.string().nullable(),
    }),
  ),
  counts: z.object({
    units: z.number(),
    lines: z.number(),
    dueMarks: z.number(),
    events: z.number(),
    messages: z.number(),
  }),
});
export type RehearsalView = z.infer<typeof rehearsalSchema>;
