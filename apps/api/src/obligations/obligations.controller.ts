import type { Clock, CommandContext, Database, ObligationRef } from '@dondoc/commands';
import {
  acceptSchema,
  type AppraiseRequest,
  appraiseSchema,
  type ObligationView,
  obligationSchema,
  reasonSchema,
  type ReturnRequest,
  returnSchema,
  type SubmitRequest,
  submitSchema,
  type WriteResult,
  writeResultSchema,
} from '@dondoc/contracts';
import { readDateText } from '@dondoc/domain';
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { type AsOf, asOfSchema, Moments } from '../desk/moments.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { People } from '../sign-in/people.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { Ref } from './obligation-ref.js';
import { Submissions } from './submissions.js';

@ApiTags('Nghĩa vụ')
@Controller('api/obligations/:cascadeId/:unitId/:lineId')
export class ObligationsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly submissions: Submissions,
    private readonly moments: Moments,
    private readonly people: People,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Một nghĩa vụ: hạn, vì sao, bài nộp, dòng thời gian, thư sẽ gửi' })
  @ApiOkResponse({ standardSchema: obligationSchema })
  async get(
    @Ref() ref: ObligationRef,
    @Query({ schema: asOfSchema }) { asOf }: AsOf,
    @Asker() asker: SignedIn,
  ): Promise<ObligationView> {
    const { at, answers } = this.moments.standings(asOf);
    return this.named(await answers.getObligation(ref, asker, at));
  }

  @Post('submissions')
  @Write('Nộp báo cáo; khóa mới là bản nộp mới', writeResultSchema)
  submit(
    @Ref() ref: ObligationRef,
    @Body({ schema: submitSchema }) body: SubmitRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    return this.submissions.receive(ref, body, asker, this.context(asker, 'submit', key));
  }

  @Post('acceptance')
  @Write('Duyệt bài nộp', writeResultSchema)
  accept(
    @Ref() ref: ObligationRef,
    @Body({ schema: acceptSchema }) { submissionId }: z.infer<typeof acceptSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    return this.database.commands.acceptSubmission(ref, this.context(asker, 'accept', key), { submissionId });
  }

  @Post('return')
  @Write('Trả lại bài nộp, kèm lý do và hạn mới', writeResultSchema)
  giveBack(
    @Ref() ref: ObligationRef,
    @Body({ schema: returnSchema }) body: ReturnRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    const context = this.context(asker, 'return', key);
    const newDate = readDateText(body.newDate, context.now, 'newDate');
    const { reason, submissionId } = body;
    return this.database.commands.returnSubmission(ref, { reason: reason.trim(), newDate, submissionId }, context);
  }

  @Post('not-applicable')
  @Write('Khai không áp dụng, kèm lý do', writeResultSchema)
  declareNotApplicable(
    @Ref() ref: ObligationRef,
    @Body({ schema: reasonSchema }) body: z.infer<typeof reasonSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    const context = this.context(asker, 'not-applicable', key);
    return this.database.commands.declareNotApplicable(ref, { reason: body.reason.trim() }, context);
  }

  @Post('forward')
  @Write('Đầu mối xác nhận đã chuyển bài nộp lên trên', writeResultSchema)
  forward(@Ref() ref: ObligationRef, @Asker() asker: SignedIn, @IdempotencyKey() key: string): Promise<WriteResult> {
    const context = this.context(asker, 'forward', key);
    return this.database.commands.forwardSubmission(ref, { by: asker.unitId }, context);
  }

  @Post('appraisal')
  @Write('Chấm điểm thẩm định theo tiêu chí', writeResultSchema)
  appraise(
    @Ref() ref: ObligationRef,
    @Body({ schema: appraiseSchema }) { scores, reason, submissionId }: AppraiseRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    const context = this.context(asker, 'appraise', key);
    const appraisal = { by: asker.unitId, scores, reason: reason.trim(), submissionId };
    return this.database.commands.appraiseSubmission(ref, appraisal, context);
  }

  /** The register names whoever holds a post; an account without any is named by what it says of itself. */
  private async named(view: ObligationView): Promise<ObligationView> {
    const { timeline, submissions } = view;
    const name = await this.people.naming([...timeline.map(({ actor }) => actor), ...submissions.map(({ by }) => by)]);
    return {
      ...view,
      timeline: timeline.map((entry) => ({ ...entry, actor: name(entry.actor) })),
      submissions: submissions.map(({ by, enteredLate, ...one }) => ({
        ...one,
        by: name(by),
        enteredLate: enteredLate && { ...enteredLate, by: name(enteredLate.by) },
      })),
    };
  }

  private context(asker: SignedIn, route: string, key: string): CommandContext {
    return contextOf(asker, commandIdOf(asker, route, key), this.clock.now());
  }
}
