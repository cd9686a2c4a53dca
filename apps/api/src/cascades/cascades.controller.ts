import type { Clock, CommandContext, Database } from '@dondoc/commands';
import {
  type CascadeDetail,
  type CascadeSummary,
  cascadeDetailSchema,
  cascadeSummarySchema,
  type DraftCascadeRequest,
  draftCascadeSchema,
  type IssueCascadeRequest,
  issueCascadeSchema,
  type MatrixView,
  matrixSchema,
  repinSchema,
  type RollUpView,
  rollUpSchema,
  type WriteResult,
  writeResultSchema,
} from '@dondoc/contracts';
import { readDateText } from '@dondoc/domain';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { oneLine } from '../writes/clean-text.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { CascadeDrafts } from './cascade-drafts.js';

const idSchema = z.string().max(100);

@ApiTags('Đợt triển khai')
@Controller('api/cascades')
export class CascadesController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly drafts: CascadeDrafts,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Các đợt triển khai' })
  @ApiOkResponse({ standardSchema: z.array(cascadeSummarySchema) })
  list(): Promise<CascadeSummary[]> {
    return this.database.queries.listCascades(this.clock.now());
  }

  @Get(':cascadeId')
  @ApiOperation({ summary: 'Một đợt: văn bản, lịch, vì sao là ngày này' })
  @ApiOkResponse({ standardSchema: cascadeDetailSchema })
  get(@Param('cascadeId', { schema: idSchema }) cascadeId: string): Promise<CascadeDetail> {
    return this.database.queries.getCascade(cascadeId, this.clock.now());
  }

  @Get(':cascadeId/matrix')
  @ApiOperation({ summary: 'Bảng theo dõi: đơn vị × nghĩa vụ' })
  @ApiOkResponse({ standardSchema: matrixSchema })
  matrix(@Param('cascadeId', { schema: idSchema }) cascadeId: string): Promise<MatrixView> {
    return this.database.queries.getMatrix(cascadeId, this.clock.now());
  }

  @Get(':cascadeId/roll-ups')
  @ApiOperation({ summary: 'Kết quả tổng hợp từng kỳ' })
  @ApiOkResponse({ standardSchema: z.array(rollUpSchema) })
  rollUps(@Param('cascadeId', { schema: idSchema }) cascadeId: string): Promise<RollUpView[]> {
    return this.database.queries.listRollUps(cascadeId);
  }

  @Post()
  @Write('Lập dự thảo một đợt từ bản mẫu đã công bố; có “parent” là đợt của cấp dưới', writeResultSchema)
  draft(
    @Body({ schema: draftCascadeSchema }) body: DraftCascadeRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    return this.drafts.draft(body, asker, this.context(asker, 'draft-cascade', key));
  }

  @Post(':cascadeId/repin')
  @Write('Gắn dự thảo vào bản mẫu khác', writeResultSchema)
  repin(
    @Param('cascadeId', { schema: idSchema }) cascadeId: string,
    @Body({ schema: repinSchema }) { version }: z.infer<typeof repinSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    return this.drafts.repin(cascadeId, version, this.context(asker, 'repin-cascade', key));
  }

  @Post(':cascadeId/issue')
  @Write('Ban hành: nhập số, ngày và giao việc cho mọi đơn vị', writeResultSchema)
  issue(
    @Param('cascadeId', { schema: idSchema }) cascadeId: string,
    @Body({ schema: issueCascadeSchema }) body: IssueCascadeRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    const context = this.context(asker, 'issue-cascade', key);
    const issuedOn = readDateText(body.issuedOn, context.now, 'issuedOn');
    const request = { documentNumber: oneLine(body.documentNumber), issuedOn };
    return this.database.commands.issueCascade(cascadeId, request, context);
  }

  private context(asker: SignedIn, route: string, key: string): CommandContext {
    return contextOf(asker, commandIdOf(asker, route, key), this.clock.now());
  }
}
