/** Failures of one name within the window after which it has to wait. */
const MOST_FAILURES = 10;
const WINDOW_MS = 5 * 60_000;
const MOST_NAMES = 10_000;

type Failures = { count: number; until: number };

/**
 * Counts failed logins per name, in memory: guessing a password over the network becomes hopeless, and a person who
 * mistypes waits five minutes at most. Times are milliseconds since 1970.
 */
export class Throttle {
  private readonly failures = new Map<string, Failures>();

  /** Whole seconds to wait before the next try; 0 when it may be made now. */
  waitFor(name: string, now: number): number {
    const known = this.failures.get(name);
    if (!known || known.until <= now || known.count < MOST_FAILURES) return 0;
    return Math.ceil((known.until - now) / 1000);
  }

  failed(name: string, now: number): void {
    const known = this.failures.get(name);
    if (known && known.until > now) {
      known.count += 1;
      return;
    }
    this.makeRoom(now);
    this.failures.set(name, { count: 1, until: now + WINDOW_MS });
  }

  succeeded(name: string): void {
    this.failures.delete(name);
  }

  /** Keeps the table small under a flood of made-up names: first the elapsed ones go, then the oldest. */
  private makeRoom(now: number): void {
    if (this.failures.size < MOST_NAMES) return;
    for (const [name, { until }] of this.failures) if (until <= now) this.failures.delete(name);
    const oldest = this.failures.keys().next().value;
    if (this.failures.size >= MOST_NAMES && oldest !== undefined) this.failures.delete(oldest);
  }
}
