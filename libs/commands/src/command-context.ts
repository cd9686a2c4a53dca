import type { Instant } from '@dondoc/domain';

/** Who asks for a command, when, and under which id. The same id again is the same command: same answer, nothing twice. */
export type CommandContext = {
  commandId: string;
  /** Account or process that asks: `so-noi-vu`, `system:advance`. */
  actor: string;
  /** Who asks, as others read it: "Trần Thị B"; absent for processes. */
  name?: string;
  /** The unit for which they act; absent for processes. */
  unitId?: string;
  now: Instant;
  correlationId?: string;
  /** History made for the sample: marked in the log, no mail leaves for it. */
  sample?: true;
};

/** What a command answers; a repeated command id answers the same. */
export type CommandResult = {
  cascadeId: string;
  unitId: string | null;
  lineId: string | null;
  submissionId: string | null;
  recordedAt: Instant;
};
