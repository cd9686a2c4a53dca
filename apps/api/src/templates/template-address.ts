import { z } from 'zod';

/** What stands in the address of a template. */
export const templateIdSchema = z.string().max(100);
export const versionSchema = z.coerce.number().int().min(1).max(1_000_000);
export const versionAddressSchema = z.object({ templateId: templateIdSchema, version: versionSchema });
