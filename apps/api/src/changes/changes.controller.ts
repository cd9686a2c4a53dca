import { changeSchema } from '@dondoc/contracts';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { ApiRequest } from '../access/signed-in.js';
import { ChangeFeed } from './change-feed.js';
import { changeText } from './change-text.js';

/** Shorter than the idle limits of common proxies. */
const HEARTBEAT_MS = 15_000;
/** A slow reader is cut off rather than remembered without end; its browser connects again. */
const MOST_WAITING_BYTES = 256 * 1024;

@ApiTags('Thay đổi')
@Controller('api/changes')
export class ChangesController {
  constructor(private readonly feed: ChangeFeed) {}

  @Get()
  @ApiOperation({ summary: 'Dòng sự kiện (SSE): đợt nào vừa thay đổi; null là có thể mọi thứ' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ standardSchema: changeSchema })
  stream(@Req() request: ApiRequest, @Res() reply: FastifyReply): void {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      // The connection ends with the stream, so that stopping need not wait for it.
      Connection: 'close',
      'X-Accel-Buffering': 'no',
      'X-Content-Type-Options': 'nosniff',
    });
    const write = (text: string): void => {
      if (raw.writableLength > MOST_WAITING_BYTES) raw.destroy();
      else raw.write(text);
    };
    write('retry: 2000\n\n');
    const heartbeat = setInterval(() => write(': \n\n'), HEARTBEAT_MS);
    const stop = this.feed.listen({ changed: (cascadeId) => write(changeText(cascadeId)), ended: () => raw.end() });
    request.raw.once('close', () => {
      clearInterval(heartbeat);
      stop();
    });
  }
}
