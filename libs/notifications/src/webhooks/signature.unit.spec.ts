import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newWebhookSecret, signatureOf, verifySignature } from './signature.js';

const at = 1_700_000_000;
const check = (header: string, body: string, secret: string, nowSeconds = at): boolean =>
  verifySignature(header, body, { secret, nowSeconds });

describe('a signature', () => {
  it('is verified by whoever has the secret, for five minutes', () => {
    const secret = newWebhookSecret();
    const header = signatureOf(secret, at, '{"type":"test"}');
    expect(check(header, '{"type":"test"}', secret)).toBe(true);
    expect(check(header, '{"type":"test"}', secret, at + 299)).toBe(true);
    expect(check(header, '{"type":"test"}', secret, at + 301)).toBe(false);
  });

  it('fails for any other body, secret or time', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({ min: 1, max: 9 }), (body, other, seconds) => {
        const header = signatureOf('khóa', at, body);
        expect(check(header, body, 'khóa')).toBe(true);
        if (other !== body) expect(check(header, other, 'khóa')).toBe(false);
        expect(check(header, body, `${other} `)).toBe(false);
        expect(check(header.replace(`t=${at}`, `t=${at + seconds}`), body, 'khóa')).toBe(false);
      }),
    );
  });

  it('that is no signature fails', () => {
    for (const header of ['', 't=1', 'v1=00', `t=${at},v1=zz`, `t=${at},v1=${'0'.repeat(63)}`]) {
      expect(check(header, '', 'khóa')).toBe(false);
    }
  });

  it('uses the example of the documentation', () => {
    expect(signatureOf('whsec_vi-du', 1_700_000_000, '{"id":"dlv_1"}')).toMatchInlineSnapshot(
      `"t=1700000000,v1=218705b205b03a10ce696fab0f4ead47437e436e012d5607f7953d0f75ebf78b"`,
    );
  });
});
