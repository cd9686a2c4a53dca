import type { Clock } from '@dondoc/commands';
import type { Configuration } from '@dondoc/configuration';
import {
  type EnterImport,
  enterImportSchema,
  type ImportQuery,
  importQuerySchema,
  type ImportReport,
  importReportSchema,
  jobStartedSchema,
} from '@dondoc/contracts';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type ApiRequest, Asker, type SignedIn } from '../access/signed-in.js';
import { fileIn } from '../files/file-in.js';
import { attachmentHeader, fileNameOf } from '../files/file-name.js';
import { XLSX } from '../jobs/jobs.controller.js';
import { fileProblems } from '../problem/file-problems.js';
import { CLOCK, CONFIGURATION } from '../runtime.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { Imports, type UploadedSheet } from './imports.js';

const ImportId = (): ParameterDecorator => Param('importId', { schema: z.string().max(100) });
const uploadSchema = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] };

const sheetNames = { submissions: 'Nhập bài nộp', units: 'Nhập đơn vị', posts: 'Nhập đầu mối' } as const;

@ApiTags('Nhập từ Excel')
@Controller('api')
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('import-sheets')
  @ApiOperation({ summary: 'Mẫu bảng tính để điền: mã có sẵn, danh sách chọn, ngày thật' })
  @ApiProduces(XLSX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async sheet(
    @Query({ schema: importQuerySchema }) query: ImportQuery,
    @Asker() asker: SignedIn,
  ): Promise<StreamableFile> {
    return xlsx(await this.imports.sheet(query, asker), `${sheetNames[query.kind]}.xlsx`);
  }

  @Post('imports')
  @Write('Gửi bảng tính để kiểm tra (multipart, trường “file”); chưa nhập gì', importReportSchema)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: uploadSchema })
  async receive(
    @Query({ schema: importQuerySchema }) query: ImportQuery,
    @Req() request: ApiRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<ImportReport> {
    return this.imports.receive(query, await this.uploaded(request), asker, commandIdOf(asker, 'import', key));
  }

  @Get('imports/:importId')
  @ApiOperation({ summary: 'Kết quả kiểm tra bảng tính, theo dữ liệu lúc này' })
  @ApiOkResponse({ standardSchema: importReportSchema })
  get(@ImportId() importId: string, @Asker() asker: SignedIn): Promise<ImportReport> {
    return this.imports.get(importId, asker);
  }

  @Get('imports/:importId/marked.xlsx')
  @ApiOperation({ summary: 'Chính tệp đã gửi, các ô sai được đánh dấu, thêm cột “Lỗi”' })
  @ApiProduces(XLSX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async marked(@ImportId() importId: string, @Asker() asker: SignedIn): Promise<StreamableFile> {
    const { name, content } = await this.imports.marked(importId, asker);
    return xlsx(content, name);
  }

  @Post('imports/:importId/entry')
  @Write('Nhập tất cả, hoặc chỉ các dòng đúng, thành một việc hàng loạt', jobStartedSchema)
  async enter(
    @ImportId() importId: string,
    @Body({ schema: enterImportSchema }) body: EnterImport,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<{ jobId: string }> {
    const context = contextOf(asker, commandIdOf(asker, `enter-import:${importId}`, key), this.clock.now());
    return { jobId: await this.imports.enter(importId, body, asker, context) };
  }

  private async uploaded(request: ApiRequest): Promise<UploadedSheet> {
    const part = await fileIn(request);
    const name = fileNameOf(part.filename);
    const content = await part.toBuffer();
    if (part.file.truncated) throw fileProblems.tooLarge(name, this.configuration.uploadLimitMb);
    if (content.length === 0) throw fileProblems.empty(name);
    return { name, content };
  }
}

const xlsx = (content: Buffer, name: string): StreamableFile =>
  new StreamableFile(content, { type: XLSX, disposition: attachmentHeader(name), length: content.length });
