import type { PlainDate } from '../calendar/plain-date.js';
import { existsOn, liesWithin, type OrgUnit, type UnitClass } from './org-unit.js';

/**
 * Who owes a deliverable: whole classes of units below the issuer, or units by id; `except` takes units out again.
 * `within`: another top than the issuer (a sở that asks its equals addresses the classes of the whole province).
 */
export type Audience = {
  classes: readonly UnitClass[];
  units: readonly string[];
  except: readonly string[];
  within?: string | null;
};

/** True when the audience names the unit; a class addresses only units below the issuer (its own xã, not the nation's). */
const includesUnit = (audience: Audience, unit: OrgUnit, issuer: string, byId: ReadonlyMap<string, OrgUnit>): boolean =>
  !audience.except.includes(unit.id) &&
  (audience.units.includes(unit.id) ||
    (audience.classes.includes(unit.class) && liesWithin(unit, audience.within ?? issuer, byId)));

/** The units of an audience that exist on that day, in the order given. */
export const unitsOf = (audience: Audience, units: readonly OrgUnit[], issuer: string, on: PlainDate): OrgUnit[] => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return units.filter((unit) => includesUnit(audience, unit, issuer, byId) && existsOn(unit, on));
};

/**
 * `unitsOf` for many audiences of one register and day: equal audiences are looked up once and share one list.
 */
export const audienceFinder = (
  units: readonly OrgUnit[],
  issuer: string,
  on: PlainDate,
): ((audience: Audience) => readonly OrgUnit[]) => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const living = units.filter((unit) => existsOn(unit, on));
  const found = new Map<string, readonly OrgUnit[]>();
  return (audience) => {
    const key = JSON.stringify([audience.classes, audience.units, audience.except, audience.within ?? null]);
    const known = found.get(key);
    if (known) return known;
    const members = living.filter((unit) => includesUnit(audience, unit, issuer, byId));
    found.set(key, members);
    return members;
  };
};
