import { z } from 'zod';
import { plainDateSchema } from './cascade.js';

/** A rule or periods of a template as JSON; their shape is checked by `templateSchema`. */
const asJson = z.record(z.string(), z.unknown());

export const doubtSchema = z.object({ code: z.string(), text: z.string() });

/** One date that due words make. `due` is the day that the words name. */
export const readDateSchema = z.object({
  period: z.string(),
  due: plainDateSchema,
  boundary: z.enum(['before', 'on']),
  lastSafeDay: plainDateSchema,
  lastWorkingDay: plainDateSchema,
  why: z.array(z.string()),
});

/** One way to understand the words; the strict one is preselected. */
export const dueReadingChoiceSchema = z.object({
  label: z.string(),
  rule: asJson,
  sentence: z.string(),
  strict: z.boolean(),
  dates: z.array(readDateSchema).default([]),
});

export const dueItemReadingSchema = z.object({
  words: z.string(),
  rule: asJson.nullable(),
  periods: asJson.nullable(),
  sentence: z.string(),
  doubts: z.array(doubtSchema),
  readings: z.array(dueReadingChoiceSchema),
});
export type DueItemReadingView = z.infer<typeof dueItemReadingSchema>;

/** What the reader of due words makes of words that somebody types: a proposal, saved only when confirmed. */
export const dueReadingSchema = z.object({
  status: z.enum(['read', 'doubt', 'unreadable']),
  sentence: z.string(),
  rule: asJson.nullable(),
  doubts: z.array(doubtSchema),
  items: z.array(dueItemReadingSchema),
  dates: z.array(readDateSchema),
});
export type DueReadingView = z.infer<typeof dueReadingSchema>;

export const readDueSchema = z.object({
  words: z.string().max(2000),
  issuedOn: plainDateSchema.optional(),
  count: z.number().int().min(1).max(20).optional(),
});

export const readPlanSchema = z.object({ text: z.string().max(900_000) });

/** An obligation that was found in a directive's text: to be confirmed or dropped by a person. */
export const foundObligationSchema = z.object({
  clause: z.string(),
  words: z.string(),
  dueWords: z.string().nullable(),
  due: dueItemReadingSchema.nullable(),
  title: z.string(),
  kind: z.string(),
  owedBy: z.object({ words: z.string(), classes: z.array(z.string()), unitNames: z.array(z.string()) }),
  to: z.string().nullable(),
  via: z.string().nullable(),
  condition: z.string().nullable(),
  silence: z.enum(['overdue', 'agreed']),
  confidence: z.enum(['dated', 'undated']),
});
export type FoundObligationView = z.infer<typeof foundObligationSchema>;

export const foundDocumentSchema = z.object({
  type: z.string().nullable(),
  number: z.string().nullable(),
  sign: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: plainDateSchema.nullable(),
  subject: z.string().nullable(),
  carriesOut: z.string().nullable(),
  place: z.string().nullable(),
  recipients: z.array(z.string()),
  basis: z.array(z.string()),
});

export const directiveReadingSchema = z.object({
  documents: z.array(
    z.object({
      document: foundDocumentSchema,
      targets: z.array(z.object({ number: z.number(), text: z.string(), percent: z.number().nullable() })),
      obligations: z.array(foundObligationSchema),
      warnings: z.array(z.string()),
    }),
  ),
});
export type DirectiveReadingView = z.infer<typeof directiveReadingSchema>;
