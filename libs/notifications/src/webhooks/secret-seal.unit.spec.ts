import { describe, expect, it } from 'vitest';
import { SealUnknownError, SecretSeal } from './secret-seal.js';

const [OLD, NEW] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const SECRET = 'whsec_khóa-ký';

describe('a sealed secret', () => {
  it('shows nothing of the secret, is another each time, and opens', () => {
    const seal = new SecretSeal([OLD]);
    const stored = seal.seal('wh-a', SECRET);
    expect(stored).not.toContain('whsec');
    expect(seal.seal('wh-a', SECRET)).not.toBe(stored);
    expect(seal.open('wh-a', stored)).toBe(SECRET);
  });

  it('opens with an older key that is still named, and with no other', () => {
    const stored = new SecretSeal([OLD]).seal('wh-a', SECRET);
    expect(new SecretSeal([NEW, OLD]).open('wh-a', stored)).toBe(SECRET);
    expect(() => new SecretSeal([NEW]).open('wh-a', stored)).toThrow(SealUnknownError);
  });

  it('opens in no other row and not when altered', () => {
    const seal = new SecretSeal([OLD]);
    const stored = seal.seal('wh-a', SECRET);
    expect(() => seal.open('wh-b', stored)).toThrow(SealUnknownError);
    const cut = stored.slice(0, -2);
    for (const altered of [cut, `${cut}AA`, `${seal.mark}`, `${seal.mark}AAAA`])
      expect(() => seal.open('wh-a', altered)).toThrow(SealUnknownError);
  });

  it('from before seals is taken as it is', () => expect(new SecretSeal([OLD]).open('wh-a', SECRET)).toBe(SECRET));
});
