import { changeSchema } from '@dondoc/contracts';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.js';
import { Credentials } from '../access/credentials.js';
import { type ApiRequest, Asker, type SignedIn } from '../access/signed-in.js';
import { ChangeFeed } from './change-feed.js';
import { changeText } from './change-text.js';

/** Shorter than the idle limits of common proxies. */
const HEARTBEAT_MS = 15_000;
const SESSION_LOOK_MS = 60_000;
/** A slow reader is cut off rather than remembered without end; its browser connects again. */
const MOST_WAITING_BYTES = 256 * 1024;

@ApiTags('Thay đổi')
@Controller('api/changes')
export class ChangesController {
  constructor(
    private readonly feed: ChangeFeed,
    private readonly access: Access,
    private readonly credentials: Credentials,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Dòng sự kiện (SSE): đợt nào vừa thay đổi; null là có thể mọi thứ' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ standardSchema: changeSchema })
  stream(@Req() request: ApiRequest, @Res() reply: FastifyReply, @Asker() asker: SignedIn): void {
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
    let acting = asker;
    // Asked anew for every change: rights may end while the stream is open.
    const concerns = async (cascadeId: string | null): Promise<boolean> =>
      cascadeId === null || this.access.may(acting, 'cascade.read', { cascadeId });
    const heartbeat = setInterval(() => write(': \n\n'), HEARTBEAT_MS);
    const forget = this.endWithSession(request, (now) => (now?.post ? (acting = now) : raw.end()));
    const stop = this.feed.listen({
      changed: (cascadeId) =>
        void concerns(cascadeId)
          .then((mine) => mine && write(changeText(cascadeId)))
          .catch(() => raw.end()),
      ended: () => raw.end(),
    });

    request.raw.once('close', () => {
      clearInterval(heartbeat);
      forget();
      stop();
    });
  }

  /** Whoever was signed out meanwhile, or has lost their post, follows nothing any more. @returns how to stop looking */
  private endWithSession(request: ApiRequest, found: (now: SignedIn | undefined) => void): () => void {
    const look = (): void =>
      void this.credentials
        .stillAsking(request)
        .then(found)
        .catch(() => found(undefined));
    const looking = setInterval(look, SESSION_LOOK_MS);
    return () => clearInterval(looking);
  }
}
