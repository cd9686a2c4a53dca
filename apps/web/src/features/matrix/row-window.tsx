import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { usePrinting, withActive } from '../../components/grid-window.js';

/** Up to this many rows all are drawn: nothing is gained by less, and the browser's own search finds everything. */
const DRAWN_WHOLE = 200;
/** Height of a row in pixels with its border; all are alike. */
const ROW = 33;

type Part = { kind: 'row'; index: number } | { kind: 'gap'; before: number; height: number };
export type RowWindow = { parts: readonly Part[]; reveal: (row: number) => void };

const whole = (count: number): Part[] => Array.from({ length: count }, (_, index) => ({ kind: 'row' as const, index }));

/** The drawn rows in order, with the height of what is left out between them. */
export const partsOf = (drawn: readonly number[], count: number): Part[] => {
  const parts: Part[] = [];
  let next = 0;
  for (const index of [...drawn, count]) {
    if (index > next) parts.push({ kind: 'gap', before: index, height: (index - next) * ROW });
    if (index < count) parts.push({ kind: 'row', index });
    next = index + 1;
  }
  return parts;
};

/** Which rows of a long table are drawn; on paper all of them. `active`: the row of the tab stop is always there. */
export const useRowWindow = (frame: RefObject<HTMLElement | null>, count: number, active: number): RowWindow => {
  const printing = usePrinting();
  const long = count > DRAWN_WHOLE && !printing;
  const rows = useVirtualizer({
    count,
    enabled: long,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 12,
    rangeExtractor: withActive(active),
  });
  const reveal = (row: number): void => rows.scrollToIndex(row, { align: 'center' });
  if (!long) return { parts: whole(count), reveal: () => undefined };
  return {
    parts: partsOf(
      rows.getVirtualItems().map(({ index }) => index),
      count,
    ),
    reveal,
  };
};

/** Keeps the place of rows that are not drawn. */
export const Gap = ({ height }: { height: number }) => (
  <tr aria-hidden="true" className="gap-row">
    <td style={{ height, padding: 0, border: 0 }} />
  </tr>
);
