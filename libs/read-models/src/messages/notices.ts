import {
  type CascadeEvent,
  type CascadeTemplate,
  type EscalationTarget,
  type PostId,
  postId,
  type UnitPlanEvent,
} from '@dondoc/domain';
import type { NoticeKind } from './message.entities.js';

/** Somebody is to be told something; `ledgerKey` says it once and for ever. */
export type Notice = {
  ledgerKey: string;
  kind: NoticeKind;
  recipient: PostId;
  cascadeId: string;
  unitId: string | null;
  lineId: string | null;
  level: number | null;
  raisedAt: string;
  text: string | null;
};

type Roles = Pick<CascadeTemplate, 'office' | 'focal' | 'issuer'>;

/** Whom an escalation tells. */
export const escalationRecipients = (to: EscalationTarget, unitId: string, roles: Roles): PostId[] => {
  switch (to) {
    case 'unit-leader':
      return [postId(unitId, 'leader')];
    case 'collector':
      return [postId(roles.focal, 'focal-point'), postId(roles.office, 'tracker')];
    case 'issuer':
      return [postId(roles.issuer, 'leader')];
  }
};

type Place = { cascadeId: string; unitId: string };

const noticeIn = (place: Place, kind: NoticeKind, key: string, recipient: PostId, raisedAt: string): Notice => ({
  ledgerKey: `${place.cascadeId}:${place.unitId}:${key}>${recipient}`,
  kind,
  recipient,
  ...place,
  lineId: null,
  level: null,
  raisedAt,
  text: null,
});

/** Whom an event of a unit plan tells. */
export const noticesOfPlanEvent = (event: UnitPlanEvent, place: Place, roles: Roles): Notice[] => {
  const focalPoint = postId(place.unitId, 'focal-point');
  switch (event.type) {
    case 'UnitPlanOpened':
      return [noticeIn(place, 'new', 'opened', focalPoint, event.at)];
    case 'ReminderRaised': {
      const { lineId, rung, notify } = event.data;
      if (!notify) return [];
      return [{ ...noticeIn(place, 'reminder', `${lineId}:${rung}`, focalPoint, event.at), lineId }];
    }
    case 'EscalationRaised': {
      const { lineId, rung, level, to, notify } = event.data;
      if (!notify) return [];
      return escalationRecipients(to, place.unitId, roles).map((recipient) => ({
        ...noticeIn(place, 'escalation', `${lineId}:${rung}`, recipient, event.at),
        lineId,
        level,
      }));
    }
    case 'SubmissionReturned': {
      const { lineId, submissionId, reason } = event.data;
      const notice = noticeIn(place, 'returned', `${lineId}:returned:${submissionId}`, focalPoint, event.at);
      return [{ ...notice, lineId, text: reason }];
    }
    case 'DeadlineMissed':
    case 'SilenceTakenAsAgreement':
    case 'SilenceTakenAsNotApplicable':
    case 'SubmissionReceived':
    case 'SubmissionAccepted':
    case 'DeclaredNotApplicable':
      return [];
  }
};

/** Whom an event of the cascade tells: a roll-up goes to the issuer through the focal department, and to the Office. */
export const noticesOfCascadeEvent = (event: CascadeEvent, cascadeId: string, roles: Roles): Notice[] => {
  if (event.type !== 'PeriodRolledUp') return [];
  const recipients = [
    postId(roles.issuer, 'leader'),
    postId(roles.focal, 'focal-point'),
    postId(roles.office, 'tracker'),
  ];
  return recipients.map((recipient) => ({
    ...noticeIn({ cascadeId, unitId: '' }, 'roll-up', event.data.lineId, recipient, event.at),
    unitId: null,
    lineId: event.data.lineId,
  }));
};
