/** So many checks at once, and so many more each second after that. */
const BURST = 60;
const PER_SECOND = 2;
const MOST_ADDRESSES = 10_000;

type Bucket = { left: number; at: number };

/** Limits checks per address, in memory: codes cannot be guessed by trying. Times are milliseconds since 1970. */
export class CheckThrottle {
  private readonly buckets = new Map<string, Bucket>();

  /** Takes one check. Whole seconds to wait when there is none left, else 0. */
  take(address: string, now: number): number {
    const known = this.buckets.get(address);
    const left = known ? Math.min(BURST, known.left + ((now - known.at) / 1000) * PER_SECOND) : BURST;
    this.buckets.delete(address); // kept in the order of use, so that the longest unused go first
    this.buckets.set(address, { left: left >= 1 ? left - 1 : left, at: now });
    const oldest = this.buckets.keys().next().value;
    if (this.buckets.size > MOST_ADDRESSES && oldest !== undefined) this.buckets.delete(oldest);
    return left >= 1 ? 0 : Math.ceil((1 - left) / PER_SECOND);
  }
}
