import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { AssignedObligation, DueFacts } from './assigned.js';
import type { ExtensionOf } from './events.js';
import type { Appraisal, PaperEntry, Rating, Scores } from './submission-content.js';

export * from './assigned.js';
export type * from './commands.js';
export * from './events.js';
export type * from './submission-content.js';

/** Stream id and Temporal workflow id of one unit's part of a cascade. */
export const unitPlanId = (cascadeId: string, unitId: string): string => `plan:${cascadeId}:${unitId}`;

/** Where the work stands; timeliness is another axis (status.ts). `exempt`: by decision of the Office. */
export type Work = 'open' | 'submitted' | 'returned' | 'accepted' | 'agreed' | 'not-applicable' | 'exempt';

/** `scores`: the unit's own, when the deliverable is scored; `by`: who handed in, by name; absent in older events. */
export type ReceivedSubmission = {
  submissionId: string;
  version: number;
  receivedAt: Instant;
  scores?: Scores;
  by?: string;
  paper?: PaperEntry;
};

/** An extension as asked, decided, or granted without having been asked (`requestId` null). */
export type Extension = {
  requestId: string | null;
  of: ExtensionOf;
  asked: { at: Instant; until: PlainDate; reason: string; by?: string } | null;
  /** Null: waits for a decision. `until` null: refused. */
  decided: { at: Instant; until: PlainDate | null; reason: string } | null;
  counted: boolean;
};

export type Obligation = AssignedObligation & {
  /** The day on which the unit was given it; a directive may be entered weeks after its date. */
  givenOn: PlainDate;
  work: Work;
  missed: boolean;
  /** Ids of rungs already recorded; a returned submission starts a ladder of its own. */
  raised: readonly string[];
  /** By the time of receipt: the first settles timeliness, the last is the one to judge. */
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
  /** The due date as first given; neither an amendment nor an extension ever overwrites it. */
  firstDue: DueFacts | null;
  extensions: readonly Extension[];
  /** The date granted by extension; counts where it is later than `due` (standing-due.ts). */
  extended: DueFacts | null;
  /** The decision that last set the chasing anew: its ladder has that name and counts from that day. */
  renewed: { name: string; on: PlainDate } | null;
  /** `was`: where the work stood before the exemption. */
  exempted: { at: Instant; reason: string; was: Work } | null;
  reopened: { on: PlainDate; until: PlainDate; times: number } | null;
  /** What this obligation explains, when it is an explanation (giải trình). */
  explains: { lineId: string; number: number; question: string; askedAt: Instant } | null;
  /** Jobs that have prompted the unit. */
  prompts: readonly { jobId: string; at: Instant }[];
};

export type UnitPlan = {
  opened: boolean;
  cascadeId: string;
  unitId: string;
  openedOn: PlainDate | null;
  /** Date of the directive (the day of opening, in plans of before paper entries). */
  issuedOn: PlainDate | null;
  obligations: Readonly<Record<string, Obligation>>;
};

export const initialUnitPlan = (): UnitPlan => ({
  opened: false,
  cascadeId: '',
  unitId: '',
  openedOn: null,
  issuedOn: null,
  obligations: {},
});
