import { z } from 'zod';
import { letterContentSchema, letterKindSchema } from './message.js';

/** A message to a person, as it stands in the product: the same words as the mail. Instants in UTC. */
export const inboxItemSchema = z.object({
  letterId: z.string(),
  kind: letterKindSchema,
  kindLabel: z.string(),
  subject: z.string(),
  toldAt: z.string(),
  readAt: z.string().nullable(),
  note: z.string().nullable(),
  content: letterContentSchema,
});
export type InboxItem = z.infer<typeof inboxItemSchema>;

export const inboxSchema = z.object({
  items: z.array(inboxItemSchema),
  unread: z.number(),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
});
export type InboxView = z.infer<typeof inboxSchema>;

export const inboxCountSchema = z.object({ unread: z.number() });

/** Which messages have been read; `all`: everything that has come until now. */
export const markReadSchema = z.union([
  z.object({ letterIds: z.array(z.string().max(300)).min(1).max(200), read: z.boolean().default(true) }),
  z.object({ all: z.literal(true) }),
]);

/** How the signed-in person is told. Official notices cannot be muted: one channel at least stays on. */
export const channelsSchema = z.object({ mail: z.boolean(), inApp: z.boolean() });
export const channelsViewSchema = channelsSchema.extend({
  /** Where mail goes today; null when no address is known. */
  address: z.string().nullable(),
  /** False: letters go to the post's common mailbox and to everybody in the post; nothing can be chosen. */
  personal: z.boolean(),
  chosenAt: z.string().nullable(),
});
export type ChannelsView = z.infer<typeof channelsViewSchema>;
