import { reportListNames, reportRateNames, reportShareNames } from '@dondoc/domain';
import { z } from 'zod';
import { plainDateSchema } from './cascade.js';
import { momentSchema } from './desk.js';
import { statusSchema, unitRefSchema } from './obligation.js';

export const reportShareSchema = z.enum(reportShareNames);
export const reportListNameSchema = z.enum(reportListNames);
export type ReportListNameView = z.infer<typeof reportListNameSchema>;

/** So many names stand in the report itself; the whole list is asked for by its name. */
export const REPORT_NAMES = 200;
/** So many stand in the list behind a figure; a workbook has all. */
export const REPORT_LIST = 1000;

const count = z.number().int().min(0);

/** n of m; `part` and `of` are lists that can be opened. */
export const reportRateSchema = z.object({
  name: z.enum(reportRateNames),
  label: z.string(),
  part: count,
  of: count,
  percent: z.string().describe('"82,8"; never above 100'),
  partList: reportListNameSchema,
  ofList: reportListNameSchema,
});

/** `assigned` is the sum of `counts`. */
export const reportRowSchema = z.object({
  key: z.string(),
  label: z.string(),
  assigned: count,
  owed: count,
  handedIn: count,
  fallenDue: count,
  counts: z.record(reportShareSchema, count),
  rates: z.array(reportRateSchema),
});
export type ReportRowView = z.infer<typeof reportRowSchema>;

/** One obligation of one unit, with what put it where it stands. */
export const reportItemSchema = z.object({
  unit: unitRefSchema,
  lineId: z.string(),
  lineTitle: z.string(),
  share: reportShareSchema,
  shareLabel: z.string(),
  status: statusSchema,
  dueOn: plainDateSchema.nullable().describe('The last day in time by the schedule'),
  extendedTo: plainDateSchema.nullable(),
  receivedOn: plainDateSchema.nullable(),
  daysLate: z.number().nullable().describe('Against the date that counts; null: not to be judged'),
  daysLateFirst: z.number().nullable().describe('Against the date without extensions'),
  submission: z
    .object({ documentNumber: z.string(), signedOn: plainDateSchema, version: z.number() })
    .nullable()
    .describe('The newest version'),
  why: z.string().describe('The decision, the silence or the date behind it; empty where the status says all'),
  via: z.object({ name: z.string(), late: z.boolean(), text: z.string() }).nullable().describe('Who passes it on'),
});
export type ReportItemView = z.infer<typeof reportItemSchema>;

const namesSchema = z.object({ total: count, items: z.array(reportItemSchema) });

/** Figures as exact decimals in plain digits (`1234.5`). */
export const reportFigureSchema = z.object({
  lineId: z.string(),
  lineTitle: z.string(),
  key: z.string(),
  label: z.string(),
  unit: z.string(),
  total: z.string().nullable(),
  notAdded: z.string().nullable().describe('Why there is no sum'),
  least: z.string().nullable(),
  most: z.string().nullable(),
  given: count,
  owed: count,
  sources: z
    .array(
      z.object({
        unitId: z.string(),
        unitName: z.string(),
        value: z.string(),
        documentNumber: z.string(),
        signedOn: plainDateSchema,
        version: z.number(),
        far: z.boolean().describe('Far from what the other units gave'),
      }),
    )
    .describe('On screen the first of `given`, those that are far from the others before all'),
  without: z
    .array(z.object({ unitId: z.string(), unitName: z.string(), reason: z.string() }))
    .describe('On screen the first of `owed` − `given`'),
});
export type ReportFigureView = z.infer<typeof reportFigureSchema>;

export const reportSchema = z.object({
  moment: momentSchema,
  cascadeId: z.string(),
  title: z.string(),
  documentLabel: z.string(),
  line: z
    .object({ lineId: z.string(), title: z.string(), period: z.string(), dueOn: plainDateSchema.nullable() })
    .nullable()
    .describe('Null: all lines'),
  lines: z.array(z.object({ lineId: z.string(), title: z.string(), group: z.string() })),
  sentence: z.string(),
  totals: z.record(z.string(), z.number()).describe('Status code → number, as in the matrix'),
  total: reportRowSchema,
  byLine: z.array(reportRowSchema),
  byClass: z.array(reportRowSchema),
  missing: namesSchema,
  late: namesSchema,
  out: namesSchema,
  intermediaries: namesSchema.describe('What the one in between passes on, or passed on, late'),
  figures: z.array(reportFigureSchema),
  passageCount: count,
  passages: z.array(
    z.object({
      unitId: z.string(),
      unitName: z.string(),
      lineId: z.string(),
      lineTitle: z.string(),
      text: z.string(),
      documentNumber: z.string(),
      signedOn: plainDateSchema,
    }),
  ),
  lastTime: z.object({
    text: z.string(),
    row: reportRowSchema.nullable(),
    cascadeId: z.string().nullable(),
    lineId: z.string().nullable(),
    at: z.string().nullable(),
    parts: z
      .array(
        z.object({
          lineId: z.string(),
          title: z.string(),
          cascadeId: z.string(),
          lastLineId: z.string(),
          lastTitle: z.string(),
          at: z.string(),
          text: z.string(),
        }),
      )
      .describe('Over all lines: what the comparison is made of, duty by duty'),
  }),
  tiers: z.object({
    below: z.array(
      z.object({
        unitName: z.string(),
        cascadeId: z.string(),
        title: z.string(),
        lineId: z.string(),
        at: z.string(),
        sentence: z.string(),
      }),
    ),
    chain: z.array(z.object({ who: z.string(), text: z.string(), at: z.string().nullable() })),
  }),
});
export type ReportView = z.infer<typeof reportSchema>;

/** Who stands behind one figure; `rest`: whom it leaves out of what was assigned, and why. The first of `total` and of `restTotal`. */
export const reportListSchema = z.object({
  moment: momentSchema,
  label: z.string(),
  total: count,
  items: z.array(reportItemSchema),
  restTotal: count,
  rest: z.array(reportItemSchema),
});
export type ReportListView = z.infer<typeof reportListSchema>;
