import { dateOf, type Instant } from '../calendar/instant.js';
import { formatDate, type PlainDate } from '../calendar/plain-date.js';
import { RuleViolation } from '../errors/rule-violation.js';
import { EXPLANATION_KEY } from '../template/reserved-keys.js';
import { explanationLineId } from './explanation-definition.js';
import { requireUnlocked } from './lock.js';
import { isChased, type Policy } from './policy.js';
import { obligationIn, requireReason } from './refusals.js';
import { dueAtEndOf } from './standing-due.js';
import type { CommandOf, Obligation, UnitPlan, UnitPlanEvent } from './unit-plan.js';
import { upTo } from './up-to-now.js';

const numberOf = (plan: UnitPlan, lineId: string): number =>
  Object.values(plan.obligations).filter(({ explains }) => explains?.lineId === lineId).length + 1;

type Refusal = 'OF_EXPLANATION' | 'QUESTION_MISSING' | 'DATE_PAST';
const refused = (code: Refusal, field: string, value: string, reason: string, mend: string): RuleViolation =>
  new RuleViolation(`EXPLANATION.${code}`, { field, value, reason, mend });

const requireAskable = (origin: Obligation, question: string, dueOn: PlainDate, now: Instant): void => {
  const { lineId } = origin;
  if (origin.explains !== null) {
    const mend = 'Trả lại bản giải trình kèm lý do và hạn mới.';
    throw refused('OF_EXPLANATION', 'lineId', lineId, 'Đây đã là một yêu cầu giải trình.', mend);
  }
  if (question.trim() === '') {
    const mend = 'Nhập nội dung cần giải trình.';
    throw refused('QUESTION_MISSING', 'question', question, 'Chưa có nội dung cần giải trình.', mend);
  }
  const today = dateOf(now);
  if (dueOn > today) return;
  const mend = `Chọn ngày sau ${formatDate(today)}.`;
  throw refused('DATE_PAST', 'dueOn', formatDate(dueOn), 'Hạn giải trình không nằm sau hôm nay.', mend);
};

/** @throws RuleViolation `EXPLANATION.*`, `OBLIGATION.NOT_FOUND`, `CALENDAR.YEAR_UNKNOWN` */
export const requestExplanation = (
  plan: UnitPlan,
  { lineId, question, dueOn }: CommandOf<'RequestExplanation'>,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  requireAskable(obligationIn(plan, lineId), question, dueOn, now);
  const number = numberOf(plan, lineId);
  const due = dueAtEndOf(dueOn, policy.calendar);
  const opened = { lineId: explanationLineId(lineId, number), key: EXPLANATION_KEY, due, lapsed: false };
  return [{ type: 'ExplanationRequested', at: now, data: { lineId, number, question: question.trim(), opened } }];
};

/** The Office reminds a unit by hand, once per job. @throws RuleViolation `PROMPT.NOT_OPEN`, `OBLIGATION.LOCKED`, `REASON.MISSING` */
export const promptUnit = (
  plan: UnitPlan,
  { lineId, jobId, reason }: CommandOf<'PromptUnit'>,
  policy: Policy,
  now: Instant,
): UnitPlanEvent[] => {
  const { passed, obligation } = upTo(plan, lineId, policy, now);
  if (obligation.prompts.some((one) => one.jobId === jobId)) return [];
  requireReason(reason);
  if (!isChased(obligation)) {
    throw new RuleViolation('PROMPT.NOT_OPEN', {
      field: 'lineId',
      value: lineId,
      reason: 'Đơn vị không còn gì phải nộp ở nghĩa vụ này.',
      mend: 'Bỏ đơn vị này khỏi danh sách nhắc.',
    });
  }
  // Who is shut out cannot do what the reminder asks for.
  requireUnlocked(obligation, policy, now, 'Mở lại cho đơn vị nộp, rồi nhắc.');
  return [...passed, { type: 'PromptRaised', at: now, data: { lineId, jobId, reason: reason.trim() } }];
};
