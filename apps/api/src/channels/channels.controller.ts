import { type Clock, type Database, recordMessageFact } from '@dondoc/commands';
import { channelsSchema, type ChannelsView, channelsViewSchema } from '@dondoc/contracts';
import { dateOf } from '@dondoc/domain';
import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { InboxOwners } from '../inbox/inbox-owners.js';
import { messageProblems } from '../problem/message-problems.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';

const SAVE = `
  INSERT INTO channel_choices (username, mail, in_app, chosen_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (username) DO UPDATE SET mail = EXCLUDED.mail, in_app = EXCLUDED.in_app, chosen_at = EXCLUDED.chosen_at`;

@ApiTags('Kênh nhận thư')
@Controller('api/channels')
export class ChannelsController {
  constructor(
    private readonly owners: InboxOwners,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Người đăng nhập được báo bằng kênh nào' })
  @ApiOkResponse({ standardSchema: channelsViewSchema })
  async get(@Asker() asker: SignedIn): Promise<ChannelsView> {
    const { queries } = this.database;
    const [{ posts }, held, find, chosen] = await Promise.all([
      this.owners.of(asker),
      this.owners.heldBy(asker.username),
      queries.addressees(),
      queries.inbox.channelsOf(asker.username),
    ]);
    const day = dateOf(this.clock.now());
    const found = posts.flatMap((post) => find(post, day) ?? []);
    const own = found.find(({ username }) => username === asker.username) ?? found[0];
    return { ...chosen, address: own?.email ?? null, personal: held.length > 0 };
  }

  @Put()
  @Write('Chọn kênh; ít nhất một kênh luôn bật vì thông báo công vụ không tắt được', channelsViewSchema)
  async choose(
    @Body({ schema: channelsSchema }) { mail, inApp }: z.infer<typeof channelsSchema>,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<ChannelsView> {
    if (!mail && !inApp) throw messageProblems.noChannel();
    const { username } = asker;
    if ((await this.owners.heldBy(username)).length === 0) throw messageProblems.notPersonal();
    const now = this.clock.now();
    const context = contextOf(asker, commandIdOf(asker, 'choose-channels', key), now);
    const fact = { type: 'ChannelsChosen' as const, data: { username, mail, inApp } };
    await recordMessageFact(this.database.store, `channels:${username}`, fact, context, async (tx) => {
      await tx.query(SAVE, [username, mail, inApp, now]);
    });
    return this.get(asker);
  }
}
