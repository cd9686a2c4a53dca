import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALPHABET } from './base32.js';
import { digestOf, numberInHex, readCode, receiptNumberOf, writeCode } from './receipt-code.js';

const secret = randomBytes(32);
const secretOf = (keyId: string): Buffer | undefined => (keyId === '01' ? secret : undefined);
const letters = (length: number) =>
  fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: length, maxLength: length });
const codes = fc.record({ keyId: fc.constant('01'), number: letters(12), digest: letters(16) });

describe('a code', () => {
  it('is read back as what it was written for', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(readCode(writeCode(code, secret), secretOf)).toEqual(code);
      }),
    );
  });

  it('fails when any single character is another, missing or too many', () => {
    const other = fc.oneof(fc.constantFrom(...ALPHABET, ...'ILOU-aok .'), fc.string({ minLength: 1, maxLength: 1 }));
    fc.assert(
      fc.property(codes, fc.nat(56), other, (code, at, letter) => {
        const text = writeCode(code, secret);
        fc.pre(text[at] !== letter);
        for (const altered of [
          text.slice(0, at) + letter + text.slice(at + 1),
          text.slice(0, at) + letter + text.slice(at),
          text.slice(0, at) + text.slice(at + 1),
        ]) {
          expect(readCode(altered, secretOf)).toBeUndefined();
        }
      }),
      { numRuns: 2_000 },
    );
    const text = writeCode({ keyId: '01', number: '0'.repeat(12), digest: 'Z'.repeat(16) }, secret);
    for (let at = 0; at < text.length; at += 1) {
      for (const letter of `${ALPHABET}-abcdefghijklmnopqrstuvwxyzILOU`) {
        if (letter !== text[at])
          expect(readCode(text.slice(0, at) + letter + text.slice(at + 1), secretOf)).toBeUndefined();
      }
    }
  });

  it('of another installation, or of a key that we do not know, says nothing', () => {
    const code = { keyId: '01', number: '0'.repeat(12), digest: '0'.repeat(16) };
    expect(readCode(writeCode(code, randomBytes(32)), secretOf)).toBeUndefined();
    expect(readCode(writeCode({ ...code, keyId: '02' }, secret), secretOf)).toBeUndefined();
    for (const text of ['', '01', '%00', '../..', '0'.repeat(10_000)]) expect(readCode(text, secretOf)).toBeUndefined();
  });
});

describe('the number of a receipt', () => {
  it('is found in the table by the same bits', () => {
    fc.assert(
      fc.property(fc.string(), (submissionId) => {
        const hex = createHash('sha256').update(`receipt:${submissionId}`).digest('hex').slice(0, 15);
        expect(numberInHex(receiptNumberOf(submissionId))).toBe(hex);
      }),
    );
  });
});

describe('the digest', () => {
  it('differs as soon as a fact does', () => {
    expect(digestOf(['a', 1])).toBe(digestOf(['a', 1]));
    expect(digestOf(['a', 1])).not.toBe(digestOf(['a', '1']));
    expect(digestOf([['a'], 'b'])).not.toBe(digestOf(['a', ['b']]));
  });
});
