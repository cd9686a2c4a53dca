import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Ed25519 private keys in PKCS #8 begin so; the 32 bytes of the key follow (RFC 8410, 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export const privateKeyOf = (bytes: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, bytes]), format: 'der', type: 'pkcs8' });
export const publicKeyOf = (key: KeyObject): KeyObject => createPublicKey(key);

/** What is signed: anybody can put it together from the file and check it with the public key. */
const sealed = (code: string, sha256: string): Buffer => Buffer.from(`dondoc-receipt-1:${code}:${sha256}`);

/** A PDF with the line of its seal at the end, behind `%%EOF`, where readers of PDF take it for a comment. */
export const sealPdf = (pdf: Buffer, code: string, key: KeyObject): Buffer => {
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const signature = sign(null, sealed(code, sha256), key).toString('base64url');
  return Buffer.concat([pdf, Buffer.from(`%DonDoc-Seal 1 ${code} ${signature}\n`)]);
};

/** @param seal base64url; only its one canonical spelling counts */
export const isSealed = (code: string, sha256: string, seal: string, key: KeyObject): boolean => {
  const signature = Buffer.from(seal, 'base64url');
  return (
    signature.length === 64 &&
    signature.toString('base64url') === seal &&
    verify(null, sealed(code, sha256), publicKeyOf(key), signature)
  );
};
