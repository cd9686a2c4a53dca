import { dateOf, type Instant } from '../calendar/instant.js';
import { formatDate } from '../calendar/plain-date.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { advance } from './advance.js';
import { amend } from './amend.js';
import { appraise } from './appraise.js';
import { decideDecision, isDecisionCommand } from './decide-decision.js';
import { forward } from './intermediary.js';
import { definitionOf, type Policy } from './policy.js';
import { receive } from './receive.js';
import { alreadyClosed, obligationIn, requireReason, waitingSubmission } from './refusals.js';
import { dueAtEndOf } from './standing-due.js';
import type { CommandOf, UnitPlan, UnitPlanCommand, UnitPlanEvent } from './unit-plan.js';

const open = (plan: UnitPlan, command: CommandOf<'OpenUnitPlan'>, now: Instant): UnitPlanEvent[] => {
  if (plan.opened) return [];
  const obligations = command.lines.map((line) => ({
    ...line,
    lapsed: line.due !== null && line.due.lastSafeDay < command.issuedOn,
  }));
  const { cascadeId, unitId } = command;
  return [
    {
      type: 'UnitPlanOpened',
      at: now,
      data: { cascadeId, unitId, openedOn: dateOf(now), issuedOn: command.issuedOn, obligations },
    },
  ];
};

const accept = (plan: UnitPlan, command: CommandOf<'AcceptSubmission'>, now: Instant): UnitPlanEvent[] => {
  const { submissionId } = waitingSubmission(obligationIn(plan, command.lineId), command.submissionId);
  return [{ type: 'SubmissionAccepted', at: now, data: { lineId: command.lineId, submissionId } }];
};

const giveBack = (
  plan: UnitPlan,
  command: CommandOf<'ReturnSubmission'>,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  const { submissionId } = waitingSubmission(obligationIn(plan, command.lineId), command.submissionId);
  requireReason(command.reason);
  const { lineId, reason, newDate } = command;
  if (newDate <= dateOf(now)) {
    throw new RuleViolation('RETURN.DATE_PAST', {
      field: 'newDate',
      value: formatDate(newDate),
      reason: 'Hạn mới không nằm sau hôm nay.',
      mend: `Chọn ngày sau ${formatDate(dateOf(now))}.`,
    });
  }
  dueAtEndOf(newDate, policy.calendar); // chasing counts working days: a year without calendar is refused now, not later
  return [{ type: 'SubmissionReturned', at: now, data: { lineId, submissionId, reason: reason.trim(), newDate } }];
};

const declareNotApplicable = (
  plan: UnitPlan,
  command: CommandOf<'DeclareNotApplicable'>,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  const obligation = obligationIn(plan, command.lineId);
  requireReason(command.reason);
  if (definitionOf(policy, obligation).condition === null) {
    throw new RuleViolation('OBLIGATION.NOT_CONDITIONAL', {
      field: 'lineId',
      value: command.lineId,
      reason: 'Nghĩa vụ này bắt buộc với mọi đơn vị được giao, không có điều kiện.',
      mend: 'Nộp theo hạn, hoặc đề nghị Văn phòng miễn.',
    });
  }
  if (obligation.work !== 'open') throw alreadyClosed(obligation);
  return [{ type: 'DeclaredNotApplicable', at: now, data: { lineId: command.lineId, reason: command.reason.trim() } }];
};

/**
 * Every rule of a unit plan: command + state + now → events. Pure. A broken rule throws; nothing to do is [].
 * @throws RuleViolation `OBLIGATION.*`, `SUBMISSION.*`, `PAPER.*`, `APPRAISAL.*`, `EXTENSION.*`, `EXEMPTION.*`,
 * `EXPLANATION.*`, `REOPENING.DATE_PAST`, `PROMPT.NOT_OPEN`, `DOCUMENT.NUMBER_MISSING`, `REASON.MISSING`, `RETURN.DATE_PAST`
 */
export const decideUnitPlan = (
  plan: UnitPlan,
  command: UnitPlanCommand,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  if (isDecisionCommand(command)) return decideDecision(plan, command, policy, now);
  switch (command.type) {
    case 'OpenUnitPlan':
      return open(plan, command, now);
    case 'ReceiveSubmission':
      return receive(plan, command, policy, now);
    case 'AcceptSubmission':
      return accept(plan, command, now);
    case 'ReturnSubmission':
      return giveBack(plan, command, policy, now);
    case 'DeclareNotApplicable':
      return declareNotApplicable(plan, command, policy, now);
    case 'ForwardSubmission':
      return forward(plan, command, policy, now);
    case 'AppraiseSubmission':
      return appraise(plan, command, policy, now);
    case 'AmendUnitPlan':
      return amend(plan, command, policy, now);
    case 'Advance':
      return advance(plan, policy, now);
  }
};
