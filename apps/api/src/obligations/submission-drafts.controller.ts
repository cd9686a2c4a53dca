import type { Clock, ObligationRef } from '@dondoc/commands';
import {
  type SaveSubmissionDraftRequest,
  saveSubmissionDraftSchema,
  type SubmissionDraftView,
  submissionDraftSchema,
} from '@dondoc/contracts';
import { Body, Controller, Delete, Get, HttpCode, Inject, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { CLOCK } from '../runtime.js';
import { Ref } from './obligation-ref.js';
import { SubmissionDrafts } from './submission-drafts.js';

const dropQuery = z.object({ revision: z.coerce.number().int().min(0).max(1_000_000).optional() });

/** The draft of a submission. Savings are told apart by the revision that was read, not by a key. */
@ApiTags('Nghĩa vụ')
@Controller('api/obligations/:cascadeId/:unitId/:lineId/draft')
export class SubmissionDraftsController {
  constructor(
    private readonly drafts: SubmissionDrafts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Bản nháp bài nộp, cho mọi người giữ đầu mối của đơn vị' })
  @ApiOkResponse({ standardSchema: submissionDraftSchema })
  get(@Ref() ref: ObligationRef, @Asker() asker: SignedIn): Promise<SubmissionDraftView> {
    return this.drafts.get(ref, asker);
  }

  @Put()
  @ApiOperation({ summary: 'Lưu bản nháp; nêu revision đã đọc, 0 khi chưa có' })
  @ApiOkResponse({ standardSchema: submissionDraftSchema })
  save(
    @Ref() ref: ObligationRef,
    @Body({ schema: saveSubmissionDraftSchema }) body: SaveSubmissionDraftRequest,
    @Asker() asker: SignedIn,
  ): Promise<SubmissionDraftView> {
    return this.drafts.save(ref, body, asker, this.clock.now());
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Xóa bản nháp; nêu revision thì chỉ xóa khi chưa ai sửa tiếp' })
  @ApiNoContentResponse()
  drop(
    @Ref() ref: ObligationRef,
    @Query({ schema: dropQuery }) { revision }: z.infer<typeof dropQuery>,
  ): Promise<void> {
    return this.drafts.drop(ref, revision ?? null);
  }
}
