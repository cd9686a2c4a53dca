import type { Instant } from '../calendar/instant.js';
import { type PostId, postId } from '../organisation/org-unit.js';
import type { CascadeTemplate } from '../template/cascade-template.js';
import type { EscalationTarget } from '../template/ladder.js';
import type { UnitPlanEvent } from '../unit-plan/unit-plan.js';
import type { CascadeEvent } from './cascade.js';

/** What a notice is about. */
export type NoticeKind = 'new' | 'amended' | 'reminder' | 'escalation' | 'returned' | 'roll-up';

/** Somebody is to be told something; `ledgerKey` says it once and for ever. */
export type Notice = {
  ledgerKey: string;
  kind: NoticeKind;
  recipient: PostId;
  cascadeId: string;
  unitId: string | null;
  lineId: string | null;
  level: number | null;
  raisedAt: Instant;
  text: string | null;
};

/** Who collects and who issues: the recipients of escalations and results. */
export type CollectingSide = Pick<CascadeTemplate, 'office' | 'focal' | 'issuer'>;

/** Whom an escalation tells. */
export const escalationRecipients = (to: EscalationTarget, unitId: string, side: CollectingSide): PostId[] => {
  switch (to) {
    case 'unit-leader':
      return [postId(unitId, 'leader')];
    case 'collector':
      return [postId(side.focal, 'focal-point'), postId(side.office, 'tracker')];
    case 'issuer':
      return [postId(side.issuer, 'leader')];
  }
};

type Place = { cascadeId: string; unitId: string };

const noticeIn = (place: Place, kind: NoticeKind, key: string, recipient: PostId, raisedAt: Instant): Notice => ({
  ledgerKey: `${place.cascadeId}:${place.unitId}:${key}>${recipient}`,
  kind,
  recipient,
  cascadeId: place.cascadeId,
  unitId: place.unitId,
  lineId: null,
  level: null,
  raisedAt,
  text: null,
});

/** A date that moved without a word would be missed; what was dropped asks nothing of anybody. */
const amendedNotices = ({ at, data }: UnitPlanEvent & { type: 'UnitPlanAmended' }, place: Place): Notice[] =>
  [...data.changed, ...data.added].map(({ lineId }) => ({
    ...noticeIn(place, 'amended', `${lineId}:amended:${data.amendment}`, postId(place.unitId, 'focal-point'), at),
    lineId,
  }));

/** Whom an event of a unit plan tells. Pure. */
export const noticesOfPlanEvent = (event: UnitPlanEvent, place: Place, side: CollectingSide): Notice[] => {
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
      return escalationRecipients(to, place.unitId, side).map((recipient) => ({
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
    case 'SubmissionForwarded':
    case 'SubmissionAppraised':
    case 'SubmissionRated':
      return [];
    case 'UnitPlanAmended':
      return amendedNotices(event, place);
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
