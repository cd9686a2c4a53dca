import { formatLongDate } from '../calendar/plain-date.js';
import type { DueFacts } from './assigned.js';
import { planEventText } from './event-text.js';
import { dueWords } from './receipt-timeliness.js';
import type { Scores } from './submission-content.js';
import type { UnitPlanEvent } from './unit-plan.js';

/** The obligation that is told of, and how units are called. */
export type StoryOf = { lineId: string; nameOf: (unitId: string) => string };

type EventOf<Type extends UnitPlanEvent['type']> = UnitPlanEvent & { type: Type };

const until = (due: DueFacts | null): string => (due === null ? 'không có hạn' : `hạn nộp ${dueWords(due)}`);

const openedText = ({ data }: EventOf<'UnitPlanOpened'>, { lineId }: StoryOf): string => {
  const own = data.obligations.find((one) => one.lineId === lineId);
  if (!own) return 'Giao nghĩa vụ cho đơn vị';
  const past = own.lapsed ? '; hạn đã qua khi ban hành, không tính quá hạn' : '';
  return `Giao nghĩa vụ cho đơn vị, ${until(own.due)}${past}`;
};

const amendedText = ({ data }: EventOf<'UnitPlanAmended'>, { lineId }: StoryOf): string => {
  const { amendment, changed, added, dropped } = data;
  const by = `bản điều chỉnh số ${amendment}`;
  const moved = changed.find((one) => one.lineId === lineId);
  const given = added.find((one) => one.lineId === lineId);
  if (dropped.includes(lineId)) return `Thôi giao nghĩa vụ này theo ${by}`;
  if (given) return `Giao nghĩa vụ theo ${by}, ${until(given.due)}`;
  if (moved) return `Đổi hạn theo ${by}: ${until(moved.due)}`;
  return `Áp dụng ${by}; nghĩa vụ này giữ nguyên`;
};

const points = (value: number): string => String(value).replace('.', ',');
const scoresText = (scores: Scores): string =>
  Object.entries(scores)
    .map(([number, value]) => `tiêu chí ${number}: ${points(value)}`)
    .join('; ');

const appraisedText = ({ data }: EventOf<'SubmissionAppraised'>, { nameOf }: StoryOf): string => {
  const scores = scoresText(data.scores);
  const said = data.reason === '' ? '' : `. Ý kiến: ${data.reason}`;
  return `${nameOf(data.by)} thẩm định, chấm điểm${scores === '' ? '' : ` (${scores})`}${said}`;
};

const grantedText = ({ data: { due, counted, requestId, reason } }: EventOf<'ExtensionGranted'>): string => {
  const how = counted ? 'Gia hạn' : 'Ấn định hạn mới';
  const asked = requestId === null ? '' : ' theo đề nghị của đơn vị';
  return `${how}${asked} đến hết ${formatLongDate(due.lastSafeDay)}${reason === '' ? '' : `: ${reason}`}`;
};

const NOT_SENT = ' (không gửi: đã có báo cáo mới hơn, hoặc đơn vị đã nộp)';

/**
 * What happened to one obligation, as a sentence of its story (Vietnamese): with the dates that this obligation got, and
 * with units by their names. Who did it, and when, stands beside the sentence.
 */
export const planEventStory = (event: UnitPlanEvent, of: StoryOf): string => {
  switch (event.type) {
    case 'UnitPlanOpened':
      return openedText(event, of);
    case 'UnitPlanAmended':
      return amendedText(event, of);
    case 'EscalationRaised':
      return `${planEventText(event)}${event.data.notify ? '' : NOT_SENT}`;
    case 'SubmissionForwarded':
      return `${of.nameOf(event.data.by)} chuyển tiếp bài nộp lên nơi nhận`;
    case 'SubmissionAppraised':
      return appraisedText(event, of);
    case 'SubmissionReturned':
      return `Trả lại để bổ sung, hạn mới hết ${formatLongDate(event.data.newDate)}. Lý do: ${event.data.reason}`;
    case 'ExtensionGranted':
      return grantedText(event);
    case 'DeadlineMissed':
    case 'DeclaredNotApplicable':
    case 'ExemptionGranted':
    case 'ExemptionRevoked':
    case 'ExplanationRequested':
    case 'ExtensionRefused':
    case 'ExtensionRequested':
    case 'ObligationReopened':
    case 'PromptRaised':
    case 'ReminderRaised':
    case 'SilenceTakenAsAgreement':
    case 'SilenceTakenAsNotApplicable':
    case 'SubmissionAccepted':
    case 'SubmissionRated':
    case 'SubmissionReceived':
      return planEventText(event);
  }
};
