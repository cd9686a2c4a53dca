import { type AmendmentPreview, type Instant, type PlainDate, type PlanOutlook } from '@dondoc/domain';
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
import type { CommandContext, CommandResult } from './command-context.js';
import { CommandDesk, resultOf } from './desk.js';
import { startDirective } from './outbox-entries.js';
import { type CancelRequest, cancelMessages } from './messages/cancel-messages.js';
import type { PinnedVersions } from './pinned.js';
import { ObligationCommands } from './obligation-commands.js';
import { record } from './recorder.js';
import type { Recording } from './recording.js';

export type { ObligationRef } from './obligation-commands.js';

/**
 * The one way in which facts come into the log: load → decide → append + project + outbox, in one transaction.
 * Commands are idempotent by `commandId`: the same again answers the same and writes nothing.
 */
export class CommandPath extends ObligationCommands {
  constructor(store: EventStore, pool: Pool) {
    super(new CommandDesk(store, pool));
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

  /** Calls off reminders before they leave. @throws RuleViolation `MESSAGE.*` */
  cancelMessages(request: CancelRequest, context: CommandContext): Promise<number> {
    return cancelMessages(this.desk, request, context);
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
}
