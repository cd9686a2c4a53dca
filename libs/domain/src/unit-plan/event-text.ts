import { clockOf, dateOf } from '../calendar/instant.js';
import { formatDate, formatLongDate } from '../calendar/plain-date.js';
import type { EscalationTarget } from '../template/ladder.js';
import { type DecisionEvent, isDecision, type UnitPlanEvent } from './unit-plan.js';

const escalationText: Record<EscalationTarget, string> = {
  'unit-leader': 'Báo thủ trưởng đơn vị về việc quá hạn',
  'duty-line': 'Báo lãnh đạo cơ quan cấp trên của đơn vị về việc quá hạn',
  collector: 'Báo đầu mối tổng hợp và Văn phòng về việc quá hạn',
  issuer: 'Báo lãnh đạo cơ quan ban hành về việc quá hạn',
};

/** Names a rung: "Nhắc trước hạn 5 ngày làm việc", and says when it was recorded without being sent. */
export const reminderText = (rung: string, notify: boolean): string => {
  const name = rung.split('/').at(-1) ?? rung;
  const days = Number(name.split('-')[1]);
  const what = name.startsWith('before')
    ? days === 1
      ? 'Nhắc trước hạn: ngày làm việc cuối cùng trước hạn'
      : `Nhắc trước hạn ${days} ngày làm việc`
    : name === 'after'
      ? 'Nhắc ngay khi quá hạn'
      : `Đôn đốc quá hạn lần ${days}`;
  return notify ? what : `${what} (không gửi: đã có lần nhắc mới hơn hoặc đã nộp)`;
};

const because = (reason: string): string => (reason === '' ? '' : `: ${reason}`);

const decisionText = (event: DecisionEvent): string => {
  switch (event.type) {
    case 'ExtensionRequested':
      return `Đề nghị gia hạn đến hết ${formatLongDate(event.data.until)}${because(event.data.reason)}`;
    case 'ExtensionGranted': {
      const { due, counted, reason } = event.data;
      const how = counted ? 'Gia hạn' : 'Ấn định hạn mới';
      return `${how} đến hết ${formatLongDate(due.lastSafeDay)}${because(reason)}`;
    }
    case 'ExtensionRefused':
      return `Không gia hạn${because(event.data.reason)}`;
    case 'ExemptionGranted':
      return `Miễn thực hiện${because(event.data.reason)}`;
    case 'ExemptionRevoked':
      return `Bãi bỏ quyết định miễn${because(event.data.reason)}`;
    case 'ExplanationRequested': {
      const { opened, question } = event.data;
      const by = opened.due === null ? '' : `, hạn hết ${formatLongDate(opened.due.lastSafeDay)}`;
      return `Yêu cầu giải trình${by}: ${question}`;
    }
    case 'ObligationReopened':
      return `Mở lại đến hết ${formatLongDate(event.data.until)}${because(event.data.reason)}`;
    case 'PromptRaised':
      return `Văn phòng nhắc trực tiếp${because(event.data.reason)}`;
  }
};

/** What happened, in the words of the timeline, the history of a rehearsal and exports (Vietnamese). */
export const planEventText = (event: UnitPlanEvent): string => {
  if (isDecision(event)) return decisionText(event);
  switch (event.type) {
    case 'UnitPlanOpened':
      return 'Giao nghĩa vụ cho đơn vị';
    case 'ReminderRaised':
      return reminderText(event.data.rung, event.data.notify);
    case 'DeadlineMissed':
      // With an hour on the last day, lateness begins at that hour and not at midnight.
      return `Quá hạn từ ${clockOf(event.at)} ngày ${formatDate(dateOf(event.at))}`;
    case 'EscalationRaised':
      return escalationText[event.data.to];
    case 'SilenceTakenAsAgreement':
      return 'Hết hạn không có ý kiến: mặc nhiên thống nhất';
    case 'SilenceTakenAsNotApplicable':
      return 'Hết hạn không báo cáo: coi như không thuộc diện áp dụng';
    case 'SubmissionReceived': {
      const { content, version, paper } = event.data;
      const again = version > 1 ? `, bản ${version}` : '';
      const late = paper
        ? ` (ghi nhận muộn lúc ${clockOf(paper.recordedAt)} ngày ${formatDate(dateOf(paper.recordedAt))}: ${paper.reason})`
        : '';
      return `Nhận văn bản số ${content.documentNumber} ký ${formatDate(content.signedOn)}${again}${late}`;
    }
    case 'SubmissionAccepted':
      return 'Duyệt bài nộp';
    case 'SubmissionReturned':
      return `Trả lại: ${event.data.reason}. Hạn mới: hết ${formatLongDate(event.data.newDate)}`;
    case 'SubmissionForwarded':
      return 'Đầu mối chuyển tiếp bài nộp lên cấp nhận';
    case 'SubmissionAppraised':
      return `Thẩm định, chấm điểm${event.data.reason === '' ? '' : `: ${event.data.reason}`}`;
    case 'SubmissionRated':
      return `Xếp loại: ${event.data.rating.label} (${String(event.data.rating.total).replace('.', ',')} điểm)`;
    case 'UnitPlanAmended':
      return `Áp dụng bản điều chỉnh số ${event.data.amendment}`;
    case 'DeclaredNotApplicable':
      return `Đơn vị báo không thuộc diện áp dụng: ${event.data.reason}`;
  }
};
