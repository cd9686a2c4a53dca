import type { ReadRow } from '@dondoc/documents';

/** What a row of the units' sheet says of where the unit stands; `above` as resolved codes. */
export type Standing = { row: ReadRow; id: string; parent: string | null; above: readonly string[]; closes: boolean };

/**
 * Rows in an order in which they can be entered: who is named above somebody comes before them, who closes comes after the
 * units below; otherwise the sheet's order. Rows that go round in a circle are left in it.
 * @param parentOf the unit above by the register
 */
export const enteringOrder = (
  rows: readonly Standing[],
  parentOf: (id: string) => string | null | undefined,
): Standing[] => {
  const byId = new Map(rows.map((one) => [one.id, one]));
  const below = new Map<string, Standing[]>();
  for (const one of rows) {
    const parent = parentOf(one.id);
    if (!parent) continue;
    const others = below.get(parent);
    if (others) others.push(one);
    else below.set(parent, [one]);
  }
  const isNew = (id: string): boolean => parentOf(id) === undefined;
  const before = ({ id, above, closes }: Standing): Standing[] => [
    ...above.flatMap((name) => byId.get(name) ?? []).filter((one) => !one.closes || isNew(one.id)),
    ...(closes ? (below.get(id) ?? []) : []),
  ];
  return inOrder(rows, before);
};

/** Depth first, without recursion: a line of 20,000 units below each other is odd but must not end the process. */
const inOrder = (rows: readonly Standing[], before: (one: Standing) => Standing[]): Standing[] => {
  const [ordered, begun] = [new Array<Standing>(), new Set<Standing>()];
  for (const first of rows) {
    const stack: { one: Standing; waitsFor: Standing[] }[] = [];
    const begin = (one: Standing): void => {
      if (begun.has(one)) return;
      begun.add(one);
      stack.push({ one, waitsFor: before(one) });
    };
    begin(first);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.waitsFor.shift();
      if (next) begin(next);
      else ordered.push(...stack.splice(-1).map(({ one }) => one));
    }
  }
  return ordered;
};

/**
 * Circles of units that would be above each other once the whole sheet was entered: id → the circle, from that unit on.
 * @param parentOf the unit above by the register
 */
export const circlesIn = (
  rows: readonly Standing[],
  parentOf: (id: string) => string | null | undefined,
): ReadonlyMap<string, readonly string[]> => {
  const said = new Map(rows.map(({ id, parent }) => [id, parent]));
  const above = (id: string): string | null => (said.has(id) ? said.get(id) : parentOf(id)) ?? null;
  const [circles, done] = [new Map<string, readonly string[]>(), new Set<string>()];
  for (const { id: first } of rows) {
    const way = new Map<string, number>();
    let id: string | null = first;
    while (id !== null && !done.has(id) && !way.has(id)) {
      way.set(id, way.size);
      id = above(id);
    }
    const circle = id !== null && way.has(id) ? [...way.keys()].slice(way.get(id)) : [];
    for (const [index, one] of circle.entries()) {
      if (said.has(one)) circles.set(one, [...circle.slice(index), ...circle.slice(0, index)]);
    }
    for (const one of way.keys()) done.add(one);
  }
  return circles;
};
