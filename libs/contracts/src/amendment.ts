import { z } from 'zod';
import { plainDateSchema, versionNumberSchema } from './cascade.js';

/** What the amended cascade would be pinned to; null: as now. */
export const amendmentTargetSchema = z.object({
  templateVersion: versionNumberSchema.nullable().default(null),
  calendarVersion: versionNumberSchema.nullable().default(null),
});
export type AmendmentTarget = z.infer<typeof amendmentTargetSchema>;

export const amendmentPreviewSchema = z.object({
  amendment: z.number().describe('The number that it will get'),
  versions: z.object({
    template: z.array(z.number()),
    calendar: z.array(z.number()),
    currentTemplate: z.number(),
    currentCalendar: z.number(),
  }),
  changes: z.array(
    z.object({
      lineId: z.string(),
      title: z.string(),
      kind: z.enum(['moved', 'kept', 'added', 'dropped']),
      before: plainDateSchema.nullable(),
      after: plainDateSchema.nullable(),
      workingDays: z.number().describe('Gained (+) or lost (−)'),
      openUnits: z.number(),
      settledUnits: z.number().describe('Keep what they have: already handed in or over'),
      text: z.string(),
    }),
  ),
  sentence: z.string(),
  newUnits: z.array(z.string()),
});
export type AmendmentPreview = z.infer<typeof amendmentPreviewSchema>;

export const amendSchema = amendmentTargetSchema.extend({
  documentNumber: z.string().max(50),
  issuedOn: z.string().max(60),
  reason: z.string().max(4000),
  choices: z.record(z.string().max(300), z.enum(['keep', 'recompute'])),
});
export type AmendRequest = z.infer<typeof amendSchema>;

/** An amendment that has been applied. */
export const amendmentSchema = z.object({
  amendment: z.number(),
  document: z.object({ number: z.string(), sign: z.string(), issuedOn: plainDateSchema, reason: z.string() }),
  at: z.string(),
  by: z.string(),
  changes: amendmentPreviewSchema.shape.changes,
});
export type AmendmentView = z.infer<typeof amendmentSchema>;
