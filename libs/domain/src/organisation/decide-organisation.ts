import { dateOf, type Instant } from '../calendar/instant.js';
import { endAbsence, recordAbsence } from './decide-absence.js';
import { appointHolder, endHolding, setPost } from './decide-post.js';
import { addUnit, changeUnit, closeUnit, type OrganisationFact } from './decide-unit.js';
import { requireAdminLeft } from './last-admin.js';
import type { OrgUnit } from './org-unit.js';
import type { OrganisationCommand, OrganisationEvent } from './organisation-events.js';

const factsOf = (
  units: ReadonlyMap<string, OrgUnit>,
  command: OrganisationCommand,
  now: Instant,
): OrganisationFact[] => {
  switch (command.type) {
    case 'AddUnit':
      return addUnit(units, command);
    case 'ChangeUnit':
      return changeUnit(units, command, dateOf(now));
    case 'CloseUnit':
      return closeUnit(units, command);
    case 'SetPost':
      return setPost(units, command);
    case 'AppointHolder':
      return appointHolder(units, command);
    case 'EndHolding':
      return endHolding(units, command);
    case 'RecordAbsence':
      return recordAbsence(units, command);
    case 'EndAbsence':
      return endAbsence(units, command);
  }
};

/**
 * What a command makes known about units and posts.
 * @throws RuleViolation `UNIT.*`, `POST.*`, `ABSENCE.*`, `REASON.MISSING`
 */
export const decideOrganisation = (
  units: ReadonlyMap<string, OrgUnit>,
  command: OrganisationCommand,
  now: Instant,
): OrganisationEvent[] => {
  const events = factsOf(units, command, now).map((fact) => ({ ...fact, at: now }) as OrganisationEvent);
  requireAdminLeft(units, command, events);
  return events;
};
