import { z } from 'zod';
import { roleSchema } from './access/roles.js';

export const signInSchema = z.object({
  username: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(1000),
});
export type SignIn = z.infer<typeof signInSchema>;

/** A post for which somebody may act today. */
export const actingPostSchema = z.object({
  postId: z.string().describe('unit id / kind'),
  unitId: z.string(),
  unitName: z.string(),
  kind: z.string(),
  title: z.string(),
  standsIn: z.boolean().describe('For a holder who is absent'),
  role: roleSchema,
});
export type ActingPostView = z.infer<typeof actingPostSchema>;
export const choosePostSchema = z.object({ postId: z.string().max(200) });

/** Who is signed in and what the clock of the product says. `now` is an instant, `today` its date in Asia/Ho_Chi_Minh. */
export const sessionSchema = z.object({
  username: z.string(),
  name: z.string(),
  role: roleSchema,
  roleLabel: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  post: actingPostSchema.nullable().describe('null: no post today; everything but the own account is refused'),
  posts: z.array(actingPostSchema).describe('All posts of today, one of which is acted for'),
  now: z.string(),
  today: z.string(),
  clockRate: z.number(),
  mode: z.enum(['development', 'production']),
  mailboxUrl: z.string().nullable(),
});
export type SessionView = z.infer<typeof sessionSchema>;

export const sampleAccountSchema = z.object({
  username: z.string(),
  password: z.string(),
  name: z.string(),
  role: roleSchema,
  roleLabel: z.string(),
  unitName: z.string(),
});
export type SampleAccount = z.infer<typeof sampleAccountSchema>;

export const healthSchema = z.object({
  status: z.enum(['up', 'degraded', 'down']),
  parts: z.record(z.string(), z.object({ status: z.enum(['up', 'down']), detail: z.string() })),
});
export type Health = z.infer<typeof healthSchema>;
