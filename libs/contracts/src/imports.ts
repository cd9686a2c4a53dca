import { z } from 'zod';

export const importKindSchema = z.enum(['submissions', 'units', 'posts']);
export type ImportKind = z.infer<typeof importKindSchema>;

/** Which sheet: submissions belong to one cascade. */
export const importQuerySchema = z.object({
  kind: importKindSchema,
  cascadeId: z.string().min(1).max(100).optional(),
});
export type ImportQuery = z.infer<typeof importQuerySchema>;

/** What is wrong in one cell: row and column letter of the sheet, the column's head. */
export const importErrorSchema = z.object({
  row: z.number(),
  column: z.string(),
  head: z.string(),
  code: z.string(),
  value: z.string(),
  reason: z.string(),
  mend: z.string(),
});
export type ImportError = z.infer<typeof importErrorSchema>;

/** A row that would be entered, in words. */
export const importRowSchema = z.object({ row: z.number(), label: z.string() });

/** The dry run: everything that is wrong, and what would be entered. Nothing has been entered. */
export const importReportSchema = z.object({
  importId: z.string(),
  kind: importKindSchema,
  kindLabel: z.string(),
  cascadeId: z.string().nullable(),
  fileName: z.string(),
  asOf: z.string(),
  sheet: z.string(),
  rows: z.number().describe('Rows that say something'),
  right: z.number(),
  wrong: z.number(),
  blank: z.number().describe('Prepared rows that nobody has filled in, or that change nothing'),
  sentence: z.string(),
  errors: z.array(importErrorSchema),
  errorCount: z.number().describe('All errors; the list may hold fewer, the marked file holds all'),
  preview: z.array(importRowSchema).describe('The first rows that would be entered'),
  jobId: z.string().nullable().describe('The job that enters the rows, once somebody has started it'),
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** `all`: only when nothing is wrong; `right`: the right rows, the others stay in the marked file. */
export const enterImportSchema = z.object({
  rows: z.enum(['all', 'right']),
  reason: z.string().max(4000).default(''),
});
export type EnterImport = z.infer<typeof enterImportSchema>;
