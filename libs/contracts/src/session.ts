import { z } from 'zod';

/** Roles of the sample accounts; the full table of rights comes with the Office's desk. */
export const roleSchema = z.enum(['office', 'focal-department', 'unit', 'leader', 'admin']);
export type Role = z.infer<typeof roleSchema>;

export const signInSchema = z.object({
  username: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200),
});
export type SignIn = z.infer<typeof signInSchema>;

/** Who is signed in and what the clock of the product says. `now` is an instant, `today` its date in Asia/Ho_Chi_Minh. */
export const sessionSchema = z.object({
  username: z.string(),
  name: z.string(),
  role: roleSchema,
  roleLabel: z.string(),
  unitId: z.string(),
  unitName: z.string(),
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
