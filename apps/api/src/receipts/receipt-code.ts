import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { VouchedFacts } from '@dondoc/read-models';
import { ALPHABET, base32Of, base32Value, numberOf } from './base32.js';

// A code: key (2 letters) · number of the receipt (12) · digest of the facts (16) · proof that we made it (16).
// 60 + 80 + 80 bits; printed in groups of four, so that it can be typed from paper.
const [KEY, NUMBER, DIGEST, PROOF] = [2, 12, 16, 16] as const;
const GROUP = 4;
const CODE = new RegExp(`^[${ALPHABET}]{${KEY}}(-[${ALPHABET}]{${GROUP}}){${(NUMBER + DIGEST + PROOF) / GROUP}}$`);

export type ReceiptCode = { keyId: string; number: string; digest: string };

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Letters of a receipt's number for a submission; the table finds it by the same 60 bits in hex. */
export const receiptNumberOf = (submissionId: string): string =>
  base32Of(numberOf(sha256(`receipt:${submissionId}`).subarray(0, 8)) >> 4n, NUMBER);

export const numberInHex = (number: string): string => base32Value(number).toString(16).padStart(15, '0');

/** As it is printed: `7K3F-9QXM-2VTR`. */
export const groupsOf = (letters: string): string => letters.replace(new RegExp(`(.{${GROUP}})(?=.)`, 'g'), '$1-');

/** 80 bits over what the receipt vouches for: another fact, another digest. */
export const digestOf = (vouched: VouchedFacts): string =>
  base32Of(numberOf(sha256(JSON.stringify(['receipt-facts-1', ...vouched])).subarray(0, 10)), DIGEST);

const proofOf = ({ keyId, number, digest }: ReceiptCode, secret: Buffer): string => {
  const mac = createHmac('sha256', secret).update(`receipt-code-1:${keyId}:${number}:${digest}`).digest();
  return base32Of(numberOf(mac.subarray(0, 10)), PROOF);
};

/** The code as it stands in the address and on the paper. */
export const writeCode = (code: ReceiptCode, secret: Buffer): string =>
  `${code.keyId}-${groupsOf(code.number + code.digest + proofOf(code, secret))}`;

/**
 * What a code says, when one of our keys made it; undefined for any other text. Exactly the printed form counts: whoever
 * takes typed text puts it into that form first.
 */
export const readCode = (text: string, secretOf: (keyId: string) => Buffer | undefined): ReceiptCode | undefined => {
  if (!CODE.test(text)) return undefined;
  const keyId = text.slice(0, KEY);
  const letters = text.slice(KEY).replaceAll('-', '');
  const secret = secretOf(keyId);
  if (!secret) return undefined;
  const code = { keyId, number: letters.slice(0, NUMBER), digest: letters.slice(NUMBER, NUMBER + DIGEST) };
  const [given, ours] = [Buffer.from(letters.slice(NUMBER + DIGEST)), Buffer.from(proofOf(code, secret))];
  return given.length === ours.length && timingSafeEqual(given, ours) ? code : undefined;
};
