import { initialUnitPlan, type Instant, owedLine, type Policy } from '@dondoc/domain';
import { type CascadeChange, changeUnitPlan, type UnitPlanChange } from './change.js';

/** The plan of every member of a cascade that has just been issued, with all its obligations. */
export const openedPlans = ({ after, events }: CascadeChange, policy: Policy, now: Instant): UnitPlanChange[] => {
  const issued = events.find((event) => event.type === 'CascadeIssued');
  if (!issued) return [];
  const { schedule, members, issuedOn } = issued.data;
  const lines = new Map(schedule.map((line) => [line.lineId, owedLine(line)]));
  return members.map(({ unitId, lineIds }, position) => {
    const owed = lineIds.flatMap((lineId) => lines.get(lineId) ?? []);
    const command = { type: 'OpenUnitPlan', cascadeId: after.cascadeId, unitId, issuedOn, lines: owed } as const;
    return changeUnitPlan({ state: initialUnitPlan(), version: 0 }, command, policy, now, position);
  });
};
