import type { WebhookEvent } from '@dondoc/contracts';

/** A fact of the log, as far as webhooks look at it. */
export type LoggedFact = {
  eventId: string;
  stream: string;
  type: string;
  data: unknown;
  occurredAt: string;
  recordedAt: string;
  metadata: { sample?: true };
};

/** What a webhook is told: enough to know what to look up, and nothing that the receiver could not see there. */
export type WebhookNews = {
  type: WebhookEvent;
  cascadeId: string;
  /** Null: about the cascade as a whole. */
  unitId: string | null;
  lineId: string | null;
};

const ofPlan: Readonly<Record<string, WebhookEvent>> = {
  UnitPlanOpened: 'obligation.assigned',
  ReminderRaised: 'obligation.reminded',
  DeadlineMissed: 'obligation.overdue',
  EscalationRaised: 'obligation.escalated',
  UnitPlanAmended: 'obligation.amended',
  SubmissionReceived: 'submission.received',
  SubmissionReturned: 'submission.returned',
  SubmissionAccepted: 'submission.accepted',
};

const ofCascade: Readonly<Record<string, WebhookEvent>> = {
  CascadeIssued: 'cascade.issued',
  CascadeAmended: 'cascade.amended',
  PeriodRolledUp: 'cascade.rolled-up',
};

/** A reminder that is recorded without being sent tells nothing. */
const isSilent = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'notify' in data && data.notify === false;

const lineIn = (data: unknown): string | null =>
  typeof data === 'object' && data !== null && 'lineId' in data && typeof data.lineId === 'string' ? data.lineId : null;

/** What a fact of the log means to webhooks; undefined: nothing. */
export const newsOf = ({ stream, type, data, metadata }: LoggedFact): WebhookNews | undefined => {
  // History made for the sample is told to nobody.
  if (metadata.sample || isSilent(data)) return undefined;
  const [, cascadeId, unitId] = /^plan:([^:]+):(.+)$/.exec(stream) ?? [];
  if (cascadeId !== undefined && unitId !== undefined)
    return { type: ofPlan[type] ?? 'obligation.changed', cascadeId, unitId, lineId: lineIn(data) };
  const [, directive] = /^directive:(.+)$/.exec(stream) ?? [];
  const news = ofCascade[type];
  if (directive === undefined || news === undefined) return undefined;
  return { type: news, cascadeId: directive, unitId: null, lineId: lineIn(data) };
};
