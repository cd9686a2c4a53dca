import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { OwedLine } from './assigned.js';
import type { Scores, SubmissionContent } from './submission-content.js';

/** The submission that a judgement is meant for; absent: the newest one, whichever that is. */
type Meant = { submissionId?: string | undefined };

type SubmissionCommand =
  /**
   * `expectedVersion`: how many versions the sender had seen; `paper`: received earlier than it is entered; `by`: who hands
   * in, by name; `takenBy`: id of the unit that took the paper.
   */
  | {
      type: 'ReceiveSubmission';
      lineId: string;
      submissionId: string;
      content: SubmissionContent;
      expectedVersion?: number | undefined;
      paper?: { receivedAt: Instant; reason: string; takenBy?: string | undefined } | undefined;
      by?: string | undefined;
    }
  | ({ type: 'AcceptSubmission'; lineId: string } & Meant)
  | ({ type: 'ReturnSubmission'; lineId: string; reason: string; newDate: PlainDate } & Meant)
  | { type: 'DeclareNotApplicable'; lineId: string; reason: string }
  | { type: 'ForwardSubmission'; lineId: string; by: string }
  | ({ type: 'AppraiseSubmission'; lineId: string; by: string; scores: Scores; reason: string } & Meant);

export type DecisionCommand =
  | {
      type: 'RequestExtension';
      lineId: string;
      requestId: string;
      until: PlainDate;
      reason: string;
      by?: string | undefined;
    }
  /** `until`: another date than the one asked for. A refusal and another date need a reason. */
  | {
      type: 'DecideExtension';
      lineId: string;
      requestId: string;
      grant: boolean;
      until?: PlainDate | undefined;
      reason: string;
    }
  /** `answers`: given to a set of units; whoever has asked is answered by it. */
  | { type: 'GrantExtension'; lineId: string; until: PlainDate; reason: string; answers?: boolean | undefined }
  | { type: 'Exempt'; lineId: string; reason: string }
  /** `until`: the new date, needed when the due date has passed during the exemption. */
  | { type: 'RevokeExemption'; lineId: string; reason: string; until?: PlainDate | undefined }
  | { type: 'RequestExplanation'; lineId: string; question: string; dueOn: PlainDate }
  | { type: 'Reopen'; lineId: string; until: PlainDate; reason: string }
  | { type: 'PromptUnit'; lineId: string; jobId: string; reason: string };

/** Commands to one obligation of a unit plan. */
export type ObligationCommand = SubmissionCommand | DecisionCommand;

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
  | ObligationCommand
  | { type: 'Advance' };

/** The command of that type. */
export type CommandOf<T extends UnitPlanCommand['type']> = Extract<UnitPlanCommand, { type: T }>;
