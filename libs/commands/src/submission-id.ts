import { createHash } from 'node:crypto';

/** The same command makes the same submission: a retry is told apart from a new version by its key alone. */
export const submissionIdOf = (commandId: string): string =>
  `sub-${createHash('sha256').update(`submission:${commandId}`).digest('hex').slice(0, 24)}`;
