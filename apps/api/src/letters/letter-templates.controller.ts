import type { Clock, CommandContext, Database } from '@dondoc/commands';
import {
  type LetterheadView,
  type LetterTemplates as LetterTemplatesView,
  letterTemplatesSchema,
  templateChangedSchema,
} from '@dondoc/contracts';
import { dateOf } from '@dondoc/domain';
import { Controller, Get, Inject, Param, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type ApiRequest, Asker, type SignedIn } from '../access/signed-in.js';
import { fileIn } from '../files/file-in.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { LetterOffice } from './letter-office.js';
import { LetterTemplates } from './letter-templates.js';
import { DOCX, docxAnswer } from './letters.controller.js';

type Changed = z.infer<typeof templateChangedSchema>;

const uploadSchema = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] };
const versionSchema = z.coerce.number().int().min(1).max(1_000_000);
const binary = { schema: { type: 'string', format: 'binary' } } as const;

/** The templates of the asker's own unit: nobody changes how another office writes. */
@ApiTags('Mẫu công văn')
@Controller('api/letter-templates')
export class LetterTemplatesController {
  constructor(
    private readonly templates: LetterTemplates,
    private readonly office: LetterOffice,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Mẫu công văn đang dùng, các bản trước, danh sách chỗ điền' })
  @ApiOkResponse({ standardSchema: letterTemplatesSchema })
  list(@Asker() { unitId }: SignedIn): Promise<LetterTemplatesView> {
    return this.templates.list(unitId);
  }

  @Post()
  @Write('Tải mẫu đã sửa lên (multipart, trường “file”); kiểm tra xong thì dùng ngay', templateChangedSchema)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: uploadSchema })
  async upload(@Req() request: ApiRequest, @Asker() asker: SignedIn, @IdempotencyKey() key: string): Promise<Changed> {
    const part = await fileIn(request);
    const context = this.context(asker, 'upload-letter-template', key);
    const version = await this.templates.upload(asker.unitId, { name: part.filename, content: part.file }, context);
    return { version, recordedAt: context.now };
  }

  @Post('default')
  @Write('Dùng lại mẫu mặc định', templateChangedSchema)
  async backToDefault(@Asker() asker: SignedIn, @IdempotencyKey() key: string): Promise<Changed> {
    const context = this.context(asker, 'letter-template-default', key);
    return { version: await this.templates.backToDefault(asker.unitId, context), recordedAt: context.now };
  }

  @Get('current.docx')
  @ApiOperation({ summary: 'Tải mẫu đang dùng để sửa trong Word' })
  @ApiProduces(DOCX)
  @ApiOkResponse(binary)
  async current(
    @Asker() { unitId }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { content } = await this.templates.current(unitId, await this.headOf(unitId));
    return docxAnswer(reply, 'mau-cong-van-don-doc.docx', content);
  }

  @Get('default.docx')
  @ApiOperation({ summary: 'Tải mẫu mặc định' })
  @ApiProduces(DOCX)
  @ApiOkResponse(binary)
  async byDefault(
    @Asker() { unitId }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { content } = await this.templates.byDefault(await this.headOf(unitId));
    return docxAnswer(reply, 'mau-cong-van-don-doc-mac-dinh.docx', content);
  }

  @Get('versions/:version')
  @ApiOperation({ summary: 'Tải một bản mẫu đã tải lên trước đây' })
  @ApiProduces(DOCX)
  @ApiOkResponse(binary)
  async version(
    @Param('version', { schema: versionSchema }) version: number,
    @Asker() { unitId }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const content = await this.templates.version(unitId, version);
    return docxAnswer(reply, `mau-cong-van-don-doc-ban-${version}.docx`, content);
  }

  private async headOf(unitId: string): Promise<Pick<LetterheadView, 'agency' | 'layout'>> {
    const unit = await this.database.queries.findUnit(unitId);
    if (!unit) return { agency: '', layout: 'state' };
    return this.office.letterhead({ unit, issuer: undefined }, dateOf(this.clock.now()));
  }

  private context(asker: SignedIn, route: string, key: string): CommandContext {
    return contextOf(asker, commandIdOf(asker, route, key), this.clock.now());
  }
}
