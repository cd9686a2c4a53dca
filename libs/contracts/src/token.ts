import { z } from 'zod';

/** A token for a machine (`Authorization: Bearer …`): it may what its owner may, until it is revoked or expires. */
export const tokenSchema = z.object({
  tokenId: z.string(),
  name: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
});
export const newTokenSchema = z.object({
  name: z.string().trim().min(1).max(100),
  days: z.number().int().min(1).max(366).default(90),
});
/** The secret is shown once and never again. */
export const issuedTokenSchema = tokenSchema.extend({ token: z.string() });
export type TokenView = z.infer<typeof tokenSchema>;
