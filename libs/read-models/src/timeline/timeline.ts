import type { ObligationView } from '@dondoc/contracts';
import { type EscalationTarget, formatDate, formatLongDate, type UnitPlanEvent } from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import { planEventOf } from '../obligations/unit-plan-history.js';

type Entry = ObligationView['timeline'][number];

const escalationText: Record<EscalationTarget, string> = {
  'unit-leader': 'Báo thủ trưởng đơn vị về việc quá hạn',
  collector: 'Báo đầu mối tổng hợp và Văn phòng về việc quá hạn',
  issuer: 'Báo lãnh đạo cơ quan ban hành về việc quá hạn',
};

const reminderText = (rung: string, notify: boolean): string => {
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

const textOf = (event: UnitPlanEvent): string => {
  switch (event.type) {
    case 'UnitPlanOpened':
      return 'Giao nghĩa vụ cho đơn vị';
    case 'ReminderRaised':
      return reminderText(event.data.rung, event.data.notify);
    case 'DeadlineMissed':
      return `Quá hạn từ 00:00 ngày ${formatDate(event.data.overdueFrom)}`;
    case 'EscalationRaised':
      return escalationText[event.data.to];
    case 'SilenceTakenAsAgreement':
      return 'Hết hạn không có ý kiến: mặc nhiên thống nhất';
    case 'SilenceTakenAsNotApplicable':
      return 'Hết hạn không báo cáo: coi như không thuộc diện áp dụng';
    case 'SubmissionReceived': {
      const { content, version } = event.data;
      const again = version > 1 ? `, bản ${version}` : '';
      return `Nhận văn bản số ${content.documentNumber} ký ${formatDate(content.signedOn)}${again}`;
    }
    case 'SubmissionAccepted':
      return 'Duyệt bài nộp';
    case 'SubmissionReturned':
      return `Trả lại: ${event.data.reason}. Hạn mới: hết ${formatLongDate(event.data.newDate)}`;
    case 'DeclaredNotApplicable':
      return `Đơn vị báo không thuộc diện áp dụng: ${event.data.reason}`;
  }
};

const processes: Record<string, string> = { system: 'hệ thống', sample: 'dữ liệu mẫu' };

/** The account, or in words the process, that did it. */
const actorName = (actor: string): string => processes[actor] ?? actor;

/** The story of one obligation in words, oldest first, read from the log itself. */
export const timelineOf = (history: readonly RecordedEvent[], lineId: string): Entry[] =>
  history.flatMap((recorded) => {
    const event = planEventOf(recorded);
    if ('lineId' in event.data && event.data.lineId !== lineId) return [];
    const { recordedAt, metadata } = recorded;
    return [{ at: event.at, recordedAt, kind: event.type, text: textOf(event), actor: actorName(metadata.actor) }];
  });
