import { overdueAt } from '../calendar/due-date.js';
import { dateOf } from '../calendar/instant.js';
import { assigned, change } from './obligation-changes.js';
import { standingDue } from './standing-due.js';
import type { DecisionEvent, Extension, Obligation, UnitPlan } from './unit-plan.js';

type Of<Type extends DecisionEvent['type']> = Extract<DecisionEvent, { type: Type }>;

const asked = ({ work, extensions }: Obligation, { at, data }: Of<'ExtensionRequested'>): Partial<Obligation> => {
  const { requestId, until, reason, by } = data;
  const request: Extension = {
    requestId,
    of: work === 'returned' ? 'return' : 'due',
    asked: { at, until, reason, ...(by === undefined ? {} : { by }) },
    decided: null,
    counted: true,
  };
  return { extensions: [...extensions, request] };
};

const settled = (
  { extensions }: Obligation,
  requestId: string | null,
  of: Extension['of'],
  decision: Pick<Extension, 'decided' | 'counted'>,
): Extension[] =>
  requestId === null
    ? [...extensions, { requestId, of, asked: null, ...decision }]
    : extensions.map((one) => (one.requestId === requestId ? { ...one, ...decision } : one));

const granted = (obligation: Obligation, { at, data }: Of<'ExtensionGranted'>): Partial<Obligation> => {
  const { requestId, due, of, reason, counted } = data;
  const extensions = settled(obligation, requestId, of, { decided: { at, until: due.lastSafeDay, reason }, counted });
  const number = extensions.filter(({ decided }) => decided?.until).length;
  const renewed = { name: `extend-${number}`, on: dateOf(at) };
  if (of === 'return') {
    const returned = obligation.returned && { ...obligation.returned, newDate: due.lastSafeDay };
    return { extensions, returned, renewed };
  }
  const extended = { due: obligation.due, extended: due };
  const counts = standingDue(extended);
  const missed = obligation.missed && counts !== null && overdueAt(counts) <= at;
  return { extensions, extended: due, missed, ...(obligation.returned ? {} : { renewed }) };
};

const exempted = ({ work }: Obligation, { at, data }: Of<'ExemptionGranted'>): Partial<Obligation> => ({
  work: 'exempt',
  closedAt: at,
  exempted: { at, reason: data.reason, was: work },
});

const owedAgain = (obligation: Obligation, { at }: Of<'ExemptionRevoked'>): Partial<Obligation> => {
  const { exempted: exemption, submissions } = obligation;
  const since = submissions.some(({ receivedAt }) => exemption !== null && receivedAt >= exemption.at);
  return {
    work: since ? 'submitted' : (exemption?.was ?? 'open'),
    closedAt: null,
    exempted: null,
    renewed: { name: `revoke-${at}`, on: dateOf(at) },
  };
};

const reopened = (obligation: Obligation, { at, data }: Of<'ObligationReopened'>): Partial<Obligation> => {
  const on = dateOf(at);
  const times = (obligation.reopened?.times ?? 0) + 1;
  const again = { reopened: { on, until: data.until, times }, renewed: { name: `reopen-${times}`, on } };
  // What had been accepted or rated waits for a better version.
  const judged = obligation.work === 'accepted' || obligation.work === 'returned' || obligation.rating !== null;
  if (!judged) return again;
  const returned = { on, newDate: data.until };
  return { ...again, work: 'returned', closedAt: null, returned, appraisals: [], rating: null };
};

const explained = (plan: UnitPlan, { at, data }: Of<'ExplanationRequested'>): UnitPlan => {
  const { lineId, number, question, opened } = data;
  const explains = { lineId, number, question, askedAt: at };
  // The ladder counts from the request, not from the opening of the plan.
  const renewed = { name: 'asked', on: dateOf(at) };
  const explanation: Obligation = { ...assigned(opened, dateOf(at)), explains, renewed };
  return { ...plan, obligations: { ...plan.obligations, [opened.lineId]: explanation } };
};

/** Folds a decision on an obligation into the plan. Pure. */
export const decided = (plan: UnitPlan, event: DecisionEvent): UnitPlan => {
  const { lineId } = event.data;
  switch (event.type) {
    case 'ExtensionRequested':
      return change(plan, lineId, (obligation) => asked(obligation, event));
    case 'ExtensionGranted':
      return change(plan, lineId, (obligation) => granted(obligation, event));
    case 'ExtensionRefused': {
      const { requestId, reason } = event.data;
      const decision = { decided: { at: event.at, until: null, reason }, counted: false };
      return change(plan, lineId, (one) => ({ extensions: settled(one, requestId, 'due', decision) }));
    }
    case 'ExemptionGranted':
      return change(plan, lineId, (obligation) => exempted(obligation, event));
    case 'ExemptionRevoked':
      return change(plan, lineId, (obligation) => owedAgain(obligation, event));
    case 'ObligationReopened':
      return change(plan, lineId, (obligation) => reopened(obligation, event));
    case 'ExplanationRequested':
      return explained(plan, event);
    case 'PromptRaised':
      return change(plan, lineId, ({ prompts }) => ({
        prompts: [...prompts, { jobId: event.data.jobId, at: event.at }],
      }));
  }
};
