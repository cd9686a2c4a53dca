import type { ObligationRef } from '@dondoc/commands';
import {
  type ReceiptCheck,
  receiptCheckSchema,
  receiptCodeSchema,
  type ReceiptKeyEnd,
  receiptKeyEndSchema,
  type ReceiptKeys as ReceiptKeysView,
  receiptKeysSchema,
  type ReceiptPaper,
  receiptPaperSchema,
} from '@dondoc/contracts';
import { Body, Controller, Get, Inject, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { attachmentHeader } from '../files/file-name.js';
import { LOGGER } from '../logging/logger.js';
import { receiptProblems } from '../problem/receipt-problems.js';
import { REAL_NOW, type RealNow } from '../runtime.js';
import { Write } from '../writes/idempotency-key.js';
import { Question } from '../writes/question.js';
import { CheckThrottle } from './check-throttle.js';
import { ReceiptKeys } from './receipt-keys.js';
import { Receipts } from './receipts.js';

const id = z.string().max(100);
const submissionSchema = z.object({ cascadeId: id, unitId: id, lineId: id, submissionId: id });

@ApiTags('Biên nhận')
@Controller('api')
export class ReceiptsController {
  constructor(
    private readonly receipts: Receipts,
    private readonly keys: ReceiptKeys,
    private readonly throttle: CheckThrottle,
    @Inject(REAL_NOW) private readonly realNow: RealNow,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get('obligations/:cascadeId/:unitId/:lineId/submissions/:submissionId/receipt.pdf')
  @ApiOperation({ summary: 'Biên nhận của một bài nộp (PDF có mã QR và dấu kiểm tra)' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @Param({ schema: submissionSchema }) { submissionId, ...ref }: ObligationRef & { submissionId: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { name, pdf } = await this.receipts.pdfOf(ref, submissionId);
    reply.header('Content-Security-Policy', "sandbox; default-src 'none'");
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: attachmentHeader(name),
      length: pdf.length,
    });
  }

  @Get('public/receipts/:code')
  @ApiOperation({ summary: 'Kiểm tra mã biên nhận; ai cũng hỏi được, không cần đăng nhập' })
  @ApiOkResponse({ standardSchema: receiptCheckSchema })
  check(
    @Param('code', { schema: receiptCodeSchema }) code: string,
    @Req() request: FastifyRequest,
  ): Promise<ReceiptCheck> {
    this.limit(request);
    return this.receipts.check(code);
  }

  @Post('public/receipts/check')
  @Question('Kiểm tra tệp biên nhận theo mã băm và dấu kiểm tra; không gửi tệp lên', receiptCheckSchema)
  checkPaper(
    @Body({ schema: receiptPaperSchema }) paper: ReceiptPaper,
    @Req() request: FastifyRequest,
  ): Promise<ReceiptCheck> {
    this.limit(request);
    return this.receipts.checkPaper(paper);
  }

  @Get('public/receipt-keys')
  @ApiOperation({ summary: 'Khóa công khai để tự kiểm tra dấu của biên nhận, không cần máy chủ này' })
  @ApiOkResponse({ standardSchema: receiptKeysSchema })
  publicKeys(@Req() request: FastifyRequest): Promise<ReceiptKeysView> {
    this.limit(request);
    return this.keys.view();
  }

  @Post('receipt-keys/:keyId/end')
  @Write('Thôi dùng một khóa biên nhận, hoặc thu hồi khi khóa bị lộ', receiptKeysSchema)
  async endKey(
    @Param('keyId', { schema: id }) keyId: string,
    @Body({ schema: receiptKeyEndSchema }) end: ReceiptKeyEnd,
    @Asker() { username }: SignedIn,
  ): Promise<ReceiptKeysView> {
    await this.keys.end(keyId, end);
    this.logger.warn({ keyId, username, ...end }, 'a receipt key was ended');
    return this.keys.view();
  }

  private limit({ ip }: FastifyRequest): void {
    const seconds = this.throttle.take(ip, this.realNow());
    if (seconds > 0) throw receiptProblems.throttled(seconds);
  }
}
