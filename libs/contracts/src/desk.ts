import { type UnitClass, unitClasses } from '@dondoc/domain';
import { z } from 'zod';
import { dueDateSchema } from './cascade.js';
import { statusCodeSchema, statusSchema, unitRefSchema } from './obligation.js';
import { roleSchema } from './access/index.js';

const id = z.string().min(1).max(100);
const ids = z.array(id).max(500).default([]);

/**
 * What the desk is narrowed to, besides the plain filters: `attention` whatever asks for an act or soon will (the default);
 * `soon` due within n working days, today included; `waiting` handed in and not accepted; `extension` a request for time
 * waits for a decision; `unreachable` still owed by a unit to which nobody can write; `all` everything.
 */
export const deskViews = [
  'attention',
  'overdue',
  'due-today',
  'soon',
  'waiting',
  'returned',
  'extension',
  'unreachable',
  'all',
] as const;
export const deskViewSchema = z.enum(deskViews);
export type DeskViewName = z.infer<typeof deskViewSchema>;

/** Working days of "sắp đến hạn" at the top of the desk. */
export const DESK_SOON_DAYS = 3;

/** The whole state of a desk's filter; what is left out filters nothing. A saved view is exactly this. */
export const deskFilterSchema = z.object({
  view: deskViewSchema.default('attention'),
  statuses: z.array(statusCodeSchema).max(20).default([]).describe('Where given, takes the place of the view'),
  days: z.number().int().min(1).max(60).default(DESK_SOON_DAYS).describe('Working days of the view "soon"'),
  cascades: ids,
  lines: ids.describe('Ids of lines of the schedule'),
  groups: z.array(z.string().max(50)).max(20).default([]).describe('Groups of obligations: plan, report …'),
  classes: z
    .array(z.enum(Object.keys(unitClasses) as [UnitClass, ...UnitClass[]]))
    .max(20)
    .default([]),
  units: ids,
  within: id.nullable().default(null).describe('This unit and all below it'),
  via: id.nullable().default(null).describe('Reports that pass through this unit'),
  year: z.number().int().min(1900).max(2999).nullable().default(null),
  period: z.string().max(60).nullable().default(null).describe('Id of a period, e.g. 2026-Q1'),
  text: z.string().max(200).default('').describe('Words of unit, work or document, with or without marks'),
});
export type DeskFilter = z.infer<typeof deskFilterSchema>;

export const deskGroupings = ['unit', 'class', 'cascade', 'line'] as const;
export const deskGroupingSchema = z.enum(deskGroupings);
export type DeskGrouping = z.infer<typeof deskGroupingSchema>;

/** `asOf`: a date as typed (the end of that day), or an instant; left out: now. `offset`, `limit`: the window of rows. */
export const deskQuestionSchema = z.object({
  filter: deskFilterSchema.default(() => deskFilterSchema.parse({})),
  asOf: z.string().max(60).nullable().default(null),
  groupBy: deskGroupingSchema.nullable().default(null),
  offset: z.number().int().min(0).max(1_000_000).default(0),
  limit: z.number().int().min(0).max(200).default(100),
});
export type DeskQuestion = z.input<typeof deskQuestionSchema>;

/** As of when an answer holds. `past`: an asked moment, rebuilt from the log; `text` says so in words. */
export const momentSchema = z.object({ at: z.string(), past: z.boolean(), text: z.string() });
export type MomentView = z.infer<typeof momentSchema>;

export const deskRefSchema = z.object({ cascadeId: z.string(), unitId: z.string(), lineId: z.string() });
export type DeskRef = z.infer<typeof deskRefSchema>;

/** One obligation of one unit on the desk. */
export const deskRowSchema = deskRefSchema.extend({
  cascadeTitle: z.string(),
  documentLabel: z.string(),
  unit: unitRefSchema,
  title: z.string(),
  shortTitle: z.string(),
  groupLabel: z.string(),
  status: statusSchema,
  due: dueDateSchema.nullable().describe('The date in force with its reasons; null: no due date'),
  receivedOn: z.string().nullable().describe('Plain date of the first receipt'),
  via: z.string().nullable(),
  viaLabel: z.string().nullable().describe('Where the intermediary stands with the report'),
  extensionAsked: z.boolean(),
  reachable: z.boolean().describe('Somebody of the unit can be written to'),
  reminded: z
    .object({
      times: z.number().describe('Letters about this that were sent to the unit or stood in its inbox'),
      lastAt: z.string().nullable(),
      untold: z.number().describe('Reminders that fell due and have reached nobody (yet)'),
      sample: z.boolean().describe('Some of it is history made for the sample, of which no letter was sent'),
    })
    .describe('By the record, up to the moment of the answer'),
  letter: z
    .object({ letterId: z.string(), number: z.string(), issuedOn: z.string() })
    .nullable()
    .describe('The newest chase letter that was signed and names this; number with its sign, plain date'),
  next: z.object({ at: z.string(), to: z.string(), text: z.string() }).nullable().describe('What will be sent next'),
});
export type DeskRow = z.infer<typeof deskRowSchema>;

