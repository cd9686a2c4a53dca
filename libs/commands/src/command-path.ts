import {
  type Cascade,
  type CascadeCommand,
  cascadeStreamId,
  type DirectiveDocument,
  type Instant,
  isRolledUp,
  nextRollUp,
  outlookOf,
  type PlainDate,
  type PlanOutlook,
  RuleViolation,
  type SubmissionContent,
  type UnitPlan,
  type UnitPlanCommand,
  unitPlanId,
  type VersionRef,
} from '@dondoc/domain';
import { ConcurrencyError, type EventStore, IdempotencyError } from '@dondoc/event-store';
import { dueTallies } from '@dondoc/read-models';
import type { Pool } from 'pg';
import { changeCascade, changeUnitPlan, foldCascade, foldUnitPlan, type Loaded } from './change.js';
import type { CommandContext, CommandResult } from './command-context.js';
import { openedPlans } from './opened-plans.js';
import { startDirective } from './outbox-entries.js';
import { PinnedVersions } from './pinned.js';
import { signalsOf } from './plan-signals.js';
import { fingerprintOf, record, type Recorded, type Recording, resultIn } from './recorder.js';
import { retried } from './retried.js';

/** Which obligation of which unit in which cascade. */
export type ObligationRef = { cascadeId: string; unitId: string; lineId: string };
export type DraftRequest = {
  cascadeId: string;
  title: string;
  template: VersionRef;
  calendar: VersionRef;
  document: DirectiveDocument;
  sample: boolean;
};
export type IssueRequest = { documentNumber: string; issuedOn: PlainDate };

/** What time has left to do with a cascade: the next roll-up, and whether all have been made. */
export type CascadeOutlook = { nextWake: Instant | null; closed: boolean };

/**
 * The one way in which facts come into the log: load → decide → append + project + outbox, in one transaction.
 * Commands are idempotent by `commandId`: the same again answers the same and writes nothing.
 */
export class CommandPath {
  readonly pinned: PinnedVersions;

  constructor(
    readonly store: EventStore,
    private readonly pool: Pool,
  ) {
    this.pinned = new PinnedVersions(pool);
  }

  /** @throws RuleViolation `CASCADE.ALREADY_EXISTS`, `TEMPLATE.NOT_FOUND` */
  draftCascade(request: DraftRequest, context: CommandContext): Promise<CommandResult> {
    return this.once({ draft: request }, context, async () => {
      const policy = await this.pinned.policy(request.template, request.calendar);
      const change = changeCascade(
        await this.loadCascade(request.cascadeId),
        { type: 'DraftCascade', ...request },
        policy,
        context.now,
      );
      const result = resultOf({ cascadeId: request.cascadeId }, context);
      return record(this.store, {
        context,
        request: { draft: request },
        result,
        policy,
        cascade: change,
        plans: [],
        outbox: [],
      });
    });
  }

  /**
   * Issues a draft: one transaction makes the cascade and every unit's plan with all its obligations.
   * @throws RuleViolation `CASCADE.*`, `DOCUMENT.*`, `UNIT.NO_CONTACT`, `TEMPLATE.UNDATED`, `CALENDAR.YEAR_UNKNOWN`
   */
  issueCascade(cascadeId: string, request: IssueRequest, context: CommandContext): Promise<CommandResult> {
    const asked = { issue: cascadeId, ...request };
    return this.once(asked, context, async () => {
      const policy = await this.pinned.policyOf(cascadeId);
      const command: CascadeCommand = { type: 'IssueCascade', ...request, units: await this.pinned.units() };
      const cascade = changeCascade(await this.loadCascade(cascadeId), command, policy, context.now);
      const plans = openedPlans(cascade, policy, context.now);
      const outbox = [startDirective(cascadeId)];
      return record(this.store, {
        context,
        request: asked,
        result: resultOf({ cascadeId }, context),
        policy,
        cascade,
        plans,
        outbox,
      });
    });
  }

  /** The report is received when this resolves, whether or not Temporal is up. @throws RuleViolation, see decideUnitPlan */
  receiveSubmission(
    ref: ObligationRef,
    request: { submissionId: string; content: SubmissionContent },
    context: CommandContext,
  ): Promise<CommandResult> {
    return this.commandPlan(ref, { type: 'ReceiveSubmission', lineId: ref.lineId, ...request }, context);
  }

  acceptSubmission(ref: ObligationRef, context: CommandContext): Promise<CommandResult> {
    return this.commandPlan(ref, { type: 'AcceptSubmission', lineId: ref.lineId }, context);
  }

  returnSubmission(
    ref: ObligationRef,
    request: { reason: string; newDate: PlainDate },
    context: CommandContext,
  ): Promise<CommandResult> {
    return this.commandPlan(ref, { type: 'ReturnSubmission', lineId: ref.lineId, ...request }, context);
  }

  declareNotApplicable(
    ref: ObligationRef,
    request: { reason: string },
    context: CommandContext,
  ): Promise<CommandResult> {
    return this.commandPlan(ref, { type: 'DeclareNotApplicable', lineId: ref.lineId, ...request }, context);
  }

