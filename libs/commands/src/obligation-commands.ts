import {
  type Instant,
  type ObligationCommand,
  type PlainDate,
  RuleViolation,
  type Scores,
  type SubmissionContent,
} from '@dondoc/domain';
import { changeUnitPlan } from './change.js';
import type { CommandContext, CommandResult } from './command-context.js';
import { type CommandDesk, resultOf } from './desk.js';
import { signalsOf } from './plan-signals.js';
import { record } from './recorder.js';

/** Which obligation of which unit in which cascade. */
export type ObligationRef = { cascadeId: string; unitId: string; lineId: string };

/** The submission that a judgement is meant for; absent: the newest one, whichever that is. */
type Meant = { submissionId?: string | undefined };

export type ReceiveRequest = {
  submissionId: string;
  content: SubmissionContent;
  /** How many versions the sender had seen; another number is refused as `SUBMISSION.STALE`. */
  expectedVersion?: number | undefined;
  /** Received earlier than it is entered. */
  paper?: { receivedAt: Instant; reason: string } | undefined;
};

/** What can be done to one obligation of one unit. @throws RuleViolation, see decideUnitPlan */
export class ObligationCommands {
  constructor(protected readonly desk: CommandDesk) {}

  /** The report is received when this resolves, whether or not Temporal is up. */
  receiveSubmission(ref: ObligationRef, request: ReceiveRequest, context: CommandContext): Promise<CommandResult> {
    return this.command(ref, { type: 'ReceiveSubmission', lineId: ref.lineId, ...request }, context);
  }

  /** @param by id of the intermediary's unit */
  forwardSubmission(ref: ObligationRef, request: { by: string }, context: CommandContext): Promise<CommandResult> {
    return this.command(ref, { type: 'ForwardSubmission', lineId: ref.lineId, ...request }, context);
  }

  /** @param by id of the appraising unit */
  appraiseSubmission(
    ref: ObligationRef,
    request: { by: string; scores: Scores; reason: string } & Meant,
    context: CommandContext,
  ): Promise<CommandResult> {
    return this.command(ref, { type: 'AppraiseSubmission', lineId: ref.lineId, ...request }, context);
  }

  acceptSubmission(ref: ObligationRef, context: CommandContext, meant: Meant = {}): Promise<CommandResult> {
    return this.command(ref, { type: 'AcceptSubmission', lineId: ref.lineId, ...meant }, context);
  }

  returnSubmission(
    ref: ObligationRef,
    request: { reason: string; newDate: PlainDate } & Meant,
    context: CommandContext,
  ): Promise<CommandResult> {
    return this.command(ref, { type: 'ReturnSubmission', lineId: ref.lineId, ...request }, context);
  }

  declareNotApplicable(
    ref: ObligationRef,
    request: { reason: string },
    context: CommandContext,
  ): Promise<CommandResult> {
    return this.command(ref, { type: 'DeclareNotApplicable', lineId: ref.lineId, ...request }, context);
  }

  /** The unit asks for more time. */
  requestExtension(
    ref: ObligationRef,
    request: { requestId: string; until: PlainDate; reason: string },
    context: CommandContext,
  ): Promise<CommandResult> {
    return this.command(ref, { type: 'RequestExtension', lineId: ref.lineId, ...request }, context);
  }

  /** @param request `until`: another date than the one asked for */
  decideExtension(
    ref: ObligationRef,
    request: { requestId: string; grant: boolean; until?: PlainDate | undefined; reason: string },
    context: CommandContext,
  ): Promise<CommandResult> {
    return this.command(ref, { type: 'DecideExtension', lineId: ref.lineId, ...request }, context);
  }

  /** More time without having been asked; `answers`: whoever has asked is answered by it. */
  grantExtension(
    ref: ObligationRef,
    request: { until: PlainDate; reason: string; answers?: true },
    context: CommandContext,
  ): Promise<CommandResult> {
    return this.command(ref, { type: 'GrantExtension', lineId: ref.lineId, ...request }, context);
  }

  exempt(ref: ObligationRef, request: { reason: string }, context: CommandContext): Promise<CommandResult> {
    return this.command(ref, { type: 'Exempt', lineId: ref.lineId, ...request }, context);
  }

  /** @param request `until`: the new date, needed when the due date has passed during the exemption */
  revokeExemption(
    ref: ObligationRef,
    request: { reason: string; until?: PlainDate | undefined },
    context: CommandContext,
  ): Promise<CommandResult> {
    return this.command(ref, { type: 'RevokeExemption', lineId: ref.lineId, ...request }, context);
  }

  /** Answers with the line of the explanation, an obligation of its own. */
  requestExplanation(
    ref: ObligationRef,
    request: { question: string; dueOn: PlainDate },
    context: CommandContext,
  ): Promise<CommandResult> {
    return this.command(ref, { type: 'RequestExplanation', lineId: ref.lineId, ...request }, context);
  }

  /** What is locked, accepted or rated may be handed in again until the end of that day. */
  reopen(
    ref: ObligationRef,
    request: { until: PlainDate; reason: string },
    context: CommandContext,
  ): Promise<CommandResult> {
    return this.command(ref, { type: 'Reopen', lineId: ref.lineId, ...request }, context);
  }

  /** Reminds the unit at once; the same job again does nothing. */
  promptUnit(
    ref: ObligationRef,
    request: { jobId: string; reason: string },
    context: CommandContext,
  ): Promise<CommandResult> {
    return this.command(ref, { type: 'PromptUnit', lineId: ref.lineId, ...request }, context);
  }

  private command(ref: ObligationRef, asked: ObligationCommand, context: CommandContext): Promise<CommandResult> {
    const { cascadeId, unitId } = ref;
    const request = { ref, command: asked };
    const command = withActor(asked, context);
    return this.desk.once(request, context, async () => {
      const policy = await this.desk.pinned.policyOf(cascadeId);
      const loaded = await this.desk.loadUnitPlan(cascadeId, unitId);
      if (!loaded.state.opened) await this.requireIssued(cascadeId);
      const change = changeUnitPlan(loaded, command, policy, context.now);
      const explanation = change.events.find((event) => event.type === 'ExplanationRequested');
      const lineId = explanation?.data.opened.lineId ?? ref.lineId;
      const submissionId = command.type === 'ReceiveSubmission' ? command.submissionId : null;
      const result = resultOf({ ...ref, lineId, submissionId }, context);
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

/** Who asks is no part of what is asked: a name or post that changes between two tries leaves the command the same. */
const withActor = (asked: ObligationCommand, { name, unitId }: CommandContext): ObligationCommand => {
  const named = namesActor(asked) && name !== undefined ? { ...asked, by: name } : asked;
  if (named.type !== 'ReceiveSubmission' || !named.paper || unitId === undefined) return named;
  return { ...named, paper: { ...named.paper, takenBy: unitId } };
};

const namesActor = (command: ObligationCommand): command is ObligationCommand & { by?: string | undefined } =>
  command.type === 'ReceiveSubmission' || command.type === 'RequestExtension';
