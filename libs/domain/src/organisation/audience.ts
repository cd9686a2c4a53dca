import type { PlainDate } from '../calendar/plain-date.js';
import { existsOn, type OrgUnit, type UnitClass } from './org-unit.js';

/** Who owes a deliverable: whole classes of units, or units by id; `except` takes units out again. */
export type Audience = {
  classes: readonly UnitClass[];
  units: readonly string[];
  except: readonly string[];
};

/** True when the audience names the unit. */
export const includesUnit = (audience: Audience, unit: OrgUnit): boolean =>
  !audience.except.includes(unit.id) && (audience.units.includes(unit.id) || audience.classes.includes(unit.class));

/** The units of the audience that exist on that day, in the order given. */
export const unitsOf = (audience: Audience, units: readonly OrgUnit[], on: PlainDate): OrgUnit[] =>
  units.filter((unit) => includesUnit(audience, unit) && existsOn(unit, on));
