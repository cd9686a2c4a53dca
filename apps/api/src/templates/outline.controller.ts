import type { Clock } from '@dondoc/commands';
import { type OutlineRequest, type OutlineView, outlineRequestSchema, outlineSchema } from '@dondoc/contracts';
import { Body, Controller, HttpCode, Inject, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { attachmentHeader } from '../files/file-name.js';
import { CLOCK } from '../runtime.js';
import { Question } from '../writes/question.js';
import { outlineSheet } from './outline-sheet.js';
import { outlineView } from './outline-view.js';
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
  async outline(@Body({ schema: outlineRequestSchema }) request: OutlineRequest): Promise<OutlineView> {
    return outlineView(await this.outlines.of(request, this.clock.now()));
  }

  @Post('outline.xlsx')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lịch sẽ sinh ra thành tệp XLSX để trình ký' })
  @ApiProduces(XLSX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async sheet(@Body({ schema: outlineRequestSchema }) request: OutlineRequest): Promise<StreamableFile> {
    const answer = await this.outlines.of(request, this.clock.now());
    const file = await outlineSheet(answer);
    const disposition = attachmentHeader(
      `Lịch sẽ sinh ra ${answer.draft.template.title || answer.draft.template.id}.xlsx`,
    );
    return new StreamableFile(file, { type: XLSX, disposition, length: file.length });
  }
}
