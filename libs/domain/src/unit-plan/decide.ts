import { dateOf, type Instant } from '../calendar/instant.js';
import { formatDate } from '../calendar/plain-date.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { advance } from './advance.js';
import { checkContent } from './check-content.js';
import { definitionOf, type Policy } from './policy.js';
import type { Obligation, UnitPlan, UnitPlanCommand, UnitPlanEvent } from './unit-plan.js';

type CommandOf<T extends UnitPlanCommand['type']> = UnitPlanCommand & { type: T };

const obligationIn = (plan: UnitPlan, lineId: string): Obligation => {
  const found = plan.obligations[lineId];
  if (found) return found;
  throw new RuleViolation('OBLIGATION.NOT_FOUND', {
    field: 'lineId',
    value: lineId,
    reason: 'Đơn vị không có nghĩa vụ này trong đợt triển khai.',
    mend: 'Chọn một nghĩa vụ trong danh sách của đơn vị.',
  });
};

const alreadyClosed = (obligation: Obligation): RuleViolation =>
  new RuleViolation('OBLIGATION.ALREADY_CLOSED', {
    field: 'lineId',
    value: obligation.lineId,
    reason: 'Nghĩa vụ này đã kết thúc.',
    mend: 'Xem kết quả đã ghi nhận; nếu cần thay đổi, đề nghị Văn phòng mở lại.',
  });

const requireReason = (reason: string): void => {
  if (reason.trim() !== '') return;
  throw new RuleViolation('REASON.MISSING', {
    field: 'reason',
    value: reason,
    reason: 'Chưa có lý do.',
    mend: 'Nhập lý do.',
  });
};

const open = (plan: UnitPlan, command: CommandOf<'OpenUnitPlan'>, now: Instant): UnitPlanEvent[] => {
  if (plan.opened) return [];
  const obligations = command.lines.map((line) => ({ ...line, lapsed: line.due.lastSafeDay < command.issuedOn }));
  const { cascadeId, unitId } = command;
  return [{ type: 'UnitPlanOpened', at: now, data: { cascadeId, unitId, openedOn: dateOf(now), obligations } }];
};

const untold = (event: UnitPlanEvent): UnitPlanEvent =>
  event.type === 'ReminderRaised' || event.type === 'EscalationRaised'
    ? ({ ...event, data: { ...event.data, notify: false } } as UnitPlanEvent)
    : event;

const receive = (
  plan: UnitPlan,
  command: CommandOf<'ReceiveSubmission'>,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  const obligation = obligationIn(plan, command.lineId);
  if (obligation.work === 'accepted') throw alreadyClosed(obligation);
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

const lastSubmission = (obligation: Obligation): string => {
  const last = obligation.submissions.at(-1);
  if (last && obligation.work === 'submitted') return last.submissionId;
  throw new RuleViolation('OBLIGATION.NOTHING_SUBMITTED', {
    field: 'lineId',
    value: obligation.lineId,
    reason: 'Chưa có bài nộp nào đang chờ duyệt.',
    mend: 'Chờ đơn vị nộp, hoặc tải lại trang để xem trạng thái mới.',
  });
};

const accept = (plan: UnitPlan, command: CommandOf<'AcceptSubmission'>, now: Instant): UnitPlanEvent[] => {
  const submissionId = lastSubmission(obligationIn(plan, command.lineId));
  return [{ type: 'SubmissionAccepted', at: now, data: { lineId: command.lineId, submissionId } }];
};

const giveBack = (plan: UnitPlan, command: CommandOf<'ReturnSubmission'>, now: Instant): UnitPlanEvent[] => {
  const submissionId = lastSubmission(obligationIn(plan, command.lineId));
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
 * @throws RuleViolation `OBLIGATION.*`, `SUBMISSION.*`, `DOCUMENT.NUMBER_MISSING`, `REASON.MISSING`, `RETURN.DATE_PAST`
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
    case 'Advance':
      return advance(plan, policy, now);
  }
};
