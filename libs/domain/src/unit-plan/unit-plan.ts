import type { DueDate } from '../calendar/due-date.js';
import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { EscalationTarget } from '../template/ladder.js';

/** Stream id and Temporal workflow id of one unit's part of a cascade. */
export const unitPlanId = (cascadeId: string, unitId: string): string => `plan:${cascadeId}:${unitId}`;

/** The facts of a due date that a plan keeps; the reasons stand once in the cascade's schedule. */
export type DueFacts = Omit<DueDate, 'why'>;

/** An obligation as it is given to the unit. */
export type AssignedObligation = {
  lineId: string;
  key: string;
  due: DueFacts;
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
};

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
  | Fact<'DeclaredNotApplicable', { lineId: string; reason: string }>;

/** Commands to a unit plan. */
export type UnitPlanCommand =
  | {
      type: 'OpenUnitPlan';
      cascadeId: string;
      unitId: string;
      issuedOn: PlainDate;
      lines: readonly { lineId: string; key: string; due: DueFacts }[];
    }
  | { type: 'ReceiveSubmission'; lineId: string; submissionId: string; content: SubmissionContent }
  | { type: 'AcceptSubmission'; lineId: string }
  | { type: 'ReturnSubmission'; lineId: string; reason: string; newDate: PlainDate }
  | { type: 'DeclareNotApplicable'; lineId: string; reason: string }
  | { type: 'Advance' };

/** Where the work stands; timeliness is another axis (status.ts). */
export type Work = 'open' | 'submitted' | 'returned' | 'accepted' | 'agreed' | 'not-applicable';

export type ReceivedSubmission = { submissionId: string; version: number; receivedAt: Instant };

export type Obligation = AssignedObligation & {
  work: Work;
  missed: boolean;
  /** Ids of rungs already recorded; a returned submission starts a ladder of its own. */
  raised: readonly string[];
  submissions: readonly ReceivedSubmission[];
  returned: { on: PlainDate; newDate: PlainDate } | null;
  closedAt: Instant | null;
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
