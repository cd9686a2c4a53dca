import type { Clock } from '@dondoc/commands';
import { type OutlineRequest, outlineRequestSchema, outlineSchema } from '@dondoc/contracts';
import { Body, Controller, Header, HttpCode, Inject, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { attachmentHeader } from '../files/file-name.js';
import { GoneAway } from '../questions/gone-away.js';
import { JSON_TYPE } from '../questions/json-answer.js';
import { CLOCK } from '../runtime.js';
import { Question } from '../writes/question.js';
import { nameOfBody } from './lenient-template.js';
import { Outlines } from './outlines.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('Mẫu triển khai')
@Controller('api/templates')
export class OutlineController {
  constructor(
    private readonly outlines: Outlines,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('outline')
  @Question('Lịch sẽ sinh ra từ một bản nháp: mọi ngày, lý do, cảnh báo, khác biệt', outlineSchema)
  @Header('Content-Type', JSON_TYPE)
  outline(
    @Body({ schema: outlineRequestSchema }) request: OutlineRequest,
    @Asker() asker: SignedIn,
    @GoneAway() gone: AbortSignal,
  ): Promise<Buffer> {
    return this.outlines.view(request, asker, this.clock.now(), gone);
  }

  @Post('outline.xlsx')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lịch sẽ sinh ra thành tệp XLSX để trình ký' })
  @ApiProduces(XLSX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async sheet(
    @Body({ schema: outlineRequestSchema }) request: OutlineRequest,
    @Asker() asker: SignedIn,
    @GoneAway() gone: AbortSignal,
  ): Promise<StreamableFile> {
    const file = await this.outlines.sheet(request, asker, this.clock.now(), gone);
    const { id, title } = nameOfBody(request.body);
    const disposition = attachmentHeader(`Lịch sẽ sinh ra ${title || id}.xlsx`);
    return new StreamableFile(file, { type: XLSX, disposition, length: file.length });
  }
}
