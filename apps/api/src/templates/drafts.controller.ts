import { randomUUID } from 'node:crypto';
import type { Clock } from '@dondoc/commands';
import {
  publishResultSchema,
  publishTemplateSchema,
  type SaveDraftRequest,
  saveDraftSchema,
  type TemplateDraftView,
  templateDraftSchema,
} from '@dondoc/contracts';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { CLOCK } from '../runtime.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { templateIdSchema } from './template-address.js';
import { TemplateDrafts } from './template-drafts.js';
import { YamlAnswers } from './yaml-answer.js';

const dropQuery = z.object({ revision: z.coerce.number().int().min(0).optional() });
const TemplateId = (): ParameterDecorator => Param('templateId', { schema: templateIdSchema });

@ApiTags('Mẫu triển khai')
@Controller('api/templates/:templateId')
export class DraftsController {
  constructor(
    private readonly drafts: TemplateDrafts,
    private readonly yamlAnswers: YamlAnswers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('draft')
  @ApiOperation({ summary: 'Bản nháp của một mẫu' })
  @ApiOkResponse({ standardSchema: templateDraftSchema })
  get(@TemplateId() templateId: string): Promise<TemplateDraftView> {
    return this.drafts.get(templateId);
  }

  @Put('draft')
  @Write('Lưu bản nháp; 409 kèm bản của người khác khi hai người cùng sửa', templateDraftSchema)
  save(
    @TemplateId() templateId: string,
    @Body({ schema: saveDraftSchema }) body: SaveDraftRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<TemplateDraftView> {
    const context = contextOf(asker, commandIdOf(asker, 'save-draft', key), this.clock.now());
    return this.drafts.save({ templateId, ...body }, { asker, context });
  }

  @Delete('draft')
  @HttpCode(204)
  @ApiOperation({ summary: 'Bỏ bản nháp; nêu revision thì chỉ bỏ khi chưa ai sửa tiếp' })
  @ApiNoContentResponse()
  drop(
    @TemplateId() templateId: string,
    @Query({ schema: dropQuery }) { revision }: z.infer<typeof dropQuery>,
    @Asker() asker: SignedIn,
  ): Promise<void> {
    // Nothing is lost by a repeated drop, so it needs no key of the client's.
    const context = contextOf(asker, commandIdOf(asker, 'drop-draft', randomUUID()), this.clock.now());
    return this.drafts.drop(templateId, revision ?? null, { asker, context });
  }

  @Get('draft/yaml')
  @ApiOperation({ summary: 'Bản nháp dưới dạng tệp YAML' })
  @ApiProduces('text/yaml')
  @ApiOkResponse({ schema: { type: 'string' } })
  async yaml(@TemplateId() templateId: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const { body } = await this.drafts.get(templateId);
    return this.yamlAnswers.send(reply, `${templateId}-ban-nhap.yaml`, body);
  }

  @Post('publish')
  @Write('Công bố bản nháp thành bản có số, không đổi được nữa', publishResultSchema)
  async publish(
    @TemplateId() templateId: string,
    @Body({ schema: publishTemplateSchema }) { revision }: z.infer<typeof publishTemplateSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<z.infer<typeof publishResultSchema>> {
    const context = contextOf(asker, commandIdOf(asker, 'publish-template', key), this.clock.now());
    return { templateId, version: await this.drafts.publish(templateId, revision, { asker, context }) };
  }
}
