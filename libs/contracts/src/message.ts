import { atOnceKinds } from '@dondoc/domain';
import { z } from 'zod';

/** A letter's kind: the day's digest, the leader's page of the week, or at once all that is of one kind. */
export const letterKindSchema = z.enum(['digest', 'leader-page', ...atOnceKinds]);

/**
 * One thing that a letter tells. `why`: the rung and the date that it counts from. `cancellable`: a reminder that has not
 * left; what changes a duty (a new date, a return, an escalation) is always told.
 */
export const messageItemSchema = z.object({
  ledgerKey: z.string(),
  cascadeId: z.string(),
  unitId: z.string().nullable(),
  lineId: z.string().nullable(),
  text: z.string(),
  why: z.string(),
  cancellable: z.boolean(),
  /** Why it was left out or cancelled; null while it is told. */
  withheld: z.string().nullable(),
});
export type MessageItem = z.infer<typeof messageItemSchema>;

/**
 * A letter of the outbox. `planned`: will leave at `dueAt`; `dropped`: what it said was settled before it left;
 * `cancelled`: by a person, with `reason`. `recipient`: mail address; `note`: why somebody else than the post's holder.
 */
export const messageSchema = z.object({
  messageId: z.string(),
  kind: letterKindSchema,
  kindLabel: z.string(),
  state: z.enum(['planned', 'sending', 'sent', 'failed', 'dropped', 'cancelled']),
  stateLabel: z.string(),
  recipient: z.string(),
  recipientName: z.string(),
  unitName: z.string(),
  note: z.string().nullable(),
  channels: z.array(z.enum(['mail', 'in-app'])),
  subject: z.string(),
  dueAt: z.string(),
  sentAt: z.string().nullable(),
  reason: z.string().nullable(),
  attempts: z.number(),
  lastError: z.string().nullable(),
  itemCount: z.number(),
  items: z.array(z.string()),
  notices: z.array(messageItemSchema),
});
export type MessageView = z.infer<typeof messageSchema>;

/** One page; `total` counts all that match, `counts` all messages by state whatever state was asked for. */
export const messageListSchema = z.object({
  asOf: z.string(),
  messages: z.array(messageSchema),
  counts: z.record(z.string(), z.number()),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
});
export type MessageListView = z.infer<typeof messageListSchema>;

/** Reminders that are not to be sent, by their keys in the ledger. */
export const cancelMessagesSchema = z.object({
  ledgerKeys: z.array(z.string().min(3).max(400)).min(1).max(500),
  reason: z.string().trim().min(1).max(1000),
});
export const messagesCancelledSchema = z.object({ cancelled: z.number(), recordedAt: z.string() });

/** Server-sent event on /api/changes: something in this cascade changed (null: anything; empty: lists over all only). */
export const changeSchema = z.object({ cascadeId: z.string().nullable() });

/** What a letter says; `url` leads into the product. */
export const letterContentSchema = z.object({
  greeting: z.string(),
  sections: z.array(
    z.object({
      heading: z.string(),
      lines: z.array(z.object({ text: z.string(), detail: z.string(), url: z.string().nullable() })),
    }),
  ),
});
export type LetterContent = z.infer<typeof letterContentSchema>;
