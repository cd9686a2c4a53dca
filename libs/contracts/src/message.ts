import { z } from 'zod';

/** A letter of the outbox. `planned`: will leave at `dueAt`; `dropped`: what it said was settled before it left. */
export const messageSchema = z.object({
  messageId: z.string(),
  kind: z.enum(['digest', 'roll-up', 'returned']),
  kindLabel: z.string(),
  state: z.enum(['planned', 'sending', 'sent', 'failed', 'dropped']),
  stateLabel: z.string(),
  recipient: z.string(),
  recipientName: z.string(),
  unitName: z.string(),
  subject: z.string(),
  dueAt: z.string(),
  sentAt: z.string().nullable(),
  attempts: z.number(),
  lastError: z.string().nullable(),
  itemCount: z.number(),
  items: z.array(z.string()),
});
export type MessageView = z.infer<typeof messageSchema>;
export const messageListSchema = z.object({
  asOf: z.string(),
  messages: z.array(messageSchema),
  counts: z.record(z.string(), z.number()),
});
export type MessageListView = z.infer<typeof messageListSchema>;

/** Server-sent event on /api/changes: something in this cascade changed (null: anything). */
export const changeSchema = z.object({ cascadeId: z.string().nullable() });
