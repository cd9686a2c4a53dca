import { dateOf, type Instant } from '../calendar/instant.js';
import { formatDate } from '../calendar/plain-date.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { advance } from './advance.js';
import { amend } from './amend.js';
import { appraise } from './appraise.js';
import { checkContent } from './check-content.js';
import { forward } from './intermediary.js';
import { definitionOf, type Policy } from './policy.js';
import { alreadyClosed, obligationIn, requireReason, waitingSubmission } from './refusals.js';
import type { Obligation, UnitPlan, UnitPlanCommand, UnitPlanEvent } from './unit-plan.js';

type CommandOf<T extends UnitPlanCommand['type']> = UnitPlanCommand & { type: T };

const open = (plan: UnitPlan, command: CommandOf<'OpenUnitPlan'>, now: Instant): UnitPlanEvent[] => {
  if (plan.opened) return [];
  const obligations = command.lines.map((line) => ({
    ...line,
    lapsed: line.due !== null && line.due.lastSafeDay < command.issuedOn,
  }));
  const { cascadeId, unitId } = command;
  return [{ type: 'UnitPlanOpened', at: now, data: { cascadeId, unitId, openedOn: dateOf(now), obligations } }];
};

const untold = (event: UnitPlanEvent): UnitPlanEvent =>
  event.type === 'ReminderRaised' || event.type === 'EscalationRaised'
    ? ({ ...event, data: { ...event.data, notify: false } } as UnitPlanEvent)
    : event;

/** A submission is refused only when nothing it says could count any more. */
const requireReceivable = (obligation: Obligation): void => {
  const { work, rating, droppedBy } = obligation;
  if (work === 'accepted') throw alreadyClosed(obligation);
  if (rating !== null) throw alreadyClosed(obligation, `Bài nộp đã được thẩm định, xếp loại ${rating.label}.`);
  if (droppedBy !== null) throw alreadyClosed(obligation, `Nghĩa vụ này đã bỏ theo bản điều chỉnh số ${droppedBy}.`);
};

const receive = (
  plan: UnitPlan,
  command: CommandOf<'ReceiveSubmission'>,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  const obligation = obligationIn(plan, command.lineId);
  requireReceivable(obligation);
  checkContent(command.content, definitionOf(policy, obligation), now);
  const { lineId, submissionId, content } = command;
  const version = obligation.submissions.length + 1;
  const received: UnitPlanEvent = {
    type: 'SubmissionReceived',
    at: now,
    data: { lineId, submissionId, version, content },
  };
  // What time had done by now is recorded before the report, had nobody woken for it: neither the log nor lateness may
  // depend on a worker's being up. Nobody is told of it any more, for the report is here.
  const passed = advance({ ...plan, obligations: { [lineId]: obligation } }, policy, now);
  return [...passed.map(untold), received];
};

const accept = (plan: UnitPlan, command: CommandOf<'AcceptSubmission'>, now: Instant): UnitPlanEvent[] => {
  const { submissionId } = waitingSubmission(obligationIn(plan, command.lineId));
  return [{ type: 'SubmissionAccepted', at: now, data: { lineId: command.lineId, submissionId } }];
};

const giveBack = (plan: UnitPlan, command: CommandOf<'ReturnSubmission'>, now: Instant): UnitPlanEvent[] => {
  const { submissionId } = waitingSubmission(obligationIn(plan, command.lineId));
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
 * @throws RuleViolation `OBLIGATION.*`, `SUBMISSION.*`, `APPRAISAL.*`, `DOCUMENT.NUMBER_MISSING`, `REASON.MISSING`,
 * `RETURN.DATE_PAST`
 */
export const decideUnitPlan = (
  plan: UnitPlan,
  command: UnitPlanCommand,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  switch (command.type) {
    case 'OpenUnitPlan':
      return open(plan, command, now);
    case 'ReceiveSubmission':
      return receive(plan, command, policy, now);
    case 'AcceptSubmission':
      return accept(plan, command, now);
    case 'ReturnSubmission':
      return giveBack(plan, command, now);
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
