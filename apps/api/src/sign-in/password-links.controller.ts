import {
  forgottenPasswordSchema,
  newPasswordSchema,
  passwordLinkSchema,
  passwordLinkViewSchema,
} from '@dondoc/contracts';
import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { LOGGER } from '../logging/logger.js';
import { signInProblems } from '../problem/sign-in-problems.js';
import { addressKey, Attempts, PER_LETTERS_OF_ADDRESS } from './attempts.js';
import { OwnPasswords } from './own-passwords.js';

@ApiTags('Đăng nhập')
@Controller('api/password-links')
export class PasswordLinksController {
  constructor(
    private readonly passwords: OwnPasswords,
    private readonly attempts: Attempts,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Post()
  @HttpCode(204)
  @ApiOperation({ summary: 'Quên mật khẩu: gửi liên kết qua thư; trả lời như nhau dù có người ấy hay không' })
  @ApiNoContentResponse()
  async forgotten(
    @Body({ schema: forgottenPasswordSchema }) { who }: z.infer<typeof forgottenPasswordSchema>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const key = addressKey(request.ip, 'letters');
    const { wait } = await this.attempts.take({ key, patience: PER_LETTERS_OF_ADDRESS });
    if (wait) throw signInProblems.tooManyLetters(wait.seconds);
    // Not waited for: how long the answer takes must not tell who exists.
    this.passwords
      .forgotten(who)
      .catch((error: unknown) => this.logger.error({ err: error }, 'A forgotten password could not be handled'));
  }

  @Post('look')
  @HttpCode(200)
  @ApiOperation({ summary: 'Liên kết đặt mật khẩu là của ai' })
  @ApiOkResponse({ standardSchema: passwordLinkViewSchema })
  async look(
    @Body({ schema: passwordLinkSchema }) { secret }: z.infer<typeof passwordLinkSchema>,
  ): Promise<z.infer<typeof passwordLinkViewSchema>> {
    const { account, expiresAt } = await this.passwords.behind(secret);
    return { username: account.username, name: account.name, expiresAt: expiresAt.toISOString() };
  }

  @Post('use')
  @HttpCode(204)
  @ApiOperation({ summary: 'Đặt mật khẩu bằng liên kết; liên kết hết hiệu lực, mọi phiên kết thúc' })
  @ApiNoContentResponse()
  async use(
    @Body({ schema: newPasswordSchema }) { secret, password }: z.infer<typeof newPasswordSchema>,
  ): Promise<void> {
    await this.passwords.setByLink(secret, password);
  }
}
