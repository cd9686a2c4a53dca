import { z } from 'zod';

/** RFC 9457 problem document. `code` is stable; `detail` and `mend` are Vietnamese and meant for the reader. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  errors: z
    .array(z.object({ field: z.string(), value: z.string(), reason: z.string(), mend: z.string() }))
    .describe('Field, value, reason and mend of each error'),
});
export type Problem = z.infer<typeof problemSchema>;
