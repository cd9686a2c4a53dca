import { randomUUID } from 'node:crypto';
import type { Clock } from '@dondoc/commands';
import {
  issuedWebhookSchema,
  newWebhookSchema,
  webhookChangeSchema,
  webhookDeliveriesSchema,
  webhookDeliverySchema,
  webhookSchema,
  type WebhookView,
} from '@dondoc/contracts';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Asker, type SignedIn } from '../access/signed-in.js';
import { CLOCK } from '../runtime.js';
import { commandIdOf, contextOf, IdempotencyKey, Write } from '../writes/idempotency-key.js';
import { Deliveries } from './deliveries.js';
import { type NewWebhook, type WebhookChange, Webhooks } from './webhooks.js';

const WebhookId = (): ParameterDecorator => Param('webhookId', { schema: z.string().max(100) });
const pageSchema = z.object({
  state: webhookDeliverySchema.shape.state.optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
const sentAgainSchema = z.object({ waiting: z.number() });
const testedSchema = z.object({ deliveryId: z.string() });
const againSchema = z.object({ deliveryId: z.string().max(100).nullable().default(null) });

@ApiTags('Webhook')
@Controller('api/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly deliveries: Deliveries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Các kết nối nhận sự kiện' })
  @ApiOkResponse({ standardSchema: z.array(webhookSchema) })
  list(@Asker() asker: SignedIn): Promise<WebhookView[]> {
    return this.webhooks.list(asker);
  }

  @Post()
  @Write('Thêm kết nối; khóa ký chỉ hiện một lần', issuedWebhookSchema)
  add(
    @Body({ schema: newWebhookSchema }) body: NewWebhook,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WebhookView & { secret: string }> {
    return this.webhooks.add(body, this.context(asker, 'add-webhook', key));
  }

  @Put(':webhookId')
  @Write('Sửa kết nối, tạm dừng hoặc bật lại', webhookSchema)
  change(
    @WebhookId() webhookId: string,
    @Body({ schema: webhookChangeSchema }) body: WebhookChange,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WebhookView> {
    return this.webhooks.change(webhookId, body, this.context(asker, 'change-webhook', key));
  }

  @Post(':webhookId/secret')
  @Write('Đổi khóa ký; khóa cũ không dùng nữa', issuedWebhookSchema)
  async renewSecret(
    @WebhookId() webhookId: string,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<WebhookView & { secret: string }> {
    await this.webhooks.require(asker, 'webhook.renew-secret', webhookId);
    return this.webhooks.renewSecret(webhookId, this.context(asker, 'renew-webhook', key));
  }

  @Delete(':webhookId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Xóa kết nối' })
  @ApiNoContentResponse()
  remove(@WebhookId() webhookId: string, @Asker() asker: SignedIn): Promise<void> {
    return this.webhooks.remove(webhookId, this.context(asker, 'remove-webhook', randomUUID()));
  }

  @Get(':webhookId/deliveries')
  @ApiOperation({ summary: 'Những lần gửi của một kết nối, mới nhất trước' })
  @ApiOkResponse({ standardSchema: webhookDeliveriesSchema })
  async listDeliveries(
    @WebhookId() webhookId: string,
    @Query({ schema: pageSchema }) { state, page }: z.infer<typeof pageSchema>,
    @Asker() asker: SignedIn,
  ): Promise<z.infer<typeof webhookDeliveriesSchema>> {
    await this.webhooks.require(asker, 'webhook.read', webhookId);
    return this.deliveries.list(webhookId, state ?? null, page);
  }

  @Post(':webhookId/deliveries/again')
  @Write('Gửi lại những lần đã ngừng thử; không nêu lần nào là gửi lại tất cả', sentAgainSchema)
  async sendAgain(
    @WebhookId() webhookId: string,
    @Body({ schema: againSchema }) { deliveryId }: z.infer<typeof againSchema>,
  ): Promise<{ waiting: number }> {
    await this.webhooks.get(webhookId);
    return { waiting: await this.deliveries.sendAgain(webhookId, deliveryId) };
  }

  @Post(':webhookId/test')
  @Write('Gửi thử một sự kiện không mang nội dung', testedSchema)
  async test(
    @WebhookId() webhookId: string,
    @Asker() asker: SignedIn,
    @IdempotencyKey() key: string,
  ): Promise<{ deliveryId: string }> {
    await this.webhooks.get(webhookId);
    const commandId = commandIdOf(asker, 'test-webhook', key);
    return { deliveryId: await this.deliveries.test(webhookId, commandId, this.clock.now()) };
  }

  private context(asker: SignedIn, route: string, key: string) {
    return contextOf(asker, commandIdOf(asker, route, key), this.clock.now());
  }
}
