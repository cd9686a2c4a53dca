import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sha256 } from './sha256.js';

const expected = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('SHA-256 in the browser', () => {
  it('is that of the standard, for every length around a block and in whatever pieces it comes', () => {
    for (let length = 0; length <= 200; length += 1) {
      const bytes = randomBytes(length);
      expect([length, new Sha256().update(bytes).digest()]).toEqual([length, expected(bytes)]);
    }
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (pieces) => {
        const hash = pieces.reduce((sum, piece) => sum.update(piece), new Sha256());
        expect(hash.digest()).toBe(expected(Buffer.concat(pieces)));
      }),
    );
  });

  it('knows the examples of the standard', () => {
    expect(new Sha256().update(new TextEncoder().encode('abc')).digest()).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    const million = new Uint8Array(1_000_000).fill(97);
    expect(new Sha256().update(million).digest()).toBe(expected(million));
  });
});
