import type { Database } from '@dondoc/commands';
import { choosePostSchema, type SessionView, sessionSchema } from '@dondoc/contracts';
import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { accessProblems } from '../problem/access-problems.js';
import { DATABASE } from '../runtime.js';
import { hashOf } from '../sign-in/secret.js';
import { SessionViews } from '../sign-in/session-view.js';
import { Acting } from './acting.js';
import { Credentials } from './credentials.js';
import { type ApiRequest, Asker, type SignedIn } from './signed-in.js';

const CHOOSE = 'UPDATE sessions SET acting_post = $2 WHERE token_hash = $1';

@ApiTags('Đăng nhập')
@Controller('api/session/post')
export class ActingController {
  constructor(
    private readonly acting: Acting,
    private readonly credentials: Credentials,
    private readonly views: SessionViews,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Chọn vị trí đang làm việc, khi giữ nhiều vị trí; nhớ theo phiên' })
  @ApiOkResponse({ standardSchema: sessionSchema })
  async choose(
    @Body({ schema: choosePostSchema }) { postId }: z.infer<typeof choosePostSchema>,
    @Asker() asker: SignedIn,
    @Req() request: ApiRequest,
  ): Promise<SessionView> {
    if (request.sessionToken === undefined) throw accessProblems.postBySessionOnly();
    const posts = await this.acting.postsOfAccount(asker.username);
    if (!posts.some((one) => one.postId === postId)) throw accessProblems.postNotHeld(postId);
    await this.database.pool.query(CHOOSE, [hashOf(request.sessionToken), postId]);
    return this.views.of(await this.credentials.ofSession(request.sessionToken));
  }
}
