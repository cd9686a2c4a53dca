import { dateOf, type Instant } from '../calendar/instant.js';
import { formatDate, type PlainDate } from '../calendar/plain-date.js';
import type { ViolationCode } from '../errors/violation-catalogue.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { defaultExtensions } from '../template/cascade-template.js';
import { definitionOf, type Policy } from './policy.js';
import { standingDue } from './standing-due.js';
import type { Extension, ExtensionOf, Obligation } from './unit-plan.js';

const refused = (code: ViolationCode, field: string, value: string, reason: string, mend: string): RuleViolation =>
  new RuleViolation(code, { field, value, reason, mend });

/** The request that waits for a decision, if any. */
export const pendingExtension = ({ extensions }: Pick<Obligation, 'extensions'>): Extension | null =>
  extensions.find(({ decided }) => decided === null) ?? null;

/** How many extensions may still be granted; null: any number. */
export const extensionsLeft = (obligation: Obligation, policy: Policy): number | null => {
  const { extensions: limit = defaultExtensions } = definitionOf(policy, obligation);
  return limit && Math.max(0, limit.most - grantedCount(obligation));
};

const grantedCount = ({ extensions }: Obligation): number =>
  extensions.filter(({ decided, counted }) => counted && decided?.until).length;

/** The day that an extension puts off. @throws RuleViolation `EXTENSION.UNDATED` */
export const extendedFrom = (obligation: Obligation, of: ExtensionOf): PlainDate => {
  const day = of === 'return' ? obligation.returned?.newDate : standingDue(obligation)?.lastSafeDay;
  if (day !== undefined) return day;
  const reason = 'Nghĩa vụ này không có hạn nộp nên không có gì để gia hạn.';
  throw refused(
    'EXTENSION.UNDATED',
    'lineId',
    obligation.lineId,
    reason,
    'Nộp khi hoàn thành; không cần đề nghị gia hạn.',
  );
};

const requireWithinLimit = (obligation: Obligation, from: PlainDate, until: PlainDate, policy: Policy): void => {
  const { extensions: limit = defaultExtensions } = definitionOf(policy, obligation);
  if (limit === null) return;
  const value = formatDate(until);
  if (grantedCount(obligation) >= limit.most) {
    const reason =
      limit.most === 0
        ? 'Mẫu không cho gia hạn nghĩa vụ này.'
        : `Nghĩa vụ này đã được gia hạn ${grantedCount(obligation)} lần; mẫu cho gia hạn tối đa ${limit.most} lần.`;
    throw refused(
      'EXTENSION.LIMIT',
      'until',
      value,
      reason,
      'Nộp theo hạn đang có, hoặc điều chỉnh hạn bằng bản điều chỉnh.',
    );
  }
  if (limit.maxWorkingDays === null) return;
  const days = policy.calendar.workingDaysBetween(from, until);
  if (days <= limit.maxWorkingDays) return;
  const last = policy.calendar.addWorkingDays(from, limit.maxWorkingDays);
  const reason = `Mỗi lần gia hạn tối đa ${limit.maxWorkingDays} ngày làm việc; đề nghị này thêm ${days} ngày làm việc.`;
  throw refused('EXTENSION.LIMIT', 'until', value, reason, `Chọn ngày từ ${formatDate(last)} trở về trước.`);
};

/**
 * An extension leads to a later date that can still be kept, within the limit of the template. A date that has passed
 * is taken only where the report is here already and an early request is decided late.
 * @throws RuleViolation `EXTENSION.UNDATED`, `EXTENSION.NOT_LATER`, `EXTENSION.DATE_PAST`, `EXTENSION.LIMIT`,
 * `CALENDAR.YEAR_UNKNOWN`
 */
export const requireExtension = (
  obligation: Obligation,
  of: ExtensionOf,
  until: PlainDate,
  policy: Policy,
  now: Instant,
): void => {
  const from = extendedFrom(obligation, of);
  const value = formatDate(until);
  if (until <= from) {
    const reason = `Hạn gia hạn không nằm sau hạn đang có (${formatDate(from)}).`;
    throw refused('EXTENSION.NOT_LATER', 'until', value, reason, `Chọn ngày sau ${formatDate(from)}.`);
  }
  const received = of === 'due' && obligation.submissions.length > 0;
  if (!received && until < dateOf(now)) {
    const mend = `Chọn ngày từ ${formatDate(dateOf(now))} trở đi.`;
    throw refused('EXTENSION.DATE_PAST', 'until', value, 'Hạn gia hạn đã qua.', mend);
  }
  requireWithinLimit(obligation, from, until, policy);
};
