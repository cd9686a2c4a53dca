import type { ObligationView } from '@dondoc/contracts';
import { isChased, noticeKey, pendingRungs, postId, type Rung, type UnitPlan } from '@dondoc/domain';
import type { CascadeFacts } from '../cascades/cascade-facts.js';
import { nameOf } from '../cascades/line.view.js';

const rungText = (rung: Rung): string => {
  if (rung.kind === 'escalation') return 'Báo cáo cấp trên về việc quá hạn';
  return rung.when === 'before' ? 'Nhắc trước hạn' : 'Đôn đốc quá hạn';
};

const rungRecipient = (rung: Rung, facts: Pick<CascadeFacts, 'policy' | 'names'>, unitId: string): string => {
  const { focal, office, issuer } = facts.policy.template;
  if (rung.kind === 'reminder') return `Đầu mối ${nameOf(facts.names, unitId)}`;
  switch (rung.to) {
    case 'unit-leader':
      return `Thủ trưởng ${nameOf(facts.names, unitId)}`;
    case 'duty-line':
      return `Lãnh đạo cơ quan cấp trên của ${nameOf(facts.names, unitId)}`;
    case 'collector':
      return `${nameOf(facts.names, focal)} và ${nameOf(facts.names, office)}`;
    case 'issuer':
      return `Lãnh đạo ${nameOf(facts.names, issuer)}`;
  }
};

/**
 * What will be sent about an obligation as long as nothing is handed in, soonest first: the same rungs as the outbox lists.
 * @param calledOff reminders that somebody has called off, by their key in the ledger
 */
export const upcomingOf = (
  plan: UnitPlan,
  lineId: string,
  facts: Pick<CascadeFacts, 'policy' | 'names'>,
  calledOff: ReadonlyMap<string, unknown>,
): ObligationView['upcoming'] => {
  const obligation = plan.obligations[lineId];
  if (!obligation || !isChased(obligation)) return [];
  const told = postId(plan.unitId, 'focal-point');
  return pendingRungs(plan, obligation, facts.policy)
    .filter((rung) => rung.kind === 'escalation' || !calledOff.has(noticeKey(plan, `${lineId}:${rung.id}`, told)))
    .map((rung) => ({ at: rung.at, to: rungRecipient(rung, facts, plan.unitId), text: rungText(rung) }));
};
