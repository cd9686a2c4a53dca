import { z } from 'zod';
import { actingPostSchema } from './session.js';

/** As a username stands in addresses and in the log: small letters, digits, dot, hyphen, underscore. Never changed, never used again. */
export const USERNAME_FORM = /^[a-z0-9](?:[a-z0-9._-]{1,58}[a-z0-9])$/;
export const usernameSchema = z.string().regex(USERNAME_FORM);
const personName = z.string().trim().min(1).max(200);
const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());
const reasonSchema = z.string().trim().min(1).max(500);
/** Who the person is at the single sign-on provider (`sub`). */
const subjectSchema = z.string().trim().min(1).max(255);

/** Code points after NFC; the lower bound is the rule of NIST SP 800-63B-4 for a password that is the only factor. */
export const PASSWORD_LEAST = 15;
export const PASSWORD_MOST = 200;
const newPassword = z.string().min(1).max(1000);

/** What everybody may know before signing in. `singleSignOn`: the text of its button, null when there is none. */
export const signInOptionsSchema = z.object({
  singleSignOn: z.string().nullable(),
  support: z.string(),
  passwordLeast: z.number(),
});

export const personSchema = z.object({
  username: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  externalSubject: z.string().nullable(),
  hasPassword: z.boolean(),
  sample: z.boolean(),
  disabled: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  lastSignInAt: z.string().nullable(),
});
export type PersonView = z.infer<typeof personSchema>;

/** `total`: how many match; the page holds at most `PEOPLE_PER_PAGE` of them. */
export const peopleSchema = z.object({ people: z.array(personSchema), total: z.number() });
export const PEOPLE_PER_PAGE = 50;
export const peopleQuerySchema = z.object({
  search: z.string().trim().max(100).default(''),
  state: z.enum(['active', 'disabled', 'all']).default('all'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type PeopleQuery = z.infer<typeof peopleQuerySchema>;

/** One act on a person, from the log. */
export const personActSchema = z.object({ at: z.string(), by: z.string(), text: z.string() });
export const sessionRowSchema = z.object({
  sessionId: z.string(),
  openedAt: z.string(),
  lastSeenAt: z.string(),
  openedFrom: z.string(),
  browser: z.string(),
  current: z.boolean(),
});
export type SessionRowView = z.infer<typeof sessionRowSchema>;
/** `posts`: those for which the person may act today. `revision`: how often what is changed by `personChangeSchema` has been written. */
export const personDetailSchema = personSchema.extend({
  posts: z.array(actingPostSchema),
  acts: z.array(personActSchema),
  sessions: z.number(),
  tokens: z.number(),
  revision: z.number(),
});

export const newPersonSchema = z.object({
  username: usernameSchema,
  name: personName,
  email: emailSchema.nullable().default(null),
  externalSubject: subjectSchema.nullable().default(null),
});
/** `revision`: the one that was read; another one meanwhile is refused. */
export const personChangeSchema = newPersonSchema
  .omit({ username: true })
  .extend({ revision: z.int().min(0).max(1_000_000).optional() });
export const personStateSchema = z.object({ disabled: z.boolean(), reason: reasonSchema });
export const endSessionsSchema = z.object({ reason: reasonSchema, tokens: z.boolean().default(false) });
/** `mail`: the link goes to the person's address; `show`: it is shown to the administrator, once. */
export const passwordResetSchema = z.object({ by: z.enum(['mail', 'show']), reason: reasonSchema });
/** `url` is null when the link left by mail. */
export const passwordResetAnswerSchema = z.object({ url: z.string().nullable(), expiresAt: z.string() });

/** A username or a mail address. */
export const forgottenPasswordSchema = z.object({ who: z.string().trim().min(1).max(254) });
const linkSecret = z.string().min(1).max(200);
export const passwordLinkSchema = z.object({ secret: linkSecret });
export const passwordLinkViewSchema = z.object({ username: z.string(), name: z.string(), expiresAt: z.string() });
export const newPasswordSchema = z.object({ secret: linkSecret, password: newPassword });
export const changePasswordSchema = z.object({ currentPassword: z.string().min(1).max(1000), password: newPassword });

/** Somebody's own account. `singleSignOn`: it is linked with the provider. */
export const accountSchema = personSchema
  .pick({ username: true, name: true, email: true, hasPassword: true, sample: true })
  .extend({ singleSignOn: z.boolean(), passwordChangedAt: z.string().nullable(), sessions: z.array(sessionRowSchema) });
export type AccountView = z.infer<typeof accountSchema>;
export type PersonDetail = z.infer<typeof personDetailSchema>;
/** How many other sessions were ended. */
export const endedSchema = z.object({ ended: z.number() });
/** `continueAt`: where the browser must go to sign out of the provider as well. */
export const signedOutSchema = z.object({ continueAt: z.string().nullable() });
