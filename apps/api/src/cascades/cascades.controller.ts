import type { Clock, CommandContext, Database } from '@dondoc/commands';
import {
  type CascadeSummary,
  cascadeSummarySchema,
  type CascadeView,
  cascadeViewSchema,
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
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../access/access.js';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { type AsOf, asOfSchema, Moments } from '../desk/moments.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { oneLine } from '../writes/clean-text.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { CascadeDrafts } from './cascade-drafts.js';
import { refuseIssuedBefore } from './issued-before.js';

const idSchema = z.string().max(100);

@ApiTags('Đợt triển khai')
@Controller('api/cascades')
export class CascadesController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly drafts: CascadeDrafts,
    private readonly access: Access,
    private readonly moments: Moments,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Các đợt triển khai' })
  @ApiOkResponse({ standardSchema: z.array(cascadeSummarySchema) })
  async list(@Query({ schema: asOfSchema }) { asOf }: AsOf, @Asker() asker: SignedIn): Promise<CascadeSummary[]> {
    const { at, answers } = this.moments.standings(asOf);
    const [all, seen] = await Promise.all([answers.listCascades(at), this.access.cascadesSeen(asker)]);
    return seen ? all.filter(({ cascadeId }) => seen.has(cascadeId)) : all;
  }

  @Get(':cascadeId')
  @ApiOperation({ summary: 'Một đợt: văn bản, lịch, vì sao là ngày này' })
  @ApiOkResponse({ standardSchema: cascadeViewSchema })
  async get(
    @Param('cascadeId', { schema: idSchema }) cascadeId: string,
    @Query({ schema: asOfSchema }) { asOf }: AsOf,
    @Asker() asker: SignedIn,
  ): Promise<CascadeView> {
    const { at, past, answers } = this.moments.standings(asOf);
    const [cascade, may] = await Promise.all([
      answers.getCascade(cascadeId, at),
      past ? [] : this.access.actsOn(asker, { cascadeId }),
    ]);
    return { ...cascade, may };
  }

  @Get(':cascadeId/matrix')
  @ApiOperation({ summary: 'Bảng theo dõi: đơn vị × nghĩa vụ' })
  @ApiOkResponse({ standardSchema: matrixSchema })
  matrix(
    @Param('cascadeId', { schema: idSchema }) cascadeId: string,
    @Query({ schema: asOfSchema }) { asOf }: AsOf,
  ): Promise<MatrixView> {
    const { at, answers } = this.moments.standings(asOf);
    return answers.getMatrix(cascadeId, at);
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
  async issue(
    @Param('cascadeId', { schema: idSchema }) cascadeId: string,
    @Body({ schema: issueCascadeSchema }) body: IssueCascadeRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WriteResult> {
    const context = this.context(asker, 'issue-cascade', key);
    const issuedOn = readDateText(body.issuedOn, context.now, 'issuedOn');
    const request = { documentNumber: oneLine(body.documentNumber), issuedOn };
    await refuseIssuedBefore(this.database, cascadeId, request);
    return this.database.commands.issueCascade(cascadeId, request, context);
  }

  private context(asker: SignedIn, route: string, key: string): CommandContext {
    return contextOf(asker, commandIdOf(asker, route, key), this.clock.now());
  }
}
