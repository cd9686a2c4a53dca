import type { Configuration } from '@dondoc/configuration';
import { type FileView, fileSchema } from '@dondoc/contracts';
import { Controller, Get, Inject, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type ApiRequest, Asker, type SignedIn } from '../access/signed-in.js';
import { CONFIGURATION } from '../runtime.js';
import { commandIdOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { Downloads } from './downloads.js';
import { FileAccess } from './file-access.js';
import { fileIn } from './file-in.js';
import { attachmentHeader } from './file-name.js';
import { Files } from './files.js';

const fileIdSchema = z.string().max(100);
const uploadSchema = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] };

@ApiTags('Tệp')
@Controller('api/files')
export class FilesController {
  constructor(
    private readonly files: Files,
    private readonly access: FileAccess,
    private readonly downloads: Downloads,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Post()
  @Write('Tải một tệp lên (multipart, trường “file”)', fileSchema)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: uploadSchema })
  async upload(@Req() request: ApiRequest, @Asker() asker: SignedIn, @IdempotencyKey() key: string): Promise<FileView> {
    const part = await fileIn(request);
    const upload = { name: part.filename, content: part.file, limitMb: this.configuration.uploadLimitMb };
    return this.files.receive(upload, asker, commandIdOf(asker, 'upload-file', key));
  }

  @Get(':fileId')
  @ApiOperation({ summary: 'Tải một tệp về' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @Param('fileId', { schema: fileIdSchema }) fileId: string,
    @Asker() asker: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.access.get(fileId, asker);
    const content = await this.downloads.open(file);
    // What people uploaded is never shown by the browser as a page of ours.
    reply.header('Content-Security-Policy', "sandbox; default-src 'none'");
    const disposition = attachmentHeader(file.name);
    return new StreamableFile(content, { type: file.mediaType, disposition, length: file.size });
  }
}
