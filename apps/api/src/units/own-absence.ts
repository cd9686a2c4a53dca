import { findPost, type Holding, type OrgUnit, type PostKind } from '@dondoc/domain';

type Who = { username: string };
type Absent = { holdingId: string; standIn: { username: string | null } };

/** Whether the holding is the asker's own. A stand-in holds nothing, so nobody prolongs by themselves what was given for some days. */
export const isOwnHolding = (holding: Pick<Holding, 'username'> | undefined, { username }: Who): boolean =>
  holding?.username === username;

/** Whether the asker may end an absence early: whoever comes back, and whoever gives up standing in. */
export const isOwnAbsence = (absence: Absent, holder: Pick<Holding, 'username'> | undefined, asker: Who): boolean =>
  isOwnHolding(holder, asker) || absence.standIn.username === asker.username;

/** What of a post the asker may see to without the right to appoint. */
export const ownIn = (unit: OrgUnit, kind: PostKind, asker: Who) => {
  const { holdings = [], absences = [] } = findPost(unit, kind) ?? {};
  const holdingOf = (id: string): Holding | undefined => holdings.find(({ holdingId }) => holdingId === id);
  return {
    holding: (holdingId: string): boolean => isOwnHolding(holdingOf(holdingId), asker),
    absence: (absenceId: string): boolean => {
      const found = absences.find((one) => one.absenceId === absenceId);
      return found !== undefined && isOwnAbsence(found, holdingOf(found.holdingId), asker);
    },
  };
};
