import type { Instant } from '../calendar/instant.js';
import type { Rung } from '../chase/rungs.js';
import { postId } from '../organisation/org-unit.js';
import type { CascadeTemplate } from '../template/cascade-template.js';
import { pendingRungs } from '../unit-plan/advance.js';
import { isChased, type Policy } from '../unit-plan/policy.js';
import type { UnitPlan } from '../unit-plan/unit-plan.js';
import { escalationRecipients, type Notice, noticeKey } from './notices.js';

/** A notice that will be raised at `rung.at` if nothing comes before: it has its key in the ledger already. */
export type PlannedNotice = Pick<Notice, 'ledgerKey' | 'recipient' | 'cascadeId' | 'level'> & {
  unitId: string;
  lineId: string;
  kind: 'reminder' | 'escalation';
  rung: Rung;
};

/** True when the ladder of anything in the template climbs the duty line. */
export const climbsDutyLine = ({ ladder, obligations }: CascadeTemplate): boolean =>
  [ladder, ...obligations.flatMap((one) => one.ladder ?? [])].some(({ escalations }) =>
    escalations.some(({ to }) => to === 'duty-line'),
  );

const noticesOfRung = (plan: UnitPlan, lineId: string, rung: Rung, policy: Policy, dutyLine: readonly string[]) => {
  const recipients =
    rung.kind === 'reminder'
      ? [postId(plan.unitId, 'focal-point')]
      : escalationRecipients(rung, { unitId: plan.unitId, dutyLine }, policy.template);
  return recipients.map(
    (recipient): PlannedNotice => ({
      ledgerKey: noticeKey(plan, `${lineId}:${rung.id}`, recipient),
      kind: rung.kind,
      recipient,
      cascadeId: plan.cascadeId,
      unitId: plan.unitId,
      lineId,
      level: rung.kind === 'escalation' ? rung.level : null,
      rung,
    }),
  );
};

/**
 * What the ladders of a plan will tell until an instant, in no order. Pure.
 * @param dutyLine of the plan's unit, nearest first
 * @param lineIds only of these lines; all when absent
 */
export const plannedNotices = (
  plan: UnitPlan,
  policy: Policy,
  dutyLine: readonly string[],
  until: Instant,
  lineIds?: ReadonlySet<string>,
): PlannedNotice[] =>
  Object.values(plan.obligations)
    .filter((obligation) => isChased(obligation) && (lineIds?.has(obligation.lineId) ?? true))
    .flatMap((obligation) =>
      pendingRungs(plan, obligation, policy)
        .filter(({ at }) => at <= until)
        .flatMap((rung) => noticesOfRung(plan, obligation.lineId, rung, policy, dutyLine)),
    );

/**
 * What will not be told any more, because a report came or a date moved between two states of a plan. What has been
 * raised meanwhile is not among it. Pure.
 * @param until how far ahead the outbox shows what will be sent
 */
export const withdrawnNotices = (
  before: UnitPlan,
  after: UnitPlan,
  policy: Policy,
  dutyLine: readonly string[],
  { lineIds, until }: { lineIds: ReadonlySet<string>; until: Instant },
): PlannedNotice[] => {
  if (!before.opened) return [];
  const left = new Set(plannedNotices(after, policy, dutyLine, until, lineIds).map(({ ledgerKey }) => ledgerKey));
  return plannedNotices(before, policy, dutyLine, until, lineIds).filter(
    ({ ledgerKey, lineId, rung }) =>
      !left.has(ledgerKey) && !(after.obligations[lineId]?.raised.includes(rung.id) ?? false),
  );
};
