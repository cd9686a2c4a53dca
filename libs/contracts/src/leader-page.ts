import { z } from 'zod';
import { plainDateSchema } from './cascade.js';
import { momentSchema } from './desk.js';

const ref = { cascadeId: z.string(), unitId: z.string(), lineId: z.string() };

/** Of all obligations of the issuer's plans; each figure is that of the matrices at the same moment, added up. */
export const leaderCountsSchema = z.object({
  asked: z.number().describe('Fallen due: the denominator'),
  handedIn: z.number(),
  late: z.number().describe('Handed in, but late'),
  overdue: z.number(),
  overdueUnits: z.number(),
  dueToday: z.number(),
  dueThisWeek: z.number(),
  waiting: z.number().describe('Handed in, not accepted yet'),
  returned: z.number(),
  extensions: z.number().describe('Requests for time that wait for a decision'),
});
export type LeaderCounts = z.infer<typeof leaderCountsSchema>;

/** The one page for the leader of an issuer. Lists are cut; the number of what was cut is beside them. */
export const leaderPageSchema = z.object({
  moment: momentSchema,
  issuer: z.object({ unitId: z.string(), name: z.string(), leader: z.string() }),
  issuers: z.array(z.object({ unitId: z.string(), name: z.string() })),
  week: z.object({ from: plainDateSchema, to: plainDateSchema }),
  cascadeIds: z.array(z.string()).describe('Plans whose figures are added up; every figure opens its list among them'),
  headline: z.string(),
  counts: leaderCountsSchema,
  against: z
    .object({ at: z.string(), overdue: z.number(), handedIn: z.number(), sentence: z.string() })
    .nullable()
    .describe('The same a week before; null when nothing had been issued then'),
  explanations: z
    .object({ open: z.number(), overdue: z.number(), sentence: z.string() })
    .nullable()
    .describe('Owed besides the obligations and in no figure above; null: none'),
  cascades: z.array(
    z.object({
      cascadeId: z.string(),
      title: z.string(),
      label: z.string(),
      overdue: z.number(),
      sentence: z.string(),
    }),
  ),
  mostLate: z
    .array(
      z.object({
        ...ref,
        unitName: z.string(),
        title: z.string(),
        dueOn: plainDateSchema.nullable(),
        days: z.number(),
        count: z.number().describe('Overdue of this unit, this one included'),
      }),
    )
    .describe('One line for each unit: what it is latest with'),
  more: z
    .object({ cascades: z.number(), dueThisWeek: z.number(), extensions: z.number() })
    .describe('Cut from the lists'),
  mostLateMore: z.object({ rows: z.number(), units: z.number() }).describe('Of the units that are not listed'),
  dueThisWeek: z.array(
    z.object({
      cascadeId: z.string(),
      lineId: z.string(),
      title: z.string(),
      day: plainDateSchema,
      missing: z.number(),
      owed: z.number(),
    }),
  ),
  extensions: z.array(
    z.object({
      ...ref,
      unitName: z.string(),
      title: z.string(),
      until: plainDateSchema.nullable(),
      reason: z.string(),
    }),
  ),
});
export type LeaderPageView = z.infer<typeof leaderPageSchema>;