  /** Time has come for a unit plan: records what has fallen due by `now`. Doing it again does nothing. */
  async advanceUnitPlan(cascadeId: string, unitId: string, now: Instant): Promise<PlanOutlook> {
    const policy = await this.pinned.policyOf(cascadeId);
    return retried(async () => {
      const loaded = await this.loadUnitPlan(cascadeId, unitId);
      const change = changeUnitPlan(loaded, { type: 'Advance' }, policy, now);
      if (change.events.length > 0) {
        const context = {
          commandId: `advance:${unitPlanId(cascadeId, unitId)}@${loaded.version}`,
          actor: 'system',
          now,
        };
        const request = { advance: unitPlanId(cascadeId, unitId), version: loaded.version };
        const outcome = await record(this.store, {
          context,
          request,
          result: resultOf({ cascadeId, unitId }, context),
          policy,
          plans: [change],
          outbox: [],
        });
        if (outcome.duplicate) throw new ConcurrencyError(unitPlanId(cascadeId, unitId));
      }
      return outlookOf(change.after, policy);
    });
  }

  /** Rolls up every line that has settled or whose roll-up instant has come. */
  async advanceCascade(cascadeId: string, now: Instant): Promise<CascadeOutlook> {
    const policy = await this.pinned.policyOf(cascadeId);
    return retried(async () => {
      const loaded = await this.loadCascade(cascadeId);
      const tallies = await dueTallies(this.pool, cascadeId, policy, now);
      const change = changeCascade(loaded, { type: 'RollUp', tallies }, policy, now);
      if (change.events.length > 0) {
        const context = { commandId: `roll-up:${cascadeId}@${loaded.version}`, actor: 'system', now };
        const request = { rollUp: cascadeId, version: loaded.version };
        const outcome = await record(this.store, {
          context,
          request,
          result: resultOf({ cascadeId }, context),
          policy,
          cascade: change,
          plans: [],
          outbox: [],
        });
        if (outcome.duplicate) throw new ConcurrencyError(cascadeStreamId(cascadeId));
      }
      return { nextWake: nextRollUp(change.after), closed: isRolledUp(change.after) };
    });
  }

  /** Records a life that was made elsewhere by the same deciders (the sample): all of it or nothing. */
  async recordLife(
    life: Pick<Recording, 'cascade' | 'plans' | 'policy'> & { cascadeId: string },
    context: CommandContext,
  ): Promise<CommandResult> {
    const { cascadeId, ...changes } = life;
    const result = resultOf({ cascadeId }, context);
    const recorded = await record(this.store, {
      context,
      request: { life: cascadeId },
      result,
      outbox: [startDirective(cascadeId)],
      ...changes,
    });
    return recorded.result;
  }

  private async commandPlan(
    ref: ObligationRef,
    command: UnitPlanCommand & { lineId: string },
    context: CommandContext,
  ): Promise<CommandResult> {
    const { cascadeId, unitId, lineId } = ref;
    const request = { ref, command };
    return this.once(request, context, async () => {
      const policy = await this.pinned.policyOf(cascadeId);
      const loaded = await this.loadUnitPlan(cascadeId, unitId);
      if (!loaded.state.opened) await this.requireIssued(cascadeId);
      const change = changeUnitPlan(loaded, command, policy, context.now);
      const submissionId = command.type === 'ReceiveSubmission' ? command.submissionId : null;
      const result = { ...resultOf({ cascadeId, unitId, lineId }, context), submissionId };
      return record(this.store, {
        context,
        request,
        result,
        policy,
        plans: [change],
        outbox: signalsOf(change, command, policy, context),
      });
    });
  }

  /** Answers a repeated command from its receipt; reloads and decides again after a lost race. */
  private async once(request: unknown, context: CommandContext, run: () => Promise<Recorded>): Promise<CommandResult> {
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

  /** @throws IdempotencyError `COMMAND.ID_REUSED` */
  private async findAnswer(request: unknown, { commandId }: CommandContext): Promise<CommandResult | undefined> {
    const receipt = await this.store.findReceipt(commandId);
    if (!receipt) return undefined;
    if (receipt.fingerprint !== fingerprintOf(request)) throw new IdempotencyError(commandId);
    return resultIn(receipt);
  }

  private async requireIssued(cascadeId: string): Promise<void> {
    const { state } = await this.loadCascade(cascadeId);
    if (state.status === 'issued') return;
    throw new RuleViolation('CASCADE.NOT_ISSUED', {
      field: 'cascadeId',
      value: cascadeId,
      reason: 'Văn bản còn là dự thảo, chưa ban hành.',
      mend: 'Chờ Văn phòng ban hành rồi nộp.',
    });
  }

  private async loadCascade(cascadeId: string): Promise<Loaded<Cascade>> {
    return foldCascade(await this.store.readStream(cascadeStreamId(cascadeId)));
  }

  private async loadUnitPlan(cascadeId: string, unitId: string): Promise<Loaded<UnitPlan>> {
    return foldUnitPlan(await this.store.readStream(unitPlanId(cascadeId, unitId)));
  }
}

const resultOf = (
  ref: { cascadeId: string; unitId?: string; lineId?: string },
  { now }: CommandContext,
): CommandResult => ({
  cascadeId: ref.cascadeId,
  unitId: ref.unitId ?? null,
  lineId: ref.lineId ?? null,
  submissionId: null,
  recordedAt: now,
});
