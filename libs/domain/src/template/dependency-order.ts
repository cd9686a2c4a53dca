/** Indices so ordered that whatever a thing waits for stands before it; the rings that make that impossible, as keys. */
export type DependencyOrder = { order: readonly number[]; cycles: readonly (readonly string[])[] };

/**
 * Orders things of which each waits for at most one other. Linear, without recursion: a chain may be 100,000 long.
 * A key that stands twice is taken at its first place; an unknown one is waited for by nobody.
 */
export const dependencyOrder = <Thing extends { key: string }>(
  things: readonly Thing[],
  waitsFor: (thing: Thing) => string | null,
): DependencyOrder => {
  const places = new Map<string, number>();
  things.forEach(({ key }, place) => {
    if (!places.has(key)) places.set(key, place);
  });
  const next = things.map((thing) => {
    const key = waitsFor(thing);
    return key === null ? undefined : places.get(key);
  });
  const [order, cycles] = [[] as number[], [] as string[][]];
  const state = new Uint8Array(things.length); // 0 not seen, 1 on the way, 2 done
  for (let first = 0; first < things.length; first += 1) {
    const way: number[] = [];
    let place: number | undefined = first;
    while (place !== undefined && state[place] === 0) {
      state[place] = 1;
      way.push(place);
      place = next[place];
    }
    if (place !== undefined && state[place] === 1) {
      cycles.push(way.slice(way.indexOf(place)).map((one) => things[one]?.key ?? ''));
    }
    for (const one of way.reverse()) {
      state[one] = 2;
      order.push(one);
    }
  }
  return { order, cycles };
};

/** `a → b → a`; a long ring is shown by its beginning and its length. */
export const cycleText = (cycle: readonly string[]): string => {
  const shown = cycle.length > 12 ? [...cycle.slice(0, 12), `… (${cycle.length} nghĩa vụ)`] : cycle;
  return [...shown, cycle[0]].join(' → ');
};
