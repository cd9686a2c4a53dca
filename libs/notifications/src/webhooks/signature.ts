import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const SIGNATURE_HEADER = 'X-Dondoc-Signature';

/** 256 random bits, in letters that can be copied. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64url')}`;

const mac = (secret: string, seconds: number, body: string): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest();

/** `t=…,v1=…`: HMAC-SHA256 over `{seconds}.{body}`, so that an old request cannot be sent again later. */
export const signatureOf = (secret: string, seconds: number, body: string): string =>
  `t=${seconds},v1=${mac(secret, seconds, body).toString('hex')}`;

/** What a receiver does: true when the body is signed with the secret and not older than the tolerance (seconds). */
export const verifySignature = (
  header: string,
  body: string,
  { secret, nowSeconds, tolerance = 300 }: { secret: string; nowSeconds: number; tolerance?: number },
): boolean => {
  const [, time, hex] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (time === undefined || hex === undefined || Math.abs(nowSeconds - Number(time)) > tolerance) return false;
  return timingSafeEqual(Buffer.from(hex, 'hex'), mac(secret, Number(time), body));
};
