import { createHash } from 'node:crypto';
import type { Clock } from '@dondoc/commands';
import { feedSchema, type FeedView, issuedFeedSchema, newFeedSchema } from '@dondoc/contracts';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { requireSession } from '../access/by-session.js';
import { type ApiRequest, Asker, type SignedIn } from '../access/signed-in.js';
import { messageProblems } from '../problem/message-problems.js';
import { CLOCK } from '../runtime.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { FeedText } from './feed-text.js';
import { Feeds } from './feeds.js';

const FeedId = (): ParameterDecorator => Param('feedId', { schema: z.string().max(100) });

@ApiTags('Lịch để đăng ký')
@Controller('api/feeds')
export class FeedsController {
  constructor(
    private readonly feeds: Feeds,
    private readonly text: FeedText,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Các địa chỉ lịch của người đăng nhập và của đơn vị' })
  @ApiOkResponse({ standardSchema: z.array(feedSchema) })
  list(@Asker() asker: SignedIn): Promise<FeedView[]> {
    return this.feeds.list(asker);
  }

  @Post()
  @Write('Mở một địa chỉ lịch; địa chỉ chỉ hiện một lần', issuedFeedSchema)
  async open(
    @Body({ schema: newFeedSchema }) { kind }: z.infer<typeof newFeedSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
    @Req() request: ApiRequest,
  ): Promise<FeedView & { url: string }> {
    requireSession(request);
    const context = contextOf(asker, commandIdOf(asker, 'open-feed', key), this.clock.now());
    return this.feeds.open(asker, kind, context);
  }

  @Post(':feedId/address')
  @Write('Đổi địa chỉ lịch; địa chỉ cũ không mở được nữa', issuedFeedSchema)
  async renew(
    @FeedId() feedId: string,
    @Asker() asker: SignedIn,
    @Req() request: ApiRequest,
  ): Promise<FeedView & { url: string }> {
    requireSession(request);
    return this.feeds.renew(asker, feedId);
  }

  @Delete(':feedId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Thu hồi một địa chỉ lịch' })
  @ApiNoContentResponse()
  revoke(@FeedId() feedId: string, @Asker() asker: SignedIn): Promise<void> {
    const context = contextOf(asker, commandIdOf(asker, 'revoke-feed', randomUUID()), this.clock.now());
    return this.feeds.revoke(asker, feedId, context);
  }

  @Get(':file')
  @ApiOperation({ summary: 'Lịch dạng iCalendar, theo địa chỉ bí mật; không cần đăng nhập' })
  @ApiProduces('text/calendar')
  async read(
    @Param('file', { schema: z.string().max(200) }) file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, secret] = /^([A-Za-z0-9_-]{43})\.ics$/.exec(file) ?? [];
    const feed = secret === undefined ? undefined : await this.feeds.find(secret);
    const text = feed && (await this.text.of(feed));
    if (text === undefined) throw messageProblems.feedUnknown();
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    const headers = { etag, 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff' };
    if (request.headers['if-none-match'] === etag) {
      await reply.status(304).headers(headers).send();
      return;
    }
    await reply
      .headers({ ...headers, 'content-disposition': 'inline; filename="don-doc.ics"' })
      .type('text/calendar; charset=utf-8')
      .send(text);
  }
}
