import { overdueAt } from '../calendar/due-date.js';
import { dateOf } from '../calendar/instant.js';
import { amended } from './evolve-amendment.js';
import { decided } from './evolve-decision.js';
import { assigned, change } from './obligation-changes.js';
import { standingDue } from './standing-due.js';
import {
  isDecision,
  type Obligation,
  type ReceivedSubmission,
  type UnitPlan,
  type UnitPlanEvent,
  type Work,
} from './unit-plan.js';

const submissionOf = ({ at, data }: UnitPlanEvent & { type: 'SubmissionReceived' }): ReceivedSubmission => {
  const { submissionId, version, content, by, paper } = data;
  return {
    submissionId,
    version,
    receivedAt: at,
    ...(content.scores ? { scores: content.scores } : {}),
    ...(by === undefined ? {} : { by }),
    ...(paper ? { paper } : {}),
  };
};

/** What silence had settled before is undone only by a receipt that was there before the silence. */
const workAfter = ({ work, lapsed }: Obligation, inTime: boolean): Work => {
  // A late comment is kept, but silence has already counted as agreement (seed 001 a); what had lapsed before the
  // directive was issued makes nobody late who hands it in all the same; and who is exempt stays so.
  if (lapsed || work === 'exempt') return work;
  return work === 'agreed' && !inTime ? work : 'submitted';
};

const handedIn = (obligation: Obligation, received: ReceivedSubmission): Partial<Obligation> => {
  const { submissions } = obligation;
  const due = standingDue(obligation);
  const inTime = due !== null && received.receivedAt < overdueAt(due);
  const missed = obligation.missed && !inTime;
  const later = submissions.findIndex(({ receivedAt }) => receivedAt > received.receivedAt);
  // Entered afterwards, and older than what is here already: it counts for the date, the newest is still the one to judge.
  if (later !== -1) {
    const sorted = [...submissions.slice(0, later), received, ...submissions.slice(later)];
    return { submissions: sorted, missed, ...(obligation.work === 'agreed' && inTime ? reopenedByReceipt : {}) };
  }
  const work = workAfter(obligation, inTime);
  return {
    work,
    submissions: [...submissions, received],
    missed,
    // What was passed on and appraised was the version of before.
    forwardedAt: null,
    appraisals: [],
    rating: null,
    ...(obligation.work === 'agreed' && work === 'submitted' ? reopenedByReceipt : {}),
  };
};

const reopenedByReceipt: Partial<Obligation> = { work: 'submitted', closedAt: null };

const close = (plan: UnitPlan, event: UnitPlanEvent & { data: { lineId: string } }, work: Work): UnitPlan =>
  change(plan, event.data.lineId, () => ({ work, closedAt: event.at }));

const opened = ({ data }: UnitPlanEvent & { type: 'UnitPlanOpened' }): UnitPlan => {
  const { cascadeId, unitId, openedOn, issuedOn = openedOn, obligations } = data;
  const byLine = Object.fromEntries(obligations.map((one) => [one.lineId, assigned(one, openedOn)]));
  return { opened: true, cascadeId, unitId, openedOn, issuedOn, obligations: byLine };
};

const returned = ({ at, data }: UnitPlanEvent & { type: 'SubmissionReturned' }): Partial<Obligation> => ({
  work: 'returned',
  returned: { on: dateOf(at), newDate: data.newDate },
  renewed: null,
  appraisals: [],
  rating: null,
});

/** Folds one event into the plan. Pure; never changes its input. */
export const evolveUnitPlan = (plan: UnitPlan, event: UnitPlanEvent): UnitPlan => {
  if (isDecision(event)) return decided(plan, event);
  switch (event.type) {
    case 'UnitPlanOpened':
      return opened(event);
    case 'ReminderRaised':
    case 'EscalationRaised':
      return change(plan, event.data.lineId, ({ raised }) => ({ raised: [...raised, event.data.rung] }));
    case 'DeadlineMissed':
      return change(plan, event.data.lineId, () => ({ missed: true }));
    case 'SilenceTakenAsAgreement':
      return close(plan, event, 'agreed');
    case 'SilenceTakenAsNotApplicable':
    case 'DeclaredNotApplicable':
      return close(plan, event, 'not-applicable');
    case 'SubmissionReceived':
      return change(plan, event.data.lineId, (obligation) => handedIn(obligation, submissionOf(event)));
    case 'SubmissionAccepted':
      return close(plan, event, 'accepted');
    case 'SubmissionReturned':
      return change(plan, event.data.lineId, () => returned(event));
    case 'SubmissionForwarded':
      return change(plan, event.data.lineId, () => ({ forwardedAt: event.at }));
    case 'SubmissionAppraised': {
      const { lineId, submissionId: _, ...part } = event.data;
      return change(plan, lineId, ({ appraisals }) => ({ appraisals: [...appraisals, { ...part, at: event.at }] }));
    }
    case 'SubmissionRated':
      return change(plan, event.data.lineId, () => ({ rating: event.data.rating }));
    case 'UnitPlanAmended':
      return amended(plan, event);
  }
};
