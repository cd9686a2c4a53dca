import { createHash } from 'node:crypto';
import type { Clock, CommandContext, Database, ObligationRef } from '@dondoc/commands';
import {
  exemptionRevocationSchema,
  explanationRequestSchema,
  type ExtensionDecision,
  extensionDecisionSchema,
  extensionRequestSchema,
  reasonSchema,
  reopeningSchema,
  type WriteResult,
  writeResultSchema,
} from '@dondoc/contracts';
import { type PlainDate, readDateText } from '@dondoc/domain';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { Ref } from './obligation-ref.js';

const requestIdOf = (commandId: string): string =>
  `ext-${createHash('sha256').update(`extension:${commandId}`).digest('hex').slice(0, 24)}`;

/** Decisions on one obligation: extension, exemption, explanation, reopening. */
@ApiTags('Nghĩa vụ')
@Controller('api/obligations/:cascadeId/:unitId/:lineId')
export class DecisionsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('extension-requests')
  @Write('Đơn vị đề nghị gia hạn, kèm lý do', writeResultSchema)
  askExtension(
    @Ref() ref: ObligationRef,
    @Body({ schema: extensionRequestSchema }) { until, reason }: z.infer<typeof extensionRequestSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    const context = this.context(asker, 'ask-extension', key);
    const request = { requestId: requestIdOf(context.commandId), until: dateIn(until, context), reason };
    return this.database.commands.requestExtension(ref, request, context);
  }

  @Post('extension')
  @Write('Quyết định một đề nghị gia hạn, hoặc gia hạn khi không có đề nghị', writeResultSchema)
  extend(
    @Ref() ref: ObligationRef,
    @Body({ schema: extensionDecisionSchema }) body: ExtensionDecision,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    const context = this.context(asker, 'extend', key);
    const { commands } = this.database;
    if (!('requestId' in body)) {
      return commands.grantExtension(ref, { until: dateIn(body.until, context), reason: body.reason }, context);
    }
    const { requestId, grant, reason } = body;
    const until = maybeDate(body.until, context);
    return commands.decideExtension(ref, { requestId, grant, until, reason }, context);
  }

  @Post('exemption')
  @Write('Miễn thực hiện theo quyết định, kèm lý do', writeResultSchema)
  exempt(
    @Ref() ref: ObligationRef,
    @Body({ schema: reasonSchema }) { reason }: z.infer<typeof reasonSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    return this.database.commands.exempt(ref, { reason }, this.context(asker, 'exempt', key));
  }

  @Post('exemption-revocation')
  @Write('Bãi bỏ quyết định miễn; hạn đã qua thì kèm hạn mới', writeResultSchema)
  revokeExemption(
    @Ref() ref: ObligationRef,
    @Body({ schema: exemptionRevocationSchema }) { reason, until }: z.infer<typeof exemptionRevocationSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    const context = this.context(asker, 'revoke-exemption', key);
    return this.database.commands.revokeExemption(ref, { reason, until: maybeDate(until, context) }, context);
  }

  @Post('explanations')
  @Write('Yêu cầu giải trình: một nghĩa vụ riêng, có hạn; trả lời bằng lineId của nó', writeResultSchema)
  askExplanation(
    @Ref() ref: ObligationRef,
    @Body({ schema: explanationRequestSchema }) { question, dueOn }: z.infer<typeof explanationRequestSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    const context = this.context(asker, 'ask-explanation', key);
    const request = { question, dueOn: dateIn(dueOn, context, 'dueOn') };
    return this.database.commands.requestExplanation(ref, request, context);
  }

  @Post('reopening')
  @Write('Mở lại kỳ đã khóa hoặc bài nộp đã duyệt, kèm lý do', writeResultSchema)
  reopen(
    @Ref() ref: ObligationRef,
    @Body({ schema: reopeningSchema }) { until, reason }: z.infer<typeof reopeningSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    const context = this.context(asker, 'reopen', key);
    return this.database.commands.reopen(ref, { until: dateIn(until, context), reason }, context);
  }

  private context(asker: SignedIn, route: string, key: string): CommandContext {
    return contextOf(asker, commandIdOf(asker, route, key), this.clock.now());
  }
}

const dateIn = (text: string, { now }: CommandContext, field = 'until'): PlainDate => readDateText(text, now, field);

/** A field left empty is no date. */
const maybeDate = (text: string | undefined, context: CommandContext): PlainDate | undefined =>
  text === undefined || text.trim() === '' ? undefined : dateIn(text, context);
