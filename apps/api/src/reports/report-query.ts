import { reportListNameSchema } from '@dondoc/contracts';
import { unitClasses } from '@dondoc/domain';
import { z } from 'zod';
import { asOfSchema } from '../desk/moments.js';

const empty = (value: unknown): unknown => (value === '' ? undefined : value);

/** `line`: one line of the schedule; left out: all. `asOf`: a date as typed, or an instant; left out: now. */
export const reportQuerySchema = asOfSchema.extend({
  line: z.preprocess(empty, z.string().min(1).max(100).optional()),
});
export type ReportQueryText = z.infer<typeof reportQuerySchema>;

/** `list`: which figure; `class`: only units of this class, `unknown`: those that the register has lost. */
export const reportListQuerySchema = reportQuerySchema.extend({
  list: reportListNameSchema,
  class: z.preprocess(empty, z.enum(['unknown', ...Object.keys(unitClasses)]).optional()),
});
export type ReportListQueryText = z.infer<typeof reportListQuerySchema>;
