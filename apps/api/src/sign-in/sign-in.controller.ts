import type { Configuration } from '@dondoc/configuration';
import { type SessionView, type SignIn, sessionSchema, signInSchema } from '@dondoc/contracts';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type ApiRequest, Asker, type SignedIn } from '../access/signed-in.js';
import { problems } from '../problem/problems.js';
import { CONFIGURATION, REAL_NOW, type RealNow } from '../runtime.js';
import { Accounts } from './accounts.js';
import { SESSION_COOKIE, sessionCookieOptions } from './session-cookie.js';
import { SessionViews } from './session-view.js';
import { Sessions } from './sessions.js';
import { Throttle } from './throttle.js';

@ApiTags('Đăng nhập')
@Controller('api/session')
export class SignInController {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly views: SessionViews,
    private readonly throttle: Throttle,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(REAL_NOW) private readonly realNow: RealNow,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Đăng nhập; phiên nằm trong cookie' })
  @ApiOkResponse({ standardSchema: sessionSchema })
  async signIn(
    @Body({ schema: signInSchema }) { username, password }: SignIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const name = username.toLowerCase();
    const wait = this.throttle.waitFor(name, this.realNow());
    if (wait > 0) throw problems.signInThrottled(wait);
    const account = await this.accounts.findByPassword(name, password);
    if (!account) {
      this.throttle.failed(name, this.realNow());
      throw problems.signInWrong();
    }
    this.throttle.succeeded(name);
    reply.setCookie(SESSION_COOKIE, await this.sessions.open(account), sessionCookieOptions(this.configuration));
    return this.views.of(account);
  }

  @Get()
  @ApiOperation({ summary: 'Phiên hiện tại' })
  @ApiOkResponse({ standardSchema: sessionSchema })
  current(@Asker() asker: SignedIn): Promise<SessionView> {
    return this.views.of(asker);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Đăng xuất' })
  @ApiNoContentResponse()
  async signOut(@Req() request: ApiRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (request.sessionToken !== undefined) await this.sessions.close(request.sessionToken);
    const { maxAge: _, ...options } = sessionCookieOptions(this.configuration);
    reply.clearCookie(SESSION_COOKIE, options);
  }
}
