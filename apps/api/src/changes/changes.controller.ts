import type { Clock } from '@dondoc/commands';
import { changeSchema } from '@dondoc/contracts';
import { dateOf } from '@dondoc/domain';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.js';
import { Credentials } from '../access/credentials.js';
import { type ApiRequest, Asker, type SignedIn } from '../access/signed-in.js';
import { CLOCK } from '../runtime.js';
import { ChangeFeed } from './change-feed.js';
import { ChangeStream } from './change-stream.js';

@ApiTags('Thay đổi')
@Controller('api/changes')
export class ChangesController {
  constructor(
    private readonly feed: ChangeFeed,
    private readonly access: Access,
    private readonly credentials: Credentials,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Dòng sự kiện (SSE): đợt nào vừa thay đổi; null là có thể mọi thứ' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ standardSchema: changeSchema })
  stream(@Req() request: ApiRequest, @Res() reply: FastifyReply, @Asker() asker: SignedIn): void {
    reply.hijack();
    reply.raw.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      // The connection ends with the stream, so that stopping need not wait for it.
      Connection: 'close',
      'X-Accel-Buffering': 'no',
      'X-Content-Type-Options': 'nosniff',
    });
    const stream = new ChangeStream(reply.raw, asker, {
      asker: () => this.credentials.stillAsking(request),
      maySee: (now, cascadeId) => this.access.may(now, 'cascade.read', { cascadeId }),
      today: () => dateOf(this.clock.now()),
    });
    const stop = this.feed.listen(stream);
    request.raw.once('close', () => {
      stream.forget();
      stop();
    });
  }
}
