import type { Clock, Database } from '@dondoc/commands';
import { type MessageListView, messageListSchema, messageSchema } from '@dondoc/contracts';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CLOCK, DATABASE } from '../runtime.js';

const filterSchema = z.object({
  state: messageSchema.shape.state.optional(),
  recipient: z.string().max(200).optional(),
  cascade: z.string().max(100).optional(),
});

@ApiTags('Thư')
@Controller('api/messages')
export class MessagesController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Thư đã gửi và sẽ gửi' })
  @ApiOkResponse({ standardSchema: messageListSchema })
  list(
    @Query({ schema: filterSchema }) { state, recipient, cascade }: z.infer<typeof filterSchema>,
  ): Promise<MessageListView> {
    const filter = {
      ...(state ? { state } : {}),
      ...(recipient ? { recipientText: recipient } : {}),
      ...(cascade ? { cascadeId: cascade } : {}),
    };
    return this.database.queries.listMessages(filter, this.clock.now());
  }
}
