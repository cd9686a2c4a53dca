const BLOCK = 64;

/** First 32 bits of the fractional parts of roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3). */
const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let value = 2; found.length < count; value += 1) {
    if (found.every((prime) => value % prime !== 0)) found.push(value);
  }
  return found;
};
const fraction = (value: number): number => ((value - Math.floor(value)) * 0x1_0000_0000) | 0;
const K = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const START = primes(8).map((prime) => fraction(Math.sqrt(prime)));

const turn = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

/**
 * SHA-256 of bytes that come piece by piece (FIPS 180-4). The browser's own is missing on pages without HTTPS, and takes
 * a file only as a whole.
 */
export class Sha256 {
  private readonly state = Int32Array.from(START);
  private readonly words = new Int32Array(64);
  private readonly block = new Uint8Array(BLOCK);
  private held = 0;
  private length = 0;

  update(bytes: Uint8Array): this {
    this.length += bytes.length;
    let at = 0;
    while (at < bytes.length) {
      const taken = Math.min(BLOCK - this.held, bytes.length - at);
      this.block.set(bytes.subarray(at, at + taken), this.held);
      this.held += taken;
      at += taken;
      if (this.held === BLOCK) this.mix();
    }
    return this;
  }

  /** Hexadecimal, lower case. Nothing may be added afterwards. */
  digest(): string {
    const bits = this.length * 8;
    const end = new Uint8Array((this.held < 56 ? 56 : 120) - this.held + 8);
    end[0] = 0x80;
    const view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(bits / 0x1_0000_0000));
    view.setUint32(end.length - 4, bits % 0x1_0000_0000);
    this.update(end);
    return Array.from(this.state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }

  private spread(): void {
    const { words } = this;
    const view = new DataView(this.block.buffer);
    for (let t = 0; t < 16; t += 1) words[t] = view.getInt32(t * 4);
    for (let t = 16; t < 64; t += 1) {
      const [early, late] = [words[t - 15] ?? 0, words[t - 2] ?? 0];
      const first = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
      const second = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
      words[t] = ((words[t - 16] ?? 0) + first + (words[t - 7] ?? 0) + second) | 0;
    }
  }

  private mix(): void {
    this.spread();
    this.held = 0;
    const { state, words } = this;
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let t = 0; t < 64; t += 1) {
      const choice = (e & f) ^ (~e & g);
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (K[t] ?? 0) + (words[t] ?? 0)) | 0;
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((value, index) => {
      state[index] = ((state[index] ?? 0) + value) | 0;
    });
  }
}
