import { dateOf } from '../calendar/instant.js';
import { amended } from './evolve-amendment.js';
import { assigned, change } from './obligation-changes.js';
import type { Obligation, ReceivedSubmission, UnitPlan, UnitPlanEvent, Work } from './unit-plan.js';

const submissionOf = ({ at, data }: UnitPlanEvent & { type: 'SubmissionReceived' }): ReceivedSubmission => {
  const { submissionId, version, content } = data;
  return { submissionId, version, receivedAt: at, ...(content.scores ? { scores: content.scores } : {}) };
};

const handedIn = ({ submissions, work, lapsed }: Obligation, received: ReceivedSubmission): Partial<Obligation> => ({
  // A late comment is kept, but silence has already counted as agreement (seed 001 a); and what had lapsed before
  // the directive was issued makes nobody late who hands it in all the same.
  work: work === 'agreed' || lapsed ? work : 'submitted',
  submissions: [...submissions, received],
  // What was passed on and appraised was the version of before.
  forwardedAt: null,
  appraisals: [],
  rating: null,
});

const close = (plan: UnitPlan, event: UnitPlanEvent & { data: { lineId: string } }, work: Work): UnitPlan =>
  change(plan, event.data.lineId, () => ({ work, closedAt: event.at }));

/** Folds one event into the plan. Pure; never changes its input. */
export const evolveUnitPlan = (plan: UnitPlan, event: UnitPlanEvent): UnitPlan => {
  switch (event.type) {
    case 'UnitPlanOpened': {
      const { cascadeId, unitId, openedOn, obligations } = event.data;
      const byLine = Object.fromEntries(obligations.map((one) => [one.lineId, assigned(one)]));
      return { opened: true, cascadeId, unitId, openedOn, obligations: byLine };
    }
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
      return change(plan, event.data.lineId, () => ({
        work: 'returned',
        returned: { on: dateOf(event.at), newDate: event.data.newDate },
        appraisals: [],
        rating: null,
      }));
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
