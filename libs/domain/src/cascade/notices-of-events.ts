import { formatDate } from '../calendar/plain-date.js';
import { type PostId, postId } from '../organisation/org-unit.js';
import type { UnitPlanEvent } from '../unit-plan/unit-plan.js';
import type { CascadeEvent } from './cascade.js';
import {
  type CollectingSide,
  escalationRecipients,
  type Notice,
  noticeIn,
  type NoticeKind,
  type NoticePlace,
} from './notices.js';

/** A date that moved without a word would be missed; what was dropped asks nothing of anybody. */
const amendedNotices = ({ at, data }: UnitPlanEvent & { type: 'UnitPlanAmended' }, place: NoticePlace): Notice[] =>
  [...data.changed, ...data.added].map(({ lineId }) => ({
    ...noticeIn(place, 'amended', `${lineId}:amended:${data.amendment}`, postId(place.unitId, 'focal-point'), at),
    lineId,
  }));

const returnedNotices = (
  { at, data }: UnitPlanEvent & { type: 'SubmissionReturned' },
  place: NoticePlace,
): Notice[] => {
  const { lineId, submissionId, reason } = data;
  const key = `${lineId}:returned:${submissionId}`;
  return [{ ...noticeIn(place, 'returned', key, postId(place.unitId, 'focal-point'), at), lineId, text: reason }];
};

type RungEvent = Extract<UnitPlanEvent, { type: 'ReminderRaised' | 'EscalationRaised' }>;

const rungNotices = (
  event: RungEvent,
  place: NoticePlace,
  side: CollectingSide,
  dutyLine: readonly string[],
): Notice[] => {
  const { lineId, rung } = event.data;
  if (event.type === 'ReminderRaised') {
    const focalPoint = postId(place.unitId, 'focal-point');
    return [{ ...noticeIn(place, 'reminder', `${lineId}:${rung}`, focalPoint, event.at), lineId }];
  }
  const { level } = event.data;
  return escalationRecipients(event.data, { unitId: place.unitId, dutyLine }, side).map((recipient) => ({
    ...noticeIn(place, 'escalation', `${lineId}:${rung}`, recipient, event.at),
    lineId,
    level,
  }));
};

type Decision = Extract<
  UnitPlanEvent,
  {
    type:
      | 'ExtensionRequested'
      | 'ExtensionGranted'
      | 'ExtensionRefused'
      | 'ExemptionGranted'
      | 'ExemptionRevoked'
      | 'ExplanationRequested'
      | 'ObligationReopened'
      | 'PromptRaised';
  }
>;

/** What is asked goes to the Office, what is decided to the unit. */
const decisionNotices = (event: Decision, place: NoticePlace, side: CollectingSide): Notice[] => {
  const tell = (kind: NoticeKind, lineId: string, key: string, text: string, recipient?: PostId): Notice[] => {
    const to = recipient ?? postId(place.unitId, 'focal-point');
    return [{ ...noticeIn(place, kind, `${lineId}:${kind}:${key}`, to, event.at), lineId, text }];
  };
  switch (event.type) {
    case 'ExtensionRequested': {
      const { lineId, requestId, reason } = event.data;
      return tell('asked', lineId, requestId, reason, postId(side.office, 'tracker'));
    }
    case 'ExtensionGranted': {
      const { lineId, requestId, due, reason } = event.data;
      const until = `Gia hạn đến hết ngày ${formatDate(due.lastSafeDay)}`;
      return tell('decided', lineId, requestId ?? event.at, reason === '' ? until : `${until}: ${reason}`);
    }
    case 'ExtensionRefused': {
      const { lineId, requestId, reason } = event.data;
      return tell('decided', lineId, requestId, `Không gia hạn: ${reason}`);
    }
    case 'ExemptionGranted':
      return tell('decided', event.data.lineId, event.at, `Được miễn: ${event.data.reason}`);
    case 'ExemptionRevoked':
      return tell('reopened', event.data.lineId, event.at, `Bãi bỏ quyết định miễn: ${event.data.reason}`);
    case 'ObligationReopened': {
      const { lineId, until, reason } = event.data;
      return tell('reopened', lineId, event.at, `Mở lại đến hết ngày ${formatDate(until)}: ${reason}`);
    }
    case 'ExplanationRequested':
      return tell('explanation', event.data.opened.lineId, 'asked', event.data.question);
    case 'PromptRaised':
      return tell('prompt', event.data.lineId, event.data.jobId, event.data.reason);
  }
};

/** Whom an event of a unit plan tells. Pure. @param dutyLine of the plan's unit, nearest first */
export const noticesOfPlanEvent = (
  event: UnitPlanEvent,
  place: NoticePlace,
  side: CollectingSide,
  dutyLine: readonly string[] = [],
): Notice[] => {
  const focalPoint = postId(place.unitId, 'focal-point');
  switch (event.type) {
    case 'UnitPlanOpened':
      return [noticeIn(place, 'new', 'opened', focalPoint, event.at)];
    case 'ReminderRaised':
    case 'EscalationRaised':
      return event.data.notify ? rungNotices(event, place, side, dutyLine) : [];
    case 'SubmissionReturned':
      return returnedNotices(event, place);
    case 'UnitPlanAmended':
      return amendedNotices(event, place);
    case 'ExtensionRequested':
    case 'ExtensionGranted':
    case 'ExtensionRefused':
    case 'ExemptionGranted':
    case 'ExemptionRevoked':
    case 'ExplanationRequested':
    case 'ObligationReopened':
    case 'PromptRaised':
      return decisionNotices(event, place, side);
    case 'DeadlineMissed':
    case 'SilenceTakenAsAgreement':
    case 'SilenceTakenAsNotApplicable':
    case 'SubmissionReceived':
    case 'SubmissionAccepted':
    case 'DeclaredNotApplicable':
    case 'SubmissionForwarded':
    case 'SubmissionAppraised':
    case 'SubmissionRated':
      return [];
  }
};

/** Whom an event of the cascade tells: a roll-up goes to the issuer through the focal department, and to the Office. */
export const noticesOfCascadeEvent = (event: CascadeEvent, cascadeId: string, side: CollectingSide): Notice[] => {
  if (event.type !== 'PeriodRolledUp') return [];
  const recipients = [postId(side.issuer, 'leader'), postId(side.focal, 'focal-point'), postId(side.office, 'tracker')];
  return recipients.map((recipient) => ({
    ...noticeIn({ cascadeId, unitId: '' }, 'roll-up', event.data.lineId, recipient, event.at),
    unitId: null,
    lineId: event.data.lineId,
  }));
};
