import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { CascadeTemplate, ObligationTemplate } from '../template/cascade-template.js';
import { findObligation } from '../template/schedule.js';
import { type Rung, rungsOf } from '../chase/rungs.js';
import { EXPLANATION_KEY } from '../template/reserved-keys.js';
import { explanationDefinition } from './explanation-definition.js';
import { dueAtEndOf, expectedBy, standingDue } from './standing-due.js';
import type { DueFacts, Obligation, UnitPlan } from './unit-plan.js';

/** What a running plan is pinned to: one template version and one calendar version. */
export type Policy = { template: CascadeTemplate; calendar: WorkingCalendar };

/** What is left of a duty that a later version of the template no longer has: its date, and what was handed in. */
const retired = (key: string): ObligationTemplate => ({
  key,
  title: key,
  shortTitle: key,
  group: 'report',
  owedBy: { classes: [], units: [], except: [] },
  periods: { kind: 'once', label: '' },
  due: { kind: 'undated', words: '', clause: '', recurring: false },
  dataCutOff: null,
  to: '',
  via: null,
  forwardWithin: null,
  feeds: null,
  condition: null,
  silence: 'overdue',
  needsAcceptance: false,
  figures: [],
  scoring: null,
  rollUpAfter: 0,
  ladder: null,
});

/** The definition behind an obligation; a duty that an amendment took out of the template asks for nothing more. */
export const definitionOf = ({ template }: Pick<Policy, 'template'>, { key }: { key: string }): ObligationTemplate =>
  findObligation(template, key) ?? (key === EXPLANATION_KEY ? explanationDefinition(template) : retired(key));

/**
 * The due date that is chased now: the first one, the extended one, or the new date after a return or a reopening. The
 * first is never overwritten.
 */
export const chasedDue = (obligation: Obligation, policy: Policy): DueFacts | null => {
  const due = standingDue(obligation);
  const day = expectedBy(obligation);
  if (day === null || (!obligation.returned && day === due?.lastSafeDay)) return due;
  return dueAtEndOf(day, policy.calendar);
};

/** Every date that is given anew starts a ladder of its own: what was raised for the old one never comes again. */
const ladderName = ({ returned, amended, submissions, renewed }: Obligation): string => {
  if (renewed) return `${renewed.name}/`;
  const amendment = returned ? returned.amendment : amended?.amendment;
  const again = amendment === undefined ? '' : `amend-${amendment}/`;
  return returned ? `${again}return-${submissions.length}/` : again;
};

/** The ladder of an obligation as it stands, in the order of time. */
export const ladderOf = (plan: UnitPlan, obligation: Obligation, policy: Policy): Rung[] => {
  const { returned, amended, renewed } = obligation;
  const openedOn = renewed?.on ?? returned?.on ?? amended?.on ?? plan.openedOn;
  const due = chasedDue(obligation, policy);
  if (openedOn === null || due === null) return [];
  const ladder = definitionOf(policy, obligation).ladder ?? policy.template.ladder;
  const rungs = rungsOf({ ...due, why: [] }, ladder, policy.calendar, openedOn);
  const prefix = ladderName(obligation);
  return prefix === '' ? rungs : rungs.map((rung) => ({ ...rung, id: `${prefix}${rung.id}` }));
};

/** Chasing goes on while nothing is handed in, and again after a return. */
export const isChased = (obligation: Obligation): boolean =>
  obligation.work === 'open' || obligation.work === 'returned';
