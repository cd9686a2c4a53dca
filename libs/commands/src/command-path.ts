import {
  type AmendmentPreview,
  type Instant,
  type PlainDate,
  type PlanOutlook,
  RuleViolation,
  type Scores,
  type SubmissionContent,
  type UnitPlanCommand,
} from '@dondoc/domain';
import type { EventStore } from '@dondoc/event-store';
import type { Pool } from 'pg';
import { advanceCascade, advanceUnitPlan, type CascadeOutlook } from './advance.js';
import { amendCascade, type AmendRequest } from './amend-cascade.js';
import { amendmentPreview } from './amendment-preview.js';
import {
  draftCascade,
  type DraftRequest,
  issueCascade,
  type IssueRequest,
  repinDraft,
  type RepinRequest,
} from './cascade-commands.js';
import { changeUnitPlan } from './change.js';
import type { CommandContext, CommandResult } from './command-context.js';
import { CommandDesk, resultOf } from './desk.js';
import { startDirective } from './outbox-entries.js';
import type { PinnedVersions } from './pinned.js';
import { signalsOf } from './plan-signals.js';
import { record, type Recording } from './recorder.js';

/** Which obligation of which unit in which cascade. */
export type ObligationRef = { cascadeId: string; unitId: string; lineId: string };

/**
 * The one way in which facts come into the log: load → decide → append + project + outbox, in one transaction.
 * Commands are idempotent by `commandId`: the same again answers the same and writes nothing.
 */
export class CommandPath {
  private readonly desk: CommandDesk;

  constructor(store: EventStore, pool: Pool) {
    this.desk = new CommandDesk(store, pool);
  }

  get pinned(): PinnedVersions {
    return this.desk.pinned;
  }

  draftCascade(request: DraftRequest, context: CommandContext): Promise<CommandResult> {
    return draftCascade(this.desk, request, context);
  }

  repinDraft(cascadeId: string, versions: RepinRequest, context: CommandContext): Promise<CommandResult> {
    return repinDraft(this.desk, cascadeId, versions, context);
  }

  issueCascade(cascadeId: string, request: IssueRequest, context: CommandContext): Promise<CommandResult> {
    return issueCascade(this.desk, cascadeId, request, context);
  }

  amendCascade(cascadeId: string, request: AmendRequest, context: CommandContext): Promise<CommandResult> {
    return amendCascade(this.desk, cascadeId, request, context);
  }

  /** What an amendment would change; nothing is recorded. */
  previewAmendment(cascadeId: string, target: RepinRequest, on: PlainDate): Promise<AmendmentPreview> {
    return amendmentPreview(this.desk, cascadeId, target, on);
  }

  /** The report is received when this resolves, whether or not Temporal is up. @throws RuleViolation, see decideUnitPlan */
  receiveSubmission(
    ref: ObligationRef,
    request: { submissionId: string; content: SubmissionContent },
    context: CommandContext,
  ): Promise<CommandResult> {
    return this.commandPlan(ref, { type: 'ReceiveSubmission', lineId: ref.lineId, ...request }, context);
  }

  /** @param by id of the intermediary's unit */
  forwardSubmission(ref: ObligationRef, request: { by: string }, context: CommandContext): Promise<CommandResult> {
    return this.commandPlan(ref, { type: 'ForwardSubmission', lineId: ref.lineId, ...request }, context);
  }

  /** @param by id of the appraising unit */
  appraiseSubmission(
    ref: ObligationRef,
    request: { by: string; scores: Scores; reason: string },
    context: CommandContext,
  ): Promise<CommandResult> {
    return this.commandPlan(ref, { type: 'AppraiseSubmission', lineId: ref.lineId, ...request }, context);
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

  advanceUnitPlan(cascadeId: string, unitId: string, now: Instant): Promise<PlanOutlook> {
    return advanceUnitPlan(this.desk, cascadeId, unitId, now);
  }

  advanceCascade(cascadeId: string, now: Instant): Promise<CascadeOutlook> {
    return advanceCascade(this.desk, cascadeId, now);
  }

  /** Records a life that was made elsewhere by the same deciders (the sample): all of it or nothing. */
  async recordLife(
    life: Pick<Recording, 'cascade' | 'plans' | 'policy'> & { cascadeId: string },
    context: CommandContext,
  ): Promise<CommandResult> {
    const { cascadeId, ...changes } = life;
    const result = resultOf({ cascadeId }, context);
    const recorded = await record(this.desk.store, {
      context,
      request: { life: cascadeId },
      result,
      outbox: [startDirective(cascadeId, changes.cascade?.after.parent ?? null)],
      ...changes,
    });
    return recorded.result;
  }

  private async commandPlan(
    ref: ObligationRef,
    command: UnitPlanCommand & { lineId: string },
    context: CommandContext,
  ): Promise<CommandResult> {
    const { cascadeId, unitId } = ref;
    const request = { ref, command };
    return this.desk.once(request, context, async () => {
      const policy = await this.desk.pinned.policyOf(cascadeId);
      const loaded = await this.desk.loadUnitPlan(cascadeId, unitId);
      if (!loaded.state.opened) await this.requireIssued(cascadeId);
      const change = changeUnitPlan(loaded, command, policy, context.now);
      const submissionId = command.type === 'ReceiveSubmission' ? command.submissionId : null;
      const result = resultOf({ ...ref, submissionId }, context);
      const outbox = signalsOf(change, command, policy, context);
      return record(this.desk.store, { context, request, result, policy, plans: [change], outbox });
    });
  }

  private async requireIssued(cascadeId: string): Promise<void> {
    const { state } = await this.desk.loadCascade(cascadeId);
    if (state.status === 'issued') return;
    throw new RuleViolation('CASCADE.NOT_ISSUED', {
      field: 'cascadeId',
      value: cascadeId,
      reason: 'Văn bản còn là dự thảo, chưa ban hành.',
      mend: 'Chờ Văn phòng ban hành rồi nộp.',
    });
  }
}
