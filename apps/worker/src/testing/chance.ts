/** Repeatable chance: the same seed makes the same choices. */
export type Chance = {
  /** A whole number, both ends included. */
  between: (least: number, most: number) => number;
  /** The same things in another order. */
  shuffled: <T>(things: readonly T[]) => T[];
};

/** mulberry32: small, and good enough to choose victims. */
export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const shuffled = <T>(things: readonly T[]): T[] => {
    const rest = [...things];
    return things.flatMap(() => rest.splice(between(0, rest.length - 1), 1));
  };
  return { between, shuffled };
};
