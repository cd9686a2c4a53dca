import { z } from 'zod';
import { actSchema } from './access/acts.js';

export { clauseWords } from '@dondoc/domain';

/** A legal date `YYYY-MM-DD` in Asia/Ho_Chi_Minh. */
export const plainDateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Number of a version or a revision, from 0 (none yet): no count of ours comes near the bound. */
export const versionNumberSchema = z.number().int().min(0).max(1_000_000);

export const documentSchema = z.object({
  type: z.string(),
  sign: z.string(),
  number: z.string().nullable(),
  issuedOn: plainDateSchema.nullable(),
  issuer: z.string(),
  subject: z.string(),
});

export const whyStepSchema = z.object({ step: z.string(), text: z.string() });

export const dueDateSchema = z.object({
  named: plainDateSchema,
  boundary: z.enum(['before', 'on']),
  lastSafeDay: plainDateSchema,
  lastWorkingDay: plainDateSchema,
  overdueFrom: plainDateSchema,
  hour: z.string().nullable(),
  why: z.array(whyStepSchema),
});
export type DueDateView = z.infer<typeof dueDateSchema>;

/** A column of the matrix: one deliverable in one period. */
export const lineSchema = z.object({
  lineId: z.string(),
  key: z.string(),
  title: z.string(),
  shortTitle: z.string(),
  group: z.string(),
  groupLabel: z.string(),
  period: z.string(),
  clause: z.string(),
  words: z.string(),
  via: z.string().nullable(),
  to: z.string(),
  condition: z.string().nullable(),
  due: dueDateSchema.nullable().describe('null: no due date (Không hạn)'),
  dataCutOff: plainDateSchema.nullable(),
  rollUpAt: z.string().nullable(),
});
export type LineView = z.infer<typeof lineSchema>;

export const tallySchema = z.object({
  assigned: z.number(),
  owed: z.number(),
  handedIn: z.number(),
  onTime: z.number(),
  late: z.number(),
  overdue: z.number(),
  notYet: z.number(),
  undated: z.number(),
  returned: z.number(),
  agreed: z.number(),
  exempt: z.number(),
  lateUnits: z.array(z.string()),
  missingUnits: z.array(z.string()),
  ratings: z.record(z.string(), z.array(z.string())).optional(),
});

export const cascadeSummarySchema = z.object({
  cascadeId: z.string(),
  title: z.string(),
  status: z.enum(['draft', 'issued']),
  document: documentSchema,
  sample: z.boolean(),
  unitCount: z.number(),
  obligationCount: z.number(),
  overdueCount: z.number(),
  progress: z.string().describe('Where the cascade stands, in words'),
  nextDue: z.object({ lineId: z.string(), title: z.string(), lastSafeDay: plainDateSchema }).nullable(),
  parentId: z.string().nullable().describe('Cascade above that this one carries out'),
});
export type CascadeSummary = z.infer<typeof cascadeSummarySchema>;

/** Text to read before issuing: what will be made and what deserves a second look. */
export const warningSchema = z.object({
  field: z.string(),
  text: z.string(),
  blocks: z.boolean().describe('Whatever the date of issue, issuing is refused until the template is mended'),
});

export const cascadeDetailSchema = cascadeSummarySchema.extend({
  template: z.object({ id: z.string(), version: z.number(), title: z.string() }),
  calendar: z.object({ id: z.string(), version: z.number(), label: z.string() }),
  basis: z.array(z.string()),
  recipients: z.array(z.string()),
  targets: z.array(z.object({ number: z.number(), text: z.string(), binds: z.string() })),
  lines: z.array(lineSchema.extend({ unitCount: z.number(), progress: z.string() })),
  warnings: z.array(warningSchema),
  /** The unit's plan above that this cascade carries out, and the cascades that its units have issued from it. */
  parent: z.object({ cascadeId: z.string(), title: z.string(), unitId: z.string(), unitName: z.string() }).nullable(),
  children: z.array(
    z.object({
      cascadeId: z.string(),
      title: z.string(),
      status: z.enum(['draft', 'issued']),
      unitId: z.string(),
      unitName: z.string(),
      progress: z.string(),
    }),
  ),
  slack: z.array(z.object({ fromLine: z.string(), toLine: z.string(), workingDays: z.number(), text: z.string() })),
  targetsMet: z.array(z.object({ number: z.number(), met: z.boolean().nullable(), text: z.string() })),
  amendments: z.number(),
  asOf: z.string(),
});
export type CascadeDetail = z.infer<typeof cascadeDetailSchema>;

/** A cascade as it is shown to somebody: `may` are the acts on it that the table of rights gives them. */
export const cascadeViewSchema = cascadeDetailSchema.extend({ may: z.array(actSchema) });
export type CascadeView = z.infer<typeof cascadeViewSchema>;

export const issueCascadeSchema = z.object({
  documentNumber: z.string().max(50),
  issuedOn: z.string().max(60),
});
export type IssueCascadeRequest = z.infer<typeof issueCascadeSchema>;

export const rollUpSchema = z.object({
  lineId: z.string(),
  title: z.string(),
  at: z.string(),
  trigger: z.enum(['settled', 'time']),
  tally: tallySchema,
  sentence: z.string(),
  lateNames: z.array(z.string()),
  missingNames: z.array(z.string()),
  lowerTiers: z.array(
    z.object({ unitName: z.string(), cascadeId: z.string(), title: z.string(), sentence: z.string() }),
  ),
});
export type RollUpView = z.infer<typeof rollUpSchema>;
