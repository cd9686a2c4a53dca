import type { Instant } from '../calendar/instant.js';

/** The wakes of a plan's lines in the order of time; many lines share a morning, so few instants serve thousands of lines. */
export class WakeQueue {
  private readonly lines = new Map<Instant, number>();
  /** Distinct instants, the latest first: the next one is popped from the end. */
  private readonly instants: Instant[] = [];

  /** The earliest wake of any line, or null. */
  earliest(): Instant | null {
    for (;;) {
      const at = this.instants.at(-1);
      if (at === undefined) return null;
      if ((this.lines.get(at) ?? 0) > 0) return at;
      this.lines.delete(at);
      this.instants.pop();
    }
  }

  /** A line wakes at another instant from now on; null: not at all. */
  move(from: Instant | null, to: Instant | null): void {
    if (from === to) return;
    if (from !== null) this.lines.set(from, (this.lines.get(from) ?? 0) - 1);
    if (to === null) return;
    const known = this.lines.get(to);
    this.lines.set(to, (known ?? 0) + 1);
    if (known === undefined) this.instants.splice(this.placeOf(to), 0, to);
  }

  private placeOf(at: Instant): number {
    let [low, high] = [0, this.instants.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.instants[middle] ?? at) > at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
