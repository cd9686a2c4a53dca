import type { Clock, Database } from '@dondoc/commands';
import { inboxCountSchema, inboxSchema, type InboxView, markReadSchema } from '@dondoc/contracts';
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { Write } from '../writes/idempotency-key.js';
import { InboxOwners } from './inbox-owners.js';

const querySchema = z.object({
  unread: z.enum(['0', '1']).default('0'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

@ApiTags('Hộp thư')
@Controller('api/inbox')
export class InboxController {
  constructor(
    private readonly owners: InboxOwners,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Thư gửi đến người đăng nhập, mới nhất trước' })
  @ApiOkResponse({ standardSchema: inboxSchema })
  async list(
    @Query({ schema: querySchema }) { unread, page }: z.infer<typeof querySchema>,
    @Asker() asker: SignedIn,
  ): Promise<InboxView> {
    return this.database.queries.inbox.list(await this.owners.of(asker), { unreadOnly: unread === '1', page });
  }

  @Get('count')
  @ApiOperation({ summary: 'Số thư chưa đọc' })
  @ApiOkResponse({ standardSchema: inboxCountSchema })
  async count(@Asker() asker: SignedIn): Promise<{ unread: number }> {
    return { unread: await this.database.queries.inbox.unread(await this.owners.of(asker)) };
  }

  @Post('read')
  @Write('Đánh dấu đã đọc hoặc chưa đọc; thư của người khác không đổi', inboxCountSchema)
  async mark(
    @Body({ schema: markReadSchema }) request: z.infer<typeof markReadSchema>,
    @Asker() asker: SignedIn,
  ): Promise<{ unread: number }> {
    const owner = await this.owners.of(asker);
    const { inbox } = this.database.queries;
    if ('all' in request) await inbox.markRead(owner, null, this.clock.now());
    else if (request.read) await inbox.markRead(owner, request.letterIds, this.clock.now());
    else await inbox.markUnread(owner, request.letterIds);
    return { unread: await inbox.unread(owner) };
  }
}
