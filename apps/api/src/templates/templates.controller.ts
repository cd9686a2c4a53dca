import type { Clock, Database } from '@dondoc/commands';
import {
  type NewDraftRequest,
  newDraftSchema,
  type TemplateDraftView,
  type TemplateSummary,
  type TemplateVocabulary,
  templateBodySchema,
  templateDraftSchema,
  templateSummarySchema,
  templateVocabularySchema,
} from '@dondoc/contracts';
import { defaultLadder, obligationGroups, unitClasses } from '@dondoc/domain';
import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { People } from '../sign-in/people.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { bodyOf } from './new-draft-body.js';
import { versionAddressSchema } from './template-address.js';
import { TemplateDrafts } from './template-drafts.js';
import { TemplateViews } from './template-views.js';
import { YamlAnswers } from './yaml-answer.js';

const publishedSchema = z.object({
  templateId: z.string(),
  version: z.number(),
  body: templateBodySchema,
  publishedAt: z.string(),
  by: z.string(),
});
type Address = z.infer<typeof versionAddressSchema>;
const VersionAddress = (): ParameterDecorator => Param({ schema: versionAddressSchema });

const choices = (labels: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

@ApiTags('Mẫu triển khai')
@Controller('api/templates')
export class TemplatesController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly drafts: TemplateDrafts,
    private readonly views: TemplateViews,
    private readonly people: People,
    private readonly yamlAnswers: YamlAnswers,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Các mẫu: bản đã công bố, bản nháp' })
  @ApiOkResponse({ standardSchema: z.array(templateSummarySchema) })
  list(@Asker() asker: SignedIn): Promise<TemplateSummary[]> {
    return this.views.listFor(asker);
  }

  @Post()
  @Write('Lập bản nháp: trống, từ một bản, sao chép, hoặc từ tệp YAML', templateDraftSchema)
  begin(
    @Body({ schema: newDraftSchema }) body: NewDraftRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<TemplateDraftView> {
    const context = contextOf(asker, commandIdOf(asker, 'begin-draft', key), this.clock.now());
    return this.drafts.begin(body, { asker, context });
  }

  @Get('vocabulary')
  @ApiOperation({ summary: 'Các lựa chọn của trình soạn: khối đơn vị, nhóm, đơn vị, thang nhắc' })
  @ApiOkResponse({ standardSchema: templateVocabularySchema })
  async vocabulary(): Promise<TemplateVocabulary> {
    const units = await this.database.queries.listUnits();
    return {
      classes: choices(unitClasses),
      groups: choices(obligationGroups),
      units: units.map(({ id, name, class: unitClass, parent }) => ({
        unitId: id,
        name,
        classLabel: unitClasses[unitClass],
        parent,
      })),
      defaultLadder: { ...defaultLadder },
    };
  }

  @Get(':templateId/versions/:version')
  @ApiOperation({ summary: 'Một bản đã công bố' })
  @ApiOkResponse({ standardSchema: publishedSchema })
  async version(@VersionAddress() { templateId, version }: Address): Promise<z.infer<typeof publishedSchema>> {
    const { template, publishedAt, by } = await this.database.queries.templates.getVersion(templateId, version);
    return { templateId, version, body: bodyOf(template, version), publishedAt, by: await this.people.nameOf(by) };
  }

  @Get(':templateId/versions/:version/yaml')
  @ApiOperation({ summary: 'Một bản đã công bố dưới dạng tệp YAML' })
  @ApiProduces('text/yaml')
  @ApiOkResponse({ schema: { type: 'string' } })
  async versionYaml(
    @VersionAddress() { templateId, version }: Address,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { template } = await this.database.queries.templates.getVersion(templateId, version);
    return this.yamlAnswers.send(reply, `${templateId}-ban-${version}.yaml`, bodyOf(template, version));
  }
}
