import { z } from 'zod';

/** Events that a webhook can be told of, with the words in which they are offered. */
export const webhookEventLabels = {
  'obligation.assigned': 'Được giao nghĩa vụ',
  'obligation.reminded': 'Nhắc hạn',
  'obligation.overdue': 'Quá hạn',
  'obligation.escalated': 'Báo cáo cấp trên về việc quá hạn',
  'obligation.amended': 'Đổi hạn theo bản điều chỉnh',
  'obligation.changed': 'Gia hạn, miễn, giải trình, mở lại và thay đổi khác',
  'submission.received': 'Nhận bài nộp',
  'submission.returned': 'Trả lại bài nộp',
  'submission.accepted': 'Duyệt bài nộp',
  'cascade.issued': 'Ban hành đợt triển khai',
  'cascade.amended': 'Ban hành bản điều chỉnh',
  'cascade.rolled-up': 'Có kết quả tổng hợp',
} as const;
export type WebhookEvent = keyof typeof webhookEventLabels;
export const webhookEvents = Object.keys(webhookEventLabels) as [WebhookEvent, ...WebhookEvent[]];

export const webhookEventSchema = z.enum(webhookEvents);

/** `lastState`: how the newest delivery stands; null before the first. */
export const webhookSchema = z.object({
  webhookId: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  name: z.string(),
  url: z.string(),
  events: z.array(webhookEventSchema),
  state: z.enum(['on', 'off']),
  createdAt: z.string(),
  createdBy: z.string(),
  waiting: z.number(),
  dead: z.number(),
  delivered: z.number(),
});
export type WebhookView = z.infer<typeof webhookSchema>;

export const newWebhookSchema = z.object({
  unitId: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(100),
  url: z.string().trim().min(1).max(2000),
  events: z.array(webhookEventSchema).min(1).max(webhookEvents.length),
});
export const webhookChangeSchema = z.object({
  name: z.string().trim().min(1).max(100),
  url: z.string().trim().min(1).max(2000),
  events: z.array(webhookEventSchema).min(1).max(webhookEvents.length),
  state: z.enum(['on', 'off']),
});
/** The secret is shown once and never again. */
export const issuedWebhookSchema = webhookSchema.extend({ secret: z.string() });

export const webhookDeliverySchema = z.object({
  deliveryId: z.string(),
  type: z.string(),
  typeLabel: z.string(),
  state: z.enum(['waiting', 'sending', 'delivered', 'dead']),
  stateLabel: z.string(),
  attempts: z.number(),
  lastStatus: z.number().nullable(),
  lastError: z.string().nullable(),
  createdAt: z.string(),
  deliveredAt: z.string().nullable(),
});
export type WebhookDeliveryView = z.infer<typeof webhookDeliverySchema>;
export const webhookDeliveriesSchema = z.object({
  deliveries: z.array(webhookDeliverySchema),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
});
