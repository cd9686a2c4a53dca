import type { Clock, Database } from '@dondoc/commands';
import {
  cancelMessagesSchema,
  letterKindSchema,
  type MessageListView,
  messageListSchema,
  messageSchema,
  messagesCancelledSchema,
} from '@dondoc/contracts';
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../access/access.js';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';

const filterSchema = z.object({
  state: messageSchema.shape.state.optional(),
  kind: letterKindSchema.optional(),
  recipient: z.string().max(200).optional(),
  cascade: z.string().max(100).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});

/** The cascade in a key of the ledger: `{cascadeId}:{unitId}:…`. */
const cascadesIn = (ledgerKeys: readonly string[]): string[] => [
  ...new Set(ledgerKeys.map((key) => key.slice(0, Math.max(0, key.indexOf(':'))))),
];

@ApiTags('Thư')
@Controller('api/messages')
export class MessagesController {
  constructor(
    private readonly access: Access,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Thư đã gửi, sẽ gửi và không gửi, từng trang' })
  @ApiOkResponse({ standardSchema: messageListSchema })
  async list(
    @Query({ schema: filterSchema }) query: z.infer<typeof filterSchema>,
    @Asker() asker: SignedIn,
  ): Promise<MessageListView> {
    const { state, kind, recipient, cascade, page, pageSize } = query;
    const scope = await this.access.scopeOf(asker, 'message.read');
    const filter = {
      ...(scope.all ? {} : { within: scope.cascadeIds }),
      ...(state ? { state } : {}),
      ...(kind ? { kind } : {}),
      ...(recipient ? { recipientText: recipient } : {}),
      ...(cascade ? { cascadeId: cascade } : {}),
      page,
      pageSize,
    };
    return this.database.queries.listMessages(filter, this.clock.now());
  }

  @Post('cancellations')
  @Write('Hủy thư nhắc chưa gửi, kèm lý do; hủy tất cả hoặc không hủy thư nào', messagesCancelledSchema)
  async cancel(
    @Body({ schema: cancelMessagesSchema }) request: z.infer<typeof cancelMessagesSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<z.infer<typeof messagesCancelledSchema>> {
    for (const cascadeId of cascadesIn(request.ledgerKeys))
      await this.access.require(asker, 'message.cancel', { cascadeId });
    const now = this.clock.now();
    const context = contextOf(asker, commandIdOf(asker, 'cancel-messages', key), now);
    return { cancelled: await this.database.commands.cancelMessages(request, context), recordedAt: now };
  }
}
