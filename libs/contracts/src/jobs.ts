import { type JobKind, jobKinds } from '@dondoc/domain';
import { z } from 'zod';
import { statusCodeSchema } from './obligation.js';

const id = z.string().min(1).max(100);
const kindNames = Object.keys(jobKinds) as [JobKind, ...JobKind[]];
export const jobKindSchema = z.enum(kindNames);

/** Kinds that act on chosen obligations; the others come from a sheet. */
export const bulkKindSchema = z.enum([
  'remind',
  'extend',
  'exempt',
  'accept',
  'return',
  'reopen',
  'explain',
  'forward',
]);
export type BulkKind = z.infer<typeof bulkKindSchema>;

/** One obligation of one unit. */
export const jobRefSchema = z.object({ cascadeId: id, unitId: id, lineId: id });

/** Most obligations that one request may name. */
export const MOST_REFS = 5000;

/** Which obligations: named one by one, or by a filter of one cascade (what is not given filters nothing). */
export const selectionSchema = z.union([
  z.strictObject({ refs: z.array(jobRefSchema).min(1).max(MOST_REFS) }),
  z.strictObject({
    cascadeId: id,
    lineIds: z.array(id).max(1000).optional(),
    unitIds: z.array(id).max(MOST_REFS).optional(),
    statuses: z.array(statusCodeSchema).max(20).optional(),
  }),
]);
export type Selection = z.infer<typeof selectionSchema>;

/** Dates are typed text. Which are needed depends on the kind: until (extend, reopen), newDate (return), dueOn (explain). */
export const jobQuestionSchema = z.object({
  kind: bulkKindSchema,
  selection: selectionSchema,
  until: z.string().max(60).optional(),
  newDate: z.string().max(60).optional(),
  dueOn: z.string().max(60).optional(),
  question: z.string().max(4000).optional(),
});
export type JobQuestion = z.infer<typeof jobQuestionSchema>;

/** `shown`: the obligations that the preview said it would act on, for naming what has changed since. */
export const startJobSchema = jobQuestionSchema.extend({
  reason: z.string().max(4000),
  confirmed: z.object({
    hash: z.string().max(100),
    shown: z.array(jobRefSchema).max(MOST_REFS).default([]),
  }),
});
export type StartJobRequest = z.infer<typeof startJobSchema>;

/** What would happen to one obligation, and why not. */
export const previewItemSchema = z.object({
  ref: jobRefSchema,
  label: z.string(),
  unitName: z.string(),
  lineTitle: z.string(),
  statusLabel: z.string(),
  outcome: z.enum(['will', 'skipped', 'refused']),
  reason: z.string(),
  mend: z.string(),
});
export type PreviewItem = z.infer<typeof previewItemSchema>;

export const jobPreviewSchema = z.object({
  kind: jobKindSchema,
  kindLabel: z.string(),
  asOf: z.string(),
  hash: z.string(),
  sentence: z.string(),
  counts: z.object({
    chosen: z.number(),
    will: z.number(),
    skipped: z.number(),
    refused: z.number(),
    units: z.number(),
  }),
  items: z.array(previewItemSchema),
});
export type JobPreview = z.infer<typeof jobPreviewSchema>;

export const jobStartedSchema = z.object({ jobId: z.string() });

/** A job as lists show it. */
export const jobSummarySchema = z.object({
  jobId: z.string(),
  kind: jobKindSchema,
  kindLabel: z.string(),
  status: z.enum(['running', 'cancelled', 'finished']),
  statusLabel: z.string(),
  startedBy: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  reason: z.string(),
  total: z.number(),
  done: z.number(),
  skipped: z.number(),
  failed: z.number(),
  waiting: z.number(),
  sentence: z.string(),
});
export type JobSummary = z.infer<typeof jobSummarySchema>;
export const jobListSchema = z.object({ asOf: z.string(), jobs: z.array(jobSummarySchema) });

export const jobItemSchema = z.object({
  n: z.number(),
  label: z.string(),
  ref: jobRefSchema.nullable(),
  outcome: z.enum(['waiting', 'done', 'skipped', 'failed']),
  outcomeLabel: z.string(),
  code: z.string().nullable(),
  field: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string().nullable(),
  mend: z.string().nullable(),
  mail: z.string().nullable().describe('What became of the message to the unit, for reminders'),
});
export type JobItemView = z.infer<typeof jobItemSchema>;

/** One job with a page of its items: failures first, then in order. */
export const jobSchema = jobSummarySchema.extend({
  asOf: z.string(),
  cancelledBy: z.string().nullable(),
  cancelReason: z.string().nullable(),
  retryOf: z.string().nullable(),
  importId: z.string().nullable(),
  mailFailures: z.number(),
  mailWaiting: z.number().describe('Messages of reminders that have not left yet'),
  items: z.array(jobItemSchema),
  itemsShown: z.number(),
  may: z.object({ cancel: z.boolean(), retry: z.boolean() }),
});
export type JobView = z.infer<typeof jobSchema>;

export const cancelJobSchema = z.object({ reason: z.string().max(4000) });
export const retryJobSchema = z.object({ reason: z.string().max(4000).default('') });
