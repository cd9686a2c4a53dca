import type { Clock, CommandContext } from '@dondoc/commands';
import {
  type LetterDetail,
  type LetterList,
  letterListSchema,
  type LetterMadeAnswer,
  letterMadeSchema,
  type LetterPreview,
  letterPreviewSchema,
  type LetterQuestion,
  letterQuestionSchema,
  letterSchema,
  type MakeLetterRequest,
  makeLetterSchema,
  type NumberLetterRequest,
  numberLetterSchema,
  type WithdrawLetterRequest,
  withdrawLetterSchema,
} from '@dondoc/contracts';
import { Body, Controller, Get, Inject, Param, Post, Put, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { attachmentHeader } from '../files/file-name.js';
import { CLOCK } from '../runtime.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { Question } from '../writes/question.js';
import { Letters } from './letters.js';
import { MakeLetters } from './make-letters.js';
import { NumberLetters } from './number-letters.js';
import { WithdrawLetters } from './withdraw-letters.js';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const id = z.string().min(1).max(100);
const listQuerySchema = z.object({ cascadeId: id.optional(), unitId: id.optional(), lineId: id.optional() });

/** A Word document to save; the browser never shows it as a page of ours. */
export const docxAnswer = (reply: FastifyReply, name: string, content: Buffer): StreamableFile => {
  reply.header('Content-Security-Policy', "sandbox; default-src 'none'");
  return new StreamableFile(content, { type: DOCX, disposition: attachmentHeader(name), length: content.length });
};

@ApiTags('Công văn')
@Controller('api/letters')
export class LettersController {
  constructor(
    private readonly letters: Letters,
    private readonly making: MakeLetters,
    private readonly numbering: NumberLetters,
    private readonly withdrawing: WithdrawLetters,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Công văn đôn đốc đã lập' })
  @ApiOkResponse({ standardSchema: letterListSchema })
  list(
    @Query({ schema: listQuerySchema }) filter: z.infer<typeof listQuerySchema>,
    @Asker() asker: SignedIn,
  ): Promise<LetterList> {
    return this.letters.list(filter, asker);
  }

  @Post('preview')
  @Question('Công văn sẽ lập: danh sách chính xác, nội dung chữ, điều cần xem lại', letterPreviewSchema)
  preview(
    @Body({ schema: letterQuestionSchema }) body: LetterQuestion,
    @Asker() asker: SignedIn,
  ): Promise<LetterPreview> {
    return this.making.preview(body, asker);
  }

  @Post()
  @Write('Lập công văn đôn đốc cho đúng các nghĩa vụ đã chọn', letterMadeSchema)
  make(
    @Body({ schema: makeLetterSchema }) body: MakeLetterRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<LetterMadeAnswer> {
    return this.making.make(body, asker, this.context(asker, 'make-letter', key));
  }

  @Get(':letterId')
  @ApiOperation({ summary: 'Một công văn: nêu tên ai, việc gì, lịch sử' })
  @ApiOkResponse({ standardSchema: letterSchema })
  get(@Param('letterId', { schema: id }) letterId: string, @Asker() asker: SignedIn): Promise<LetterDetail> {
    return this.letters.get(letterId, asker);
  }

  @Get(':letterId/content.docx')
  @ApiOperation({ summary: 'Tải công văn, đúng từng byte như lúc lập' })
  @ApiProduces(DOCX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(
    @Param('letterId', { schema: id }) letterId: string,
    @Asker() asker: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { content, fileName } = await this.letters.content(letterId, asker);
    return docxAnswer(reply, fileName, content);
  }

  @Put(':letterId/number')
  @Write('Ghi số, ngày và bản đã ký sau khi ký', letterSchema)
  number(
    @Param('letterId', { schema: id }) letterId: string,
    @Body({ schema: numberLetterSchema }) body: NumberLetterRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<LetterDetail> {
    return this.numbering.number(letterId, body, asker, this.context(asker, `number-letter:${letterId}`, key));
  }

  @Put(':letterId/withdrawal')
  @Write('Thu hồi công văn: từ ngày nào, vì sao, theo văn bản nào', letterSchema)
  withdraw(
    @Param('letterId', { schema: id }) letterId: string,
    @Body({ schema: withdrawLetterSchema }) body: WithdrawLetterRequest,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<LetterDetail> {
    return this.withdrawing.withdraw(letterId, body, asker, this.context(asker, `withdraw-letter:${letterId}`, key));
  }

  private context(asker: SignedIn, route: string, key: string): CommandContext {
    return contextOf(asker, commandIdOf(asker, route, key), this.clock.now());
  }
}
