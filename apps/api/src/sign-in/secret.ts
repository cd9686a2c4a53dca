import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, for a cookie, a link or a token; kept nowhere. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret. Secrets are random, so a plain hash is enough. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
