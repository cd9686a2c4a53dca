import { z } from 'zod';
import { plainDateSchema } from './cascade.js';

/** How a submission stood to its date at the moment of receipt; it never changes afterwards. */
export const receiptTimelinessSchema = z.object({
  code: z.enum(['on_time', 'late', 'no_due', 'lapsed', 'supplement', 'comment']),
  days: z.number().describe('Days late; 0 when in time'),
  text: z.string(),
  due: z.string().nullable().describe('The due date in words, Vietnamese'),
  why: z.string().describe('Why it is this date, in one line'),
});

/** What a receipt prints, and nothing that it does not print. Instants UTC; `…Text` are the words on the paper. */
export const receiptSchema = z.object({
  number: z.string(),
  code: z.string(),
  unit: z.string(),
  obligation: z.string(),
  directive: z.string(),
  subject: z.string(),
  office: z.string().describe('Who keeps the register of submissions'),
  document: z.object({ number: z.string(), signedOn: plainDateSchema, sentOn: plainDateSchema.nullable() }),
  version: z.number(),
  receivedAt: z.string(),
  receivedText: z.string(),
  recordedAt: z.string(),
  late: z
    .object({ recordedText: z.string(), reason: z.string() })
    .nullable()
    .describe('Entered later than received (paper, outage)'),
  recordedBy: z.string(),
  timeliness: receiptTimelinessSchema,
  files: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })),
});
export type ReceiptView = z.infer<typeof receiptSchema>;

/** A code that passed: the receipt is ours, and the log still says the same. */
export const receiptCheckSchema = z.object({ genuine: z.literal(true), checkedAt: z.string(), receipt: receiptSchema });
export type ReceiptCheck = z.infer<typeof receiptCheckSchema>;

export const receiptCodeSchema = z.string().max(100);

/** A receipt's PDF by its hash and its seal; the file itself stays with whoever asks. */
export const receiptPaperSchema = z.object({
  code: receiptCodeSchema,
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 (hex) of all bytes before the line of the seal'),
  seal: z.string().max(100).describe('Ed25519 signature, base64url'),
});
export type ReceiptPaper = z.infer<typeof receiptPaperSchema>;

/** Public keys of the seals, for whoever checks without this server. */
export const receiptKeysSchema = z.object({
  keys: z.array(
    z.object({
      keyId: z.string(),
      publicKey: z.string().describe('Ed25519, SPKI in PEM'),
      state: z.enum(['current', 'retired', 'revoked']),
      from: z.string(),
      reason: z.string().nullable(),
    }),
  ),
});
export type ReceiptKeys = z.infer<typeof receiptKeysSchema>;

/** Why a key ends; people read the reason when they check a receipt of that key. */
export const receiptKeyEndSchema = z.object({
  compromised: z.boolean().describe('Somebody else may have it: what it signed fails from now on'),
  reason: z.string().trim().min(1).max(500),
});
export type ReceiptKeyEnd = z.infer<typeof receiptKeyEndSchema>;
