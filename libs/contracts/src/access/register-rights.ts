import { liesWithin, type OrganisationCommand, type OrgUnit, type PlainDate, type Post } from '@dondoc/domain';
import type { Act } from './acts.js';
import { mayAct } from './may-act.js';
import { appointingAct } from './post-roles.js';
import { type AskingUnit, relationsTo } from './relations.js';

type Units = ReadonlyMap<string, OrgUnit>;

/** What a change of the register needs: an act on a unit; `unitId` null: at the top, where only who may do it anywhere may. */
export type RegisterNeed = { act: Act; unitId: string | null; about: 'unit' | 'parent' };

const isHeldAfter = ({ holdings = [] }: Post, day: PlainDate): boolean =>
  holdings.some(({ to }) => to === null || to > day);

const needsOf = (command: OrganisationCommand, units: Units): RegisterNeed[] => {
  switch (command.type) {
    case 'AddUnit':
      return [{ act: 'unit.change', unitId: command.unit.parent, about: 'parent' }];
    case 'ChangeUnit': {
      const { unitId, facts } = command;
      const moved = facts.parent !== undefined && facts.parent !== units.get(unitId)?.parent;
      const unit: RegisterNeed = { act: 'unit.change', unitId, about: 'unit' };
      return moved ? [unit, { act: 'unit.change', unitId: facts.parent ?? null, about: 'parent' }] : [unit];
    }
    case 'CloseUnit': {
      // With a unit its posts end: nobody takes away a post that they may not give.
      const ended = (units.get(command.unitId)?.posts ?? []).filter((post) => isHeldAfter(post, command.lastDay));
      const acts = new Set<Act>(['unit.change', ...ended.map(({ kind }) => appointingAct(kind))]);
      return [...acts].map((act) => ({ act, unitId: command.unitId, about: 'unit' }));
    }
    case 'SetPost':
    case 'AppointHolder':
    case 'EndHolding':
      return [{ act: appointingAct(command.kind), unitId: command.unitId, about: 'unit' }];
    case 'RecordAbsence':
    case 'EndAbsence':
      return [{ act: 'absence.record', unitId: command.unitId, about: 'unit' }];
  }
};

/**
 * What somebody lacks for these changes, done one after another, of what the single acts need on the screens: a unit is put
 * only below what they keep, and nobody gives out a post that they may not give.
 * @param units the register as it is before the changes
 */
export const registerNeedsUnmet = (
  { role, unitId }: Pick<AskingUnit, 'role' | 'unitId'>,
  commands: readonly OrganisationCommand[],
  units: Units,
): RegisterNeed[] => {
  const own = units.get(unitId);
  const asker = { role, unitId, unitClass: own?.class ?? null, unitParent: own?.parent ?? null };
  // Whoever may add a unit may also say, in the same breath, when it ends.
  const added = new Set(commands.flatMap((one) => (one.type === 'AddUnit' ? [one.unit.id] : [])));
  const within = (one: string, top: string): boolean => {
    const unit = units.get(one);
    return unit !== undefined && liesWithin(unit, top, units);
  };
  return commands
    .flatMap((command) => needsOf(command, units))
    .filter((need) => need.unitId === null || !added.has(need.unitId))
    .filter(({ act, unitId: about }) => {
      const relations = about === null ? [] : relationsTo(asker, { unitId: about }, within);
      return !mayAct(role, act, relations);
    });
};
