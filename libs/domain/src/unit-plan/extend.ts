import { clockOf, dateOf, type Instant } from '../calendar/instant.js';
import { formatDate, type PlainDate } from '../calendar/plain-date.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { pendingExtension, requireExtension } from './extension-rules.js';
import { isChased, type Policy } from './policy.js';
import { alreadyClosed, requireReason } from './refusals.js';
import { dueAtEndOf } from './standing-due.js';
import type { CommandOf, Extension, ExtensionOf, Obligation, UnitPlan, UnitPlanEvent } from './unit-plan.js';
import { untold, upTo } from './up-to-now.js';

const conflict = (
  code: 'EXTENSION.PENDING' | 'EXTENSION.NOT_FOUND' | 'EXTENSION.ALREADY_DECIDED',
  value: string,
  reason: string,
  mend: string,
): RuleViolation => new RuleViolation(code, { field: 'requestId', value, reason, mend });

const requireNoPending = (obligation: Obligation): void => {
  const asked = pendingExtension(obligation)?.asked;
  if (!asked) return;
  const reason = `Đã có đề nghị gia hạn đến ${formatDate(asked.until)}, gửi ngày ${formatDate(dateOf(asked.at))}, đang chờ quyết định.`;
  throw conflict('EXTENSION.PENDING', '', reason, 'Quyết định đề nghị đó trước.');
};

const requireChased = (obligation: Obligation): void => {
  if (isChased(obligation)) return;
  const handedIn = obligation.work === 'submitted' || obligation.work === 'accepted';
  throw handedIn ? alreadyClosed(obligation, 'Đơn vị đã nộp nên không gia hạn nữa.') : alreadyClosed(obligation);
};

const dateIn = ({ work }: Obligation): ExtensionOf => (work === 'returned' ? 'return' : 'due');

/** The unit asks for more time. @throws RuleViolation `EXTENSION.*`, `OBLIGATION.*`, `REASON.MISSING` */
export const requestExtension = (
  plan: UnitPlan,
  command: CommandOf<'RequestExtension'>,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  const { lineId, requestId, until, reason, by } = command;
  const { passed, obligation } = upTo(plan, lineId, policy, now);
  requireChased(obligation);
  requireNoPending(obligation);
  requireReason(reason);
  requireExtension(obligation, dateIn(obligation), until, policy, now);
  const data = { lineId, requestId, until, reason: reason.trim(), ...(by === undefined ? {} : { by }) };
  return [...passed, { type: 'ExtensionRequested', at: now, data }];
};

type Granting = { of: ExtensionOf; until: PlainDate; reason: string; requestId: string | null; counted: boolean };

/** @throws RuleViolation `CALENDAR.YEAR_UNKNOWN` */
export const grantedEvent = (
  lineId: string,
  { until, ...given }: Granting,
  policy: Policy,
  now: Instant,
): UnitPlanEvent => ({
  type: 'ExtensionGranted',
  at: now,
  data: { lineId, due: dueAtEndOf(until, policy.calendar), ...given },
});

/**
 * More time without having been asked; given to a set, it answers those of them who had asked.
 * @throws RuleViolation `EXTENSION.*`, `OBLIGATION.*`, `REASON.MISSING`
 */
export const grantExtension = (
  plan: UnitPlan,
  { lineId, until, reason, answers = false }: CommandOf<'GrantExtension'>,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  const { passed, obligation } = upTo(plan, lineId, policy, now);
  const requestId = pendingExtension(obligation)?.requestId ?? null;
  if (answers && requestId !== null) {
    requireReason(reason);
    const command = { type: 'DecideExtension', lineId, requestId, grant: true, until, reason } as const;
    return decideExtension(plan, command, policy, now);
  }
  requireChased(obligation);
  requireNoPending(obligation);
  requireReason(reason);
  const of = dateIn(obligation);
  requireExtension(obligation, of, until, policy, now);
  const granting = { of, until, reason: reason.trim(), requestId: null, counted: true };
  return [...passed.map(untold), grantedEvent(lineId, granting, policy, now)];
};

const requestIn = ({ extensions }: Obligation, requestId: string): Extension & { asked: object } => {
  const found = extensions.find((one) => one.requestId === requestId);
  if (!found?.asked) {
    throw conflict('EXTENSION.NOT_FOUND', requestId, 'Không có đề nghị gia hạn này.', 'Tải lại trang rồi chọn lại.');
  }
  if (found.decided !== null) {
    const { at, until } = found.decided;
    const how = until === null ? 'không gia hạn' : `gia hạn đến ${formatDate(until)}`;
    const reason = `Đề nghị này đã được quyết định lúc ${clockOf(at)} ngày ${formatDate(dateOf(at))}: ${how}.`;
    throw conflict('EXTENSION.ALREADY_DECIDED', requestId, reason, 'Tải lại trang để xem quyết định.');
  }
  return found as Extension & { asked: object };
};

/** What was asked while the work was open may be granted after the report has come: it was asked in time to be decided. */
const requireDecidable = (obligation: Obligation, of: ExtensionOf): void => {
  const { work } = obligation;
  if (isChased(obligation) && (of === 'due' || work === 'returned')) return;
  if (of === 'due' && (work === 'submitted' || work === 'accepted')) return;
  throw alreadyClosed(obligation);
};

/** A request is granted, perhaps to another date, or refused with a reason. @throws RuleViolation `EXTENSION.*`, … */
export const decideExtension = (
  plan: UnitPlan,
  command: CommandOf<'DecideExtension'>,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  const { lineId, requestId, grant } = command;
  const reason = command.reason.trim();
  const { passed, obligation } = upTo(plan, lineId, policy, now);
  const request = requestIn(obligation, requestId);
  if (!grant) {
    requireReason(reason, 'Từ chối gia hạn mà chưa có lý do.');
    return [...passed, { type: 'ExtensionRefused', at: now, data: { lineId, requestId, reason } }];
  }
  const asked = (request.asked as NonNullable<Extension['asked']>).until;
  const until = command.until ?? asked;
  if (until !== asked) requireReason(reason, `Hạn khác hạn đơn vị đề nghị (${formatDate(asked)}) mà chưa có lý do.`);
  requireDecidable(obligation, request.of);
  requireExtension(obligation, request.of, until, policy, now);
  const granting = { of: request.of, until, reason, requestId, counted: true };
  return [...passed.map(untold), grantedEvent(lineId, granting, policy, now)];
};
