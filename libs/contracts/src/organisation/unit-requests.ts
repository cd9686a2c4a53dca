import { unitClasses, type Tier, type UnitClass } from '@dondoc/domain';
import { z } from 'zod';

// What is empty is refused by the rules of units, with the words for its field.
// A name stands in lists, subjects of mail and heads of letters: one line.
const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const name = z.string().max(300).transform(onOneLine);
const dateText = z.string().trim().max(60);
const unitId = z.string().trim().max(80);
const reason = z.string().trim().max(1000);
const emptyAsNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());
const optionalText = z.string().max(300).nullable().default(null).transform(emptyAsNull);
const tiers = ['province', 'district', 'commune', 'division'] as const satisfies readonly Tier[];

const facts = {
  name,
  shortName: name,
  class: z.enum(Object.keys(unitClasses) as [UnitClass, ...UnitClass[]]),
  tier: z.enum(tiers),
  parent: unitId.nullable(),
  adminCode: z.string().trim().max(40).nullable(),
  dutyLine: z.array(unitId).max(10),
};

/** The one that was read; another one meanwhile is refused (`UNIT.STALE`). Not given: whatever was there is written over. */
const revision = z.int().min(0).optional();

/** A new unit; dates are typed text. */
export const newUnitSchema = z.object({ ...facts, unitId, validFrom: dateText });
export type NewUnitRequest = z.infer<typeof newUnitSchema>;

/** What changes from a date; what is not named stays. */
export const changeUnitSchema = z.object({ from: dateText, reason, facts: z.object(facts).partial(), revision });
export type ChangeUnitRequest = z.infer<typeof changeUnitSchema>;

export const closeUnitSchema = z.object({ lastDay: dateText, reason, revision });
export type CloseUnitRequest = z.infer<typeof closeUnitSchema>;
export const setPostSchema = z.object({
  title: z.string().max(200).transform(onOneLine),
  email: z.string().trim().max(254),
  revision,
});
export type SetPostRequest = z.infer<typeof setPostSchema>;

const person = {
  username: optionalText,
  name: z.string().max(200).default('').transform(onOneLine),
  email: optionalText,
};

/** `username`: an account; its name and address are taken where none are given. */
export const appointSchema = z.object({
  ...person,
  from: dateText,
  to: optionalText,
  alongside: z.boolean().default(false),
  replaces: z.boolean().default(false),
  reason: reason.default(''),
});
export type AppointRequest = z.infer<typeof appointSchema>;

export const endHoldingSchema = z.object({ lastDay: dateText, reason: reason.default('') });
export const recordAbsenceSchema = z.object({
  holdingId: z.string().max(200),
  from: dateText,
  to: dateText,
  standIn: z.object(person),
  reason: reason.default(''),
});
export type RecordAbsenceRequest = z.infer<typeof recordAbsenceSchema>;
export const organisationChangedSchema = z.object({ unitIds: z.array(z.string()), recordedAt: z.string() });
