import type { Configuration } from '@dondoc/configuration';
import {
  PASSWORD_LEAST,
  type SessionView,
  type SignIn,
  sessionSchema,
  signedOutSchema,
  signInOptionsSchema,
  signInSchema,
} from '@dondoc/contracts';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Credentials } from '../access/credentials.js';
import { type ApiRequest, Asker, type SignedIn } from '../access/signed-in.js';
import { CONFIGURATION } from '../runtime.js';
import { SESSION_COOKIE, sessionCookieOptions } from './session-cookie.js';
import { SessionViews } from './session-view.js';
import { Sessions } from './sessions.js';
import { SignIns } from './sign-ins.js';
import { SingleSignOn } from './single-sign-on.js';
import { signInCookies, visitorOf } from './visitor.js';

@ApiTags('Đăng nhập')
@Controller('api')
export class SignInController {
  constructor(
    private readonly signIns: SignIns,
    private readonly sessions: Sessions,
    private readonly views: SessionViews,
    private readonly singleSignOn: SingleSignOn,
    private readonly credentials: Credentials,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get('sign-in-options')
  @ApiOperation({ summary: 'Các cách đăng nhập' })
  @ApiOkResponse({ standardSchema: signInOptionsSchema })
  options(): z.infer<typeof signInOptionsSchema> {
    const { oidcLabel, supportContact } = this.configuration;
    return {
      singleSignOn: this.singleSignOn.offered ? oidcLabel : null,
      support: supportContact,
      passwordLeast: PASSWORD_LEAST,
    };
  }

  @Post('session')
  @HttpCode(200)
  @ApiOperation({ summary: 'Đăng nhập; phiên nằm trong cookie' })
  @ApiOkResponse({ standardSchema: sessionSchema })
  async signIn(
    @Body({ schema: signInSchema }) { username, password }: SignIn,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const cookies = await this.signIns.byPassword(username, password, visitorOf(request));
    signInCookies(reply, cookies, this.configuration);
    return this.views.of(await this.credentials.ofSession(cookies.session));
  }

  @Get('session')
  @ApiOperation({ summary: 'Phiên hiện tại' })
  @ApiOkResponse({ standardSchema: sessionSchema })
  current(@Asker() asker: SignedIn): Promise<SessionView> {
    return this.views.of(asker);
  }

  @Delete('session')
  @ApiOperation({ summary: 'Đăng xuất; khi đăng nhập một lần thì cho biết nơi phải đến tiếp' })
  @ApiOkResponse({ standardSchema: signedOutSchema })
  async signOut(
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof signedOutSchema>> {
    const { maxAge: _, ...options } = sessionCookieOptions(this.configuration);
    reply.clearCookie(SESSION_COOKIE, options);
    if (request.sessionToken === undefined) return { continueAt: null };
    const providerToken = await this.sessions.close(request.sessionToken);
    return { continueAt: providerToken === null ? null : await this.singleSignOn.signOutUrl(providerToken) };
  }
}
