import { type Cascade, cascadeStreamId, RuleViolation, type UnitPlan, unitPlanId } from '@dondoc/domain';
import { type EventStore, IdempotencyError } from '@dondoc/event-store';
import type { Pool } from 'pg';
import { foldCascade, foldUnitPlan, type Loaded } from './change.js';
import type { CommandContext, CommandResult } from './command-context.js';
import { PinnedVersions } from './pinned.js';
import { fingerprintOf, type Recorded, resultIn } from './recorder.js';
import { retried } from './retried.js';

/** What every command needs: the log, the pinned versions, and the promise that the same command runs once. */
export class CommandDesk {
  readonly pinned: PinnedVersions;

  constructor(
    readonly store: EventStore,
    readonly pool: Pool,
  ) {
    this.pinned = new PinnedVersions(pool);
  }

  /**
   * Answers a repeated command from its receipt; reloads and decides again after a lost race.
   * @throws IdempotencyError `COMMAND.ID_REUSED` when the id stood for another request
   */
  async once(request: unknown, context: CommandContext, run: () => Promise<Recorded>): Promise<CommandResult> {
    const known = await this.findAnswer(request, context);
    if (known) return known;
    try {
      return (await retried(run)).result;
    } catch (error) {
      // The same command, sent twice at once, may have won meanwhile: then its answer counts, not the refusal.
      const answer = error instanceof RuleViolation ? await this.findAnswer(request, context) : undefined;
      if (answer) return answer;
      throw error;
    }
  }

  async loadCascade(cascadeId: string): Promise<Loaded<Cascade>> {
    return foldCascade(await this.store.readStream(cascadeStreamId(cascadeId)));
  }

  async loadUnitPlan(cascadeId: string, unitId: string): Promise<Loaded<UnitPlan>> {
    return foldUnitPlan(await this.store.readStream(unitPlanId(cascadeId, unitId)));
  }

  private async findAnswer(request: unknown, { commandId }: CommandContext): Promise<CommandResult | undefined> {
    const receipt = await this.store.findReceipt(commandId);
    if (!receipt) return undefined;
    if (receipt.fingerprint !== fingerprintOf(request)) throw new IdempotencyError(commandId);
    return resultIn(receipt);
  }
}

/** The answer of a command: what it was about, and when it was recorded. */
export const resultOf = (
  ref: { cascadeId: string; unitId?: string; lineId?: string; submissionId?: string | null },
  { now }: CommandContext,
): CommandResult => ({
  cascadeId: ref.cascadeId,
  unitId: ref.unitId ?? null,
  lineId: ref.lineId ?? null,
  submissionId: ref.submissionId ?? null,
  recordedAt: now,
});
