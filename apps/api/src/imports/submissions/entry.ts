import type { Instant, SubmissionContent } from '@dondoc/domain';

/** What a row of the sheet becomes: the body of an item of the job. */
export type Entry = {
  content: SubmissionContent;
  expectedVersion?: number;
  paper?: { receivedAt: Instant; reason: string };
};
