import type { Clock } from '@dondoc/commands';
import {
  type AmendmentPreview,
  type AmendmentTarget,
  type AmendmentView,
  type AmendRequest,
  amendmentPreviewSchema,
  amendmentSchema,
  amendmentTargetSchema,
  amendSchema,
  type WriteResult,
  writeResultSchema,
} from '@dondoc/contracts';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { CLOCK } from '../runtime.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { Question } from '../writes/question.js';
import { Amendments } from './amendments.js';

const CascadeId = (): ParameterDecorator => Param('cascadeId', { schema: z.string().max(100) });

@ApiTags('Bản điều chỉnh')
@Controller('api/cascades/:cascadeId/amendments')
export class AmendmentsController {
  constructor(
    private readonly amendments: Amendments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Các bản điều chỉnh đã áp dụng, mới nhất trước' })
  @ApiOkResponse({ standardSchema: z.array(amendmentSchema) })
  list(@CascadeId() cascadeId: string): Promise<AmendmentView[]> {
    return this.amendments.list(cascadeId);
  }

  @Post('preview')
  @Question('Bản điều chỉnh sẽ đổi gì, ai thêm ngày, ai bớt ngày; chưa đổi gì', amendmentPreviewSchema)
  preview(
    @CascadeId() cascadeId: string,
    @Body({ schema: amendmentTargetSchema }) target: AmendmentTarget,
  ): Promise<AmendmentPreview> {
    return this.amendments.preview(cascadeId, target, this.clock.now());
  }

  @Post()
  @Write('Áp dụng bản điều chỉnh, kèm lựa chọn giữ hạn cũ hay tính lại', writeResultSchema)
  apply(
    @CascadeId() cascadeId: string,
    @Body({ schema: amendSchema }) request: AmendRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    const context = contextOf(asker, commandIdOf(asker, 'amend-cascade', key), this.clock.now());
    return this.amendments.apply(cascadeId, request, context);
  }
}
