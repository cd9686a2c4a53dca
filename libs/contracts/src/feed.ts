import { z } from 'zod';

/** A calendar that other programs subscribe to under a secret address: what a person or a unit owes, one day each. */
export const feedSchema = z.object({
  feedId: z.string(),
  kind: z.enum(['person', 'unit']),
  unitId: z.string(),
  unitName: z.string(),
  createdAt: z.string(),
  lastReadAt: z.string().nullable(),
});
export type FeedView = z.infer<typeof feedSchema>;
export const newFeedSchema = z.object({ kind: z.enum(['person', 'unit']) });
/** The address is shown once and never again: who has it can read the calendar. */
export const issuedFeedSchema = feedSchema.extend({ url: z.string() });
