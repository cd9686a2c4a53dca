import { z } from 'zod';
import { plainDateSchema, versionNumberSchema } from './cascade.js';

export const calendarEntrySchema = z.object({
  date: plainDateSchema,
  weekday: z.string(),
  working: z.boolean(),
  name: z.string(),
  source: z.string(),
  status: z.enum(['statute', 'notice', 'swap', 'computed']),
  statusLabel: z.string(),
});

export const calendarSchema = z.object({
  calendarId: z.string(),
  version: z.number(),
  latest: z.number(),
  name: z.string(),
  versions: z.array(z.object({ version: z.number(), publishedAt: z.string(), by: z.string(), note: z.string() })),
  years: z.array(
    z.object({
      year: z.number(),
      entries: z.array(calendarEntrySchema),
      openQuestions: z.array(z.object({ from: plainDateSchema, to: plainDateSchema, text: z.string() })),
    }),
  ),
  cascades: z.array(z.object({ cascadeId: z.string(), title: z.string(), version: z.number() })),
  mayPublish: z.boolean().describe('Whether the asker may enter a notice'),
});
export type CalendarView = z.infer<typeof calendarSchema>;

/** A notice: an ICS file's text, or lines as typed ("31/08/2026 nghỉ: hoán đổi"; "22/08/2026 làm bù"). */
export const noticeSchema = z.object({
  basedOn: versionNumberSchema,
  source: z.string().max(500).describe('Number and date of the notice'),
  status: z.enum(['notice', 'swap', 'statute', 'computed']).default('notice'),
  ics: z.string().max(500_000).optional(),
  text: z.string().max(100_000).optional(),
  confirmedYears: z
    .array(z.number().int())
    .max(100)
    .default([])
    .describe('Years whose data are complete with this notice'),
});
export type NoticeRequest = z.infer<typeof noticeSchema>;

export const noticePreviewSchema = z.object({
  changes: z.array(z.object({ date: plainDateSchema, before: z.string(), after: z.string() })),
  moves: z.array(
    z.object({
      cascadeId: z.string(),
      cascadeTitle: z.string(),
      lineId: z.string(),
      title: z.string(),
      before: plainDateSchema,
      after: plainDateSchema,
      openUnits: z.number(),
      text: z.string(),
    }),
  ),
  nextVersion: z.number(),
});
export type NoticePreviewView = z.infer<typeof noticePreviewSchema>;
export const noticeResultSchema = z.object({ calendarId: z.string(), version: z.number() });