/** `counts`: status code → number; they sum to `total`. */
export const deskGroupSchema = z.object({
  key: z.string(),
  label: z.string(),
  total: z.number(),
  overdue: z.number(),
  counts: z.record(z.string(), z.number()),
});
export type DeskGroup = z.infer<typeof deskGroupSchema>;

export const deskCountsSchema = z.object({
  attention: z.number(),
  overdue: z.number(),
  dueToday: z.number(),
  soon: z.number(),
  waiting: z.number(),
  returned: z.number(),
  extension: z.number(),
  unreachable: z.number(),
});
export type DeskCounts = z.infer<typeof deskCountsSchema>;

/** Of the rows that match: how many by status (sums to `total`), in groups, and one window of them. */
export const deskSchema = z.object({
  moment: momentSchema,
  counts: deskCountsSchema.describe('By view, under the plain filters'),
  total: z.number(),
  units: z.number().describe('How many units the rows belong to'),
  explanations: z.number().describe('Of the rows: explanations (giải trình), which no matrix, rate or report counts'),
  totals: z.record(z.string(), z.number()),
  groups: z.array(deskGroupSchema),
  offset: z.number(),
  rows: z.array(deskRowSchema),
  nextDue: z
    .object({ title: z.string(), lastSafeDay: z.string() })
    .nullable()
    .describe('The nearest due date, when nothing matches'),
});
export type DeskAnswer = z.infer<typeof deskSchema>;

/** Every obligation that matches, for an act on all of them; `more`: there are more than may be named at once. */
export const deskRefsSchema = z.object({
  moment: momentSchema,
  total: z.number(),
  more: z.boolean(),
  refs: z.array(deskRefSchema),
});
export type DeskRefs = z.infer<typeof deskRefsSchema>;

const option = z.object({ value: z.string(), label: z.string() });
/** What the filters of the asker's desk can be set to. */
export const deskChoicesSchema = z.object({
  cascades: z.array(option.extend({ overdue: z.number() })),
  lines: z.array(option.extend({ cascadeId: z.string() })),
  groups: z.array(option),
  classes: z.array(option),
  units: z.array(option),
  parents: z.array(option),
  vias: z.array(option),
  years: z.array(z.number()),
  periods: z.array(option),
});
export type DeskChoices = z.infer<typeof deskChoicesSchema>;

/** Who else sees a saved view: nobody, everybody in a role, or everybody of a unit. What it shows is the reader's own scope. */
export const sharedWithSchema = z.union([
  z.strictObject({ kind: z.literal('private') }),
  z.strictObject({ kind: z.literal('role'), role: roleSchema }),
  z.strictObject({ kind: z.literal('unit'), unitId: id }),
]);
export type SharedWith = z.infer<typeof sharedWithSchema>;

export const savedViewSchema = z.object({
  viewId: z.string(),
  name: z.string(),
  filter: deskFilterSchema,
  groupBy: deskGroupingSchema.nullable(),
  shared: sharedWithSchema,
  sharedLabel: z.string(),
  ownerName: z.string(),
  own: z.boolean(),
  changedAt: z.string(),
  revision: z.number().describe('How often it has been written; sent back with a change'),
});
export type SavedView = z.infer<typeof savedViewSchema>;

export const saveViewSchema = z.object({
  name: z.string().trim().min(1, 'Đặt tên cho cách xem này.').max(100),
  filter: deskFilterSchema,
  groupBy: deskGroupingSchema.nullable().default(null),
  shared: sharedWithSchema.default({ kind: 'private' }),
});
export type SaveView = z.input<typeof saveViewSchema>;
/** `revision`: the one that was read; another one meanwhile is refused (`VIEW.STALE`). */
export const changeViewSchema = saveViewSchema.extend({ revision: z.int().min(1).optional() });
export type ChangeView = z.input<typeof changeViewSchema>;
