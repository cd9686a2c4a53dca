import type { DueDate } from '../calendar/due-date.js';
import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { EscalationTarget } from '../template/ladder.js';

/** Stream id and Temporal workflow id of one unit's part of a cascade. */
export const unitPlanId = (cascadeId: string, unitId: string): string => `plan:${cascadeId}:${unitId}`;

/** The facts of a due date that a plan keeps; the reasons stand once in the cascade's schedule. */
export type DueFacts = Omit<DueDate, 'why'>;

/** True when two dates end at the same moment and name the same day; a newer calendar may still differ in working days. */
export const isSameDate = (a: DueFacts | null, b: DueFacts | null): boolean =>
  a === null || b === null ? a === b : a.named === b.named && a.lastSafeDay === b.lastSafeDay && a.hour === b.hour;

/** An obligation as it is given to the unit. */
export type AssignedObligation = {
  lineId: string;
  key: string;
  /** Null: without a date ("Không hạn"). */
  due: DueFacts | null;
  /** The due date had passed before the directive was issued: nobody can be late for it. */
  lapsed: boolean;
};

/** A file that was handed in: name as given, bytes, media type found by content, SHA-256 (hex). */
export type SubmittedFile = { fileId: string; name: string; size: number; mediaType: string; sha256: string };

/** A submission's document and content. Number as printed; dates plain; instants UTC. */
export type SubmissionContent = {
  documentNumber: string;
  signedOn: PlainDate;
  note: string;
  files: readonly SubmittedFile[];
  figures: Readonly<Record<string, number>>;
  /** Self-scores by number of the criterion, when the deliverable is scored. */
  scores?: Scores;
};

/** Points by number of the criterion. */
export type Scores = Readonly<Record<string, number>>;

/** One unit's part in an appraisal: its scores and why they differ from the unit's own. */
export type Appraisal = { by: string; scores: Scores; reason: string; at: Instant };

/** Total of the appraised scores and the rating that it reaches. */
export type Rating = { total: number; label: string };

type Fact<Type extends string, Data> = { type: Type; at: Instant; data: Data };

/** Events of a unit plan's stream. `at` is when it happened (a rung: when it was scheduled), not when it was recorded. */
export type UnitPlanEvent =
  | Fact<
      'UnitPlanOpened',
      { cascadeId: string; unitId: string; openedOn: PlainDate; obligations: readonly AssignedObligation[] }
    >
  | Fact<'ReminderRaised', { lineId: string; rung: string; notify: boolean }>
  | Fact<'DeadlineMissed', { lineId: string; overdueFrom: PlainDate }>
  | Fact<'EscalationRaised', { lineId: string; rung: string; level: number; to: EscalationTarget; notify: boolean }>
  | Fact<'SilenceTakenAsAgreement', { lineId: string }>
  | Fact<'SilenceTakenAsNotApplicable', { lineId: string }>
  | Fact<'SubmissionReceived', { lineId: string; submissionId: string; version: number; content: SubmissionContent }>
  | Fact<'SubmissionAccepted', { lineId: string; submissionId: string }>
  | Fact<'SubmissionReturned', { lineId: string; submissionId: string; reason: string; newDate: PlainDate }>
  | Fact<'DeclaredNotApplicable', { lineId: string; reason: string }>
  /** `by`: id of the intermediary. The unit's own timeliness was settled when the intermediary received it. */
  | Fact<'SubmissionForwarded', { lineId: string; submissionId: string; by: string }>
  | Fact<'SubmissionAppraised', { lineId: string; submissionId: string; by: string; scores: Scores; reason: string }>
  | Fact<'SubmissionRated', { lineId: string; submissionId: string; rating: Rating }>
  | Fact<
      'UnitPlanAmended',
      {
        amendment: number;
        on: PlainDate;
        changed: readonly { lineId: string; due: DueFacts | null }[];
        added: readonly AssignedObligation[];
        dropped: readonly string[];
      }
    >;

/** A line of the schedule as a unit owes it. */
export type OwedLine = { lineId: string; key: string; due: DueFacts | null };

/** Commands to a unit plan. */
export type UnitPlanCommand =
  | {
      type: 'OpenUnitPlan';
      cascadeId: string;
      unitId: string;
      issuedOn: PlainDate;
      lines: readonly OwedLine[];
    }
  /** The unit's whole share as it stands after an amendment; the plan finds out what that changes for it. */
  | { type: 'AmendUnitPlan'; amendment: number; on: PlainDate; lines: readonly OwedLine[] }
  | { type: 'ForwardSubmission'; lineId: string; by: string }
  | { type: 'AppraiseSubmission'; lineId: string; by: string; scores: Scores; reason: string }
  | { type: 'ReceiveSubmission'; lineId: string; submissionId: string; content: SubmissionContent }
  | { type: 'AcceptSubmission'; lineId: string }
  | { type: 'ReturnSubmission'; lineId: string; reason: string; newDate: PlainDate }
  | { type: 'DeclareNotApplicable'; lineId: string; reason: string }
  | { type: 'Advance' };

/** Where the work stands; timeliness is another axis (status.ts). */
export type Work = 'open' | 'submitted' | 'returned' | 'accepted' | 'agreed' | 'not-applicable';

/** `scores`: the unit's own, when the deliverable is scored. */
export type ReceivedSubmission = { submissionId: string; version: number; receivedAt: Instant; scores?: Scores };

export type Obligation = AssignedObligation & {
  work: Work;
  missed: boolean;
  /** Ids of rungs already recorded; a returned submission starts a ladder of its own. */
  raised: readonly string[];
  submissions: readonly ReceivedSubmission[];
  /** `amendment`: the one that has put the new date off since. */
  returned: { on: PlainDate; newDate: PlainDate; amendment?: number } | null;
  closedAt: Instant | null;
  /** When the intermediary passed the newest submission on. */
  forwardedAt: Instant | null;
  appraisals: readonly Appraisal[];
  rating: Rating | null;
  /** The amendment that last changed the date; its ladder counts from that day. */
  amended: { amendment: number; on: PlainDate } | null;
  /** The amendment that has taken the duty away, if any. */
  droppedBy: number | null;
  /** The due date as first given; an amendment never overwrites it. */
  firstDue: DueFacts | null;
};

export type UnitPlan = {
  opened: boolean;
  cascadeId: string;
  unitId: string;
  openedOn: PlainDate | null;
  obligations: Readonly<Record<string, Obligation>>;
};

export const initialUnitPlan = (): UnitPlan => ({
  opened: false,
  cascadeId: '',
  unitId: '',
  openedOn: null,
  obligations: {},
});
