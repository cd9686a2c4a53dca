import { issuedTokenSchema, newTokenSchema, type TokenView, tokenSchema } from '@dondoc/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type ApiRequest, Asker, type SignedIn } from '../access/signed-in.js';
import { tokenProblems } from '../problem/token-problems.js';
import { oneLine } from '../writes/clean-text.js';
import { commandIdOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { Tokens } from './tokens.js';

@ApiTags('Mã truy cập')
@Controller('api/tokens')
export class TokensController {
  constructor(private readonly tokens: Tokens) {}

  @Get()
  @ApiOperation({ summary: 'Mã truy cập còn hiệu lực của người đăng nhập' })
  @ApiOkResponse({ standardSchema: z.array(tokenSchema) })
  list(@Asker() asker: SignedIn): Promise<TokenView[]> {
    return this.tokens.list(asker.username);
  }

  @Post()
  @Write('Lập mã truy cập cho chương trình; mã chỉ hiện một lần', issuedTokenSchema)
  issue(
    @Body({ schema: newTokenSchema }) body: z.infer<typeof newTokenSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
    @Req() request: ApiRequest,
  ): Promise<TokenView & { token: string }> {
    // A token that has leaked must not live on by making others.
    if (request.sessionToken === undefined) throw tokenProblems.notByToken();
    const { name, days } = body;
    return this.tokens.issue(asker, { name: oneLine(name), days }, commandIdOf(asker, 'issue-token', key));
  }

  @Delete(':tokenId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Thu hồi một mã truy cập' })
  @ApiNoContentResponse()
  revoke(@Param('tokenId', { schema: z.string().max(100) }) tokenId: string, @Asker() asker: SignedIn): Promise<void> {
    return this.tokens.revoke(asker.username, tokenId);
  }
}
