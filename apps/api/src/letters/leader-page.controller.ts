import { type LeaderPageView, leaderPageSchema } from '@dondoc/contracts';
import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { asOfSchema } from '../desk/moments.js';
import { attachmentHeader } from '../files/file-name.js';
import { LeaderPages } from './leader-pages.js';

const askedSchema = asOfSchema.extend({ issuer: z.string().min(1).max(100).optional() });
type Asked = z.infer<typeof askedSchema>;

@ApiTags('Trang của lãnh đạo')
@Controller('api')
export class LeaderPageController {
  constructor(private readonly pages: LeaderPages) {}

  @Get('leader-page')
  @ApiOperation({
    summary: 'Trang của lãnh đạo: câu chính, số liệu, quá hạn lâu nhất, việc trong tuần, chờ quyết định',
  })
  @ApiOkResponse({ standardSchema: leaderPageSchema })
  page(@Query({ schema: askedSchema }) asked: Asked, @Asker() asker: SignedIn): Promise<LeaderPageView> {
    return this.pages.page(asked, asker);
  }

  @Get('leader-page.pdf')
  @ApiOperation({ summary: 'Trang của lãnh đạo, một tờ A4' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async sheet(
    @Query({ schema: askedSchema }) asked: Asked,
    @Asker() asker: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { pdf, name } = await this.pages.sheet(asked, asker);
    reply.header('Content-Security-Policy', "sandbox; default-src 'none'");
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: attachmentHeader(name),
      length: pdf.length,
    });
  }
}
