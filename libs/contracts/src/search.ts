import { z } from 'zod';

export const searchKinds = ['document', 'cascade', 'unit', 'obligation', 'submission', 'letter'] as const;
export const searchKindSchema = z.enum(searchKinds);
export type SearchKind = z.infer<typeof searchKindSchema>;

/** One thing found. What it is about says where it opens; `warning`: why it may be another one than was meant. */
export const searchHitSchema = z.object({
  kind: searchKindSchema,
  title: z.string(),
  text: z.string(),
  warning: z.string().nullable(),
  cascadeId: z.string().nullable(),
  unitId: z.string().nullable(),
  lineId: z.string().nullable(),
  letterId: z.string().nullable().describe('Of a chase letter'),
  draft: z.boolean(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** `notes`: how the words were read, e.g. that CT stands for two kinds of documents. `more`: not all are shown. */
export const searchSchema = z.object({
  query: z.string(),
  notes: z.array(z.string()),
  parts: z.array(
    z.object({ kind: searchKindSchema, label: z.string(), more: z.boolean(), hits: z.array(searchHitSchema) }),
  ),
});
export type SearchAnswer = z.infer<typeof searchSchema>;
