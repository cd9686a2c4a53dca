import type { Clock } from '@dondoc/commands';
import { type AccountView, accountSchema, changePasswordSchema, endedSchema } from '@dondoc/contracts';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type ApiRequest, Asker, type SignedIn } from '../access/signed-in.js';
import { problems } from '../problem/problems.js';
import { signInProblems } from '../problem/sign-in-problems.js';
import { tokenProblems } from '../problem/token-problems.js';
import { CLOCK } from '../runtime.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { Accounts } from './accounts.js';
import { OwnPasswords } from './own-passwords.js';
import { Sessions } from './sessions.js';

/** The cookie's value: a program's token must not take an account over. */
const sessionOf = ({ sessionToken }: ApiRequest): string => {
  if (sessionToken === undefined) throw tokenProblems.signInNeeded();
  return sessionToken;
};

@ApiTags('Tài khoản của tôi')
@Controller('api/account')
export class OwnAccountController {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly passwords: OwnPasswords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Tài khoản và các phiên đang mở của người đăng nhập' })
  @ApiOkResponse({ standardSchema: accountSchema })
  async own(@Asker() { username }: SignedIn, @Req() { sessionToken }: ApiRequest): Promise<AccountView> {
    const account = await this.accounts.find(username);
    if (!account) throw problems.signInRequired();
    const { name, email, passwordHash, sample, externalSubject, passwordChangedAt } = account;
    return {
      username,
      name,
      email,
      hasPassword: passwordHash !== null,
      sample,
      singleSignOn: externalSubject !== null,
      passwordChangedAt: passwordChangedAt?.toISOString() ?? null,
      sessions: await this.sessions.list(username, sessionToken),
    };
  }

  @Put('password')
  @Write('Đổi mật khẩu; các phiên khác kết thúc', endedSchema)
  async changePassword(
    @Body({ schema: changePasswordSchema }) body: z.infer<typeof changePasswordSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
    @Req() request: ApiRequest,
  ): Promise<z.infer<typeof endedSchema>> {
    const session = sessionOf(request);
    const context = contextOf(asker, commandIdOf(asker, 'change-password', key), this.clock.now());
    return { ended: await this.passwords.change(asker.username, body, session, context) };
  }

  @Post('sign-out-elsewhere')
  @Write('Đăng xuất mọi phiên khác', endedSchema)
  async signOutElsewhere(
    @Asker() { username }: SignedIn,
    @Req() request: ApiRequest,
  ): Promise<z.infer<typeof endedSchema>> {
    return { ended: await this.sessions.end(username, 'elsewhere', { except: sessionOf(request) }) };
  }

  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Kết thúc một phiên khác của mình' })
  @ApiNoContentResponse()
  async endSession(
    @Param('sessionId', { schema: z.string().max(100) }) sessionId: string,
    @Asker() { username }: SignedIn,
    @Req() request: ApiRequest,
  ): Promise<void> {
    const ended = await this.sessions.end(username, 'elsewhere', { except: sessionOf(request), sessionId });
    if (ended === 0) throw signInProblems.sessionNotFound(sessionId);
  }
}
