import { z } from 'zod';
import { actSchema } from '../access/acts.js';
import { plainDateSchema } from '../cascade.js';

/** A unit in the tree as of a day. `reachable`: somebody reads what is written to its focal point on that day. */
export const unitRowSchema = z.object({
  unitId: z.string(),
  name: z.string(),
  shortName: z.string(),
  class: z.string(),
  classLabel: z.string(),
  tier: z.string(),
  parent: z.string().nullable(),
  validFrom: plainDateSchema,
  validTo: plainDateSchema.nullable(),
  reachable: z.boolean(),
});
export type UnitRowView = z.infer<typeof unitRowSchema>;
export const unitTreeSchema = z.object({
  on: plainDateSchema,
  onLabel: z.string(),
  units: z.array(unitRowSchema),
  unreachable: z.number().describe('Units of that day that nobody can be reached for'),
  mayAdd: z.boolean(),
});
export type UnitTreeView = z.infer<typeof unitTreeSchema>;
export const unitTreeQuerySchema = z.object({ on: z.string().trim().max(60).optional() });

export const holdingSchema = z.object({
  holdingId: z.string(),
  username: z.string().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  from: plainDateSchema,
  to: plainDateSchema.nullable(),
  alongside: z.boolean(),
  disabled: z.boolean().describe('The account is closed'),
  current: z.boolean(),
  span: z.string(),
  mayBeAway: z.boolean().describe('The asker may record an absence of this holder'),
});
export const absenceSchema = z.object({
  absenceId: z.string(),
  holdingId: z.string(),
  holderName: z.string(),
  standIn: z.object({ username: z.string().nullable(), name: z.string(), email: z.string().nullable() }),
  from: plainDateSchema,
  to: plainDateSchema,
  reason: z.string(),
  current: z.boolean(),
  span: z.string(),
  mayEnd: z.boolean().describe('The asker may end it early'),
});
export const postViewSchema = z.object({
  kind: z.string(),
  kindLabel: z.string(),
  title: z.string(),
  email: z.string().describe('The mailbox of the post'),
  onDuty: z.string().nullable().describe('Who has the duty that day, in words; null: vacant'),
  holdings: z.array(holdingSchema),
  absences: z.array(absenceSchema),
  mayAppoint: z.boolean(),
  revision: z.number().describe('Of title and mailbox; sent back with a change'),
});
export type PostView = z.infer<typeof postViewSchema>;

export const unitChangeViewSchema = z.object({ at: z.string(), by: z.string(), text: z.string() });
export const unitDetailSchema = unitRowSchema.extend({
  on: plainDateSchema,
  parentName: z.string().nullable(),
  adminCode: z.string().nullable(),
  dutyLine: z.array(z.object({ unitId: z.string(), name: z.string() })),
  former: z.array(z.object({ until: plainDateSchema, untilLabel: z.string(), text: z.string() })),
  posts: z
    .array(postViewSchema)
    .nullable()
    .describe('null: who holds the posts of this unit is not shown to the asker'),
  appointable: z.array(z.object({ kind: z.string(), label: z.string() })),
  history: z.array(unitChangeViewSchema),
  may: z.array(actSchema),
  revision: z.number().describe('Of the facts about the unit; sent back with a change'),
});
export type UnitDetailView = z.infer<typeof unitDetailSchema>;
