import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';

/** A file that was handed in: name as given, bytes, media type found by content, SHA-256 (hex). */
export type SubmittedFile = { fileId: string; name: string; size: number; mediaType: string; sha256: string };

/** Points by number of the criterion. */
export type Scores = Readonly<Record<string, number>>;

/** A submission's document and content. Number as printed; dates plain; instants UTC. */
export type SubmissionContent = {
  documentNumber: string;
  signedOn: PlainDate;
  /** When the unit sent it, between signing and receipt; absent where nobody has said so. */
  sentOn?: PlainDate;
  note: string;
  files: readonly SubmittedFile[];
  figures: Readonly<Record<string, number>>;
  /** Self-scores by number of the criterion, when the deliverable is scored. */
  scores?: Scores;
};

/**
 * A receipt that was entered later than it happened, and why (paper, outage). `takenBy`: id of the unit that took the paper and
 * entered it; absent in older events.
 */
export type PaperEntry = { reason: string; recordedAt: Instant; takenBy?: string };

/** One unit's part in an appraisal: its scores and why they differ from the unit's own. */
export type Appraisal = { by: string; scores: Scores; reason: string; at: Instant };

/** Total of the appraised scores and the rating that it reaches. */
export type Rating = { total: number; label: string };
