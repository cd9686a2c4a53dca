import type { Configuration } from '@dondoc/configuration';
import { Controller, Get, HttpCode, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { z } from 'zod';
import { LOGGER } from '../logging/logger.js';
import { problemOf } from '../problem/problem-of.js';
import { singleSignOnProblems } from '../problem/sign-in-problems.js';
import { CONFIGURATION } from '../runtime.js';
import { ProvenPeople } from './proven-people.js';
import { newSecret } from './secret.js';
import { isSecure } from './session-cookie.js';
import { SignIns } from './sign-ins.js';
import { SignOnVisits, VISIT_MINUTES } from './sign-on-visits.js';
import { SingleSignOn } from './single-sign-on.js';
import { signInCookies, visitorOf } from './visitor.js';

const VISIT_COOKIE = 'dondoc_sign_on';
const PATH = '/api/session/single-sign-on';
/** Addresses of this application only: `//other.example` would lead away. */
const OURS = /^\/(?![/\\])[^\\\s]*$/;
const nextSchema = z.object({ tiep: z.string().max(2000).default('/') });

@ApiTags('Đăng nhập')
@Controller('api/session/single-sign-on')
export class SingleSignOnController {
  constructor(
    private readonly provider: SingleSignOn,
    private readonly visits: SignOnVisits,
    private readonly people: ProvenPeople,
    private readonly signIns: SignIns,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Bắt đầu đăng nhập một lần: chuyển trình duyệt đến nơi xác nhận' })
  async begin(
    @Query({ schema: nextSchema }) { tiep }: z.infer<typeof nextSchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { url, ...handshake } = await this.provider.begin();
      await this.visits.begin(handshake, OURS.test(tiep) ? tiep : '/');
      void reply.setCookie(VISIT_COOKIE, handshake.state, this.cookieOptions).redirect(url, 302);
    } catch (error) {
      await this.refuse(reply, error);
    }
  }

  @Get('return')
  @ApiOperation({ summary: 'Nơi xác nhận đưa trình duyệt về đây' })
  async comeBack(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      const state = request.cookies[VISIT_COOKIE];
      const query = new URL(request.url, 'http://localhost').search;
      // The state of another browser's visit would sign this one in as somebody else.
      if (!state || new URLSearchParams(query).get('state') !== state) throw singleSignOnProblems.broken();
      const { next, ...handshake } = await this.visits.finish(state);
      const proven = await this.provider.complete(query, handshake);
      const account = await this.people.accountOf(proven);
      const session = await this.signIns.admit(account, visitorOf(request), proven.idToken);
      signInCookies(reply, { session, browser: null }, this.configuration);
      void reply.clearCookie(VISIT_COOKIE, this.cookieOptions).redirect(next, 302);
    } catch (error) {
      await this.refuse(reply, error);
    }
  }

  @Get('refusal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Vì sao lần đăng nhập một lần vừa rồi không thành; nói một lần' })
  @ApiNoContentResponse({ description: 'Không có gì để nói' })
  async refusal(@Req() request: FastifyRequest): Promise<void> {
    const secret = request.cookies[VISIT_COOKIE];
    const refusal = secret ? await this.visits.refusalOf(secret) : undefined;
    if (refusal) throw refusal;
  }

  /** The browser stands on no page of ours, so the reason waits until the sign-in page asks for it. */
  private async refuse(reply: FastifyReply, error: unknown): Promise<void> {
    const problem = problemOf(error);
    if (!problem) throw error;
    this.logger.info({ code: problem.code }, 'Single sign-on refused');
    const secret = newSecret();
    await this.visits.refuse(secret, problem);
    void reply.setCookie(VISIT_COOKIE, secret, this.cookieOptions).redirect('/dang-nhap?mot-lan=khong-duoc', 302);
  }

  /** `lax`: the provider sends the browser back from another site. */
  private get cookieOptions(): CookieSerializeOptions {
    const secure = isSecure(this.configuration);
    return { httpOnly: true, sameSite: 'lax', secure, path: PATH, maxAge: VISIT_MINUTES * 60 };
  }
}
