import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { EscalationTarget } from '../template/ladder.js';
import type { AssignedObligation, DueFacts } from './assigned.js';
import type { PaperEntry, Rating, Scores, SubmissionContent } from './submission-content.js';

type Fact<Type extends string, Data> = { type: Type; at: Instant; data: Data };

/** Which date an extension moves: the due date, or the new date after a return. */
export type ExtensionOf = 'due' | 'return';

/** What time does to a plan. `at`: when it was due, not when it was recorded. */
type TimeEvent =
  | Fact<'ReminderRaised', { lineId: string; rung: string; notify: boolean }>
  | Fact<'DeadlineMissed', { lineId: string; overdueFrom: PlainDate }>
  /** `up`: which unit of the duty line is told, 1 the nearest. */
  | Fact<
      'EscalationRaised',
      { lineId: string; rung: string; level: number; to: EscalationTarget; up?: number; notify: boolean }
    >
  | Fact<'SilenceTakenAsAgreement', { lineId: string }>
  | Fact<'SilenceTakenAsNotApplicable', { lineId: string }>;

/** What happens to what is handed in. `by` of a receipt: who handed in, by name, as known then. */
type SubmissionEvent =
  | Fact<
      'SubmissionReceived',
      {
        lineId: string;
        submissionId: string;
        version: number;
        content: SubmissionContent;
        by?: string;
        /** Entered later than it was received: `at` is the receipt. */
        paper?: PaperEntry;
      }
    >
  | Fact<'SubmissionAccepted', { lineId: string; submissionId: string }>
  | Fact<'SubmissionReturned', { lineId: string; submissionId: string; reason: string; newDate: PlainDate }>
  | Fact<'DeclaredNotApplicable', { lineId: string; reason: string }>
  /** `by`: id of the intermediary. The unit's own timeliness was settled when the intermediary received it. */
  | Fact<'SubmissionForwarded', { lineId: string; submissionId: string; by: string }>
  | Fact<'SubmissionAppraised', { lineId: string; submissionId: string; by: string; scores: Scores; reason: string }>
  | Fact<'SubmissionRated', { lineId: string; submissionId: string; rating: Rating }>;

/** Decisions on an obligation (docs/decisions/0015-life-of-a-submission.md). */
export type DecisionEvent =
  | Fact<'ExtensionRequested', { lineId: string; requestId: string; until: PlainDate; reason: string; by?: string }>
  /** `requestId` null: granted without having been asked. `counted`: counts towards the limit of the template. */
  | Fact<
      'ExtensionGranted',
      {
        lineId: string;
        requestId: string | null;
        due: DueFacts;
        of: ExtensionOf;
        reason: string;
        counted: boolean;
      }
    >
  | Fact<'ExtensionRefused', { lineId: string; requestId: string; reason: string }>
  | Fact<'ExemptionGranted', { lineId: string; reason: string }>
  | Fact<'ExemptionRevoked', { lineId: string; reason: string }>
  /** `lineId`: what is to be explained; `opened`: the explanation itself, an obligation of its own in the plan. */
  | Fact<'ExplanationRequested', { lineId: string; number: number; question: string; opened: AssignedObligation }>
  /** Handing in is possible again until the end of `until`; lateness stays as it is. */
  | Fact<'ObligationReopened', { lineId: string; until: PlainDate; reason: string }>
  | Fact<'PromptRaised', { lineId: string; jobId: string; reason: string }>;

/** Events of a unit plan's stream. `at` is when it happened (a rung: when it was scheduled), not when it was recorded. */
export type UnitPlanEvent =
  | Fact<
      'UnitPlanOpened',
      {
        cascadeId: string;
        unitId: string;
        openedOn: PlainDate;
        /** Date of the directive; absent in events of before paper entries: the day of opening stands for it. */
        issuedOn?: PlainDate;
        obligations: readonly AssignedObligation[];
      }
    >
  | Fact<
      'UnitPlanAmended',
      {
        amendment: number;
        on: PlainDate;
        changed: readonly { lineId: string; due: DueFacts | null }[];
        added: readonly AssignedObligation[];
        dropped: readonly string[];
      }
    >
  | TimeEvent
  | SubmissionEvent
  | DecisionEvent;

const decisions: ReadonlySet<string> = new Set<DecisionEvent['type']>([
  'ExtensionRequested',
  'ExtensionGranted',
  'ExtensionRefused',
  'ExemptionGranted',
  'ExemptionRevoked',
  'ExplanationRequested',
  'ObligationReopened',
  'PromptRaised',
]);

export const isDecision = (event: UnitPlanEvent): event is DecisionEvent => decisions.has(event.type);

/** The lines that an event is about; null: the whole plan. */
export const linesOfEvent = (event: UnitPlanEvent): readonly string[] | null => {
  if (event.type === 'UnitPlanOpened') return null;
  if (event.type === 'UnitPlanAmended') {
    const { changed, added, dropped } = event.data;
    return [...[...changed, ...added].map(({ lineId }) => lineId), ...dropped];
  }
  if (event.type === 'ExplanationRequested') return [event.data.lineId, event.data.opened.lineId];
  return [event.data.lineId];
};
