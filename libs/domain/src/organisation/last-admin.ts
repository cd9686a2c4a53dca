import { addDays, formatDate, type PlainDate } from '../calendar/plain-date.js';
import { holdersOn } from './duty.js';
import { foldOrganisation } from './evolve-organisation.js';
import { findPost, type OrgUnit } from './org-unit.js';
import type { OrganisationCommand, OrganisationEvent } from './organisation-events.js';
import { refuse } from './refuse.js';

type Units = ReadonlyMap<string, OrgUnit>;

/** The first day on which the command could have left nobody; undefined: it takes no administrator away. */
const dayWithout = (units: Units, command: OrganisationCommand): PlainDate | undefined => {
  switch (command.type) {
    case 'EndHolding':
      return command.kind === 'admin' ? addDays(command.lastDay, 1) : undefined;
    case 'AppointHolder':
      return command.kind === 'admin' && command.replaces ? command.holding.from : undefined;
    case 'CloseUnit': {
      const unit = units.get(command.unitId);
      return unit && findPost(unit, 'admin') ? addDays(command.lastDay, 1) : undefined;
    }
    case 'AddUnit':
    case 'ChangeUnit':
    case 'SetPost':
    case 'RecordAbsence':
    case 'EndAbsence':
      return undefined;
  }
};

const isAdministered = (units: Units, day: PlainDate): boolean =>
  [...units.values()].some((unit) => holdersOn(unit, 'admin', day).some(({ username }) => username !== null));

/**
 * Nobody takes the last administrator away, not even from themselves: then nobody could let anybody in.
 * @throws RuleViolation `POST.LAST_ADMIN`
 */
export const requireAdminLeft = (
  units: Units,
  command: OrganisationCommand,
  events: readonly OrganisationEvent[],
): void => {
  const day = dayWithout(units, command);
  if (day === undefined || !isAdministered(units, day) || isAdministered(foldOrganisation(events, units), day)) return;
  refuse(
    'POST.LAST_ADMIN',
    command.type === 'AppointHolder' ? 'username' : 'lastDay',
    formatDate(day),
    `Từ ngày ${formatDate(day)} sẽ không còn ai giữ vị trí “Quản trị hệ thống”.`,
    'Cử một người khác có tài khoản giữ vị trí “Quản trị hệ thống” trước.',
  );
};
