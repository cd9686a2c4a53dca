import { dateOf } from '../calendar/instant.js';
import type { AssignedObligation, Obligation, UnitPlan, UnitPlanEvent, Work } from './unit-plan.js';

const assigned = (obligation: AssignedObligation): Obligation => ({
  ...obligation,
  work: obligation.lapsed ? 'not-applicable' : 'open',
  missed: false,
  raised: [],
  submissions: [],
  returned: null,
  closedAt: null,
});

const change = (plan: UnitPlan, lineId: string, to: (obligation: Obligation) => Partial<Obligation>): UnitPlan => {
  const obligation = plan.obligations[lineId];
  if (!obligation) return plan;
  return { ...plan, obligations: { ...plan.obligations, [lineId]: { ...obligation, ...to(obligation) } } };
};

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
      return change(plan, event.data.lineId, ({ submissions, work, lapsed }) => ({
        // A late comment is kept, but silence has already counted as agreement (seed 001 a); and what had lapsed before
        // the directive was issued makes nobody late who hands it in all the same.
        work: work === 'agreed' || lapsed ? work : 'submitted',
        submissions: [
          ...submissions,
          { submissionId: event.data.submissionId, version: event.data.version, receivedAt: event.at },
        ],
      }));
    case 'SubmissionAccepted':
      return close(plan, event, 'accepted');
    case 'SubmissionReturned':
      return change(plan, event.data.lineId, () => ({
        work: 'returned',
        returned: { on: dateOf(event.at), newDate: event.data.newDate },
      }));
  }
};
