import { type RefObject, useEffect, useState } from 'react';

/** Sizes of the grid in pixels; equal rows and columns, so that a place is found without measuring. */
export type GridSizes = { head: number; row: number; name: number; column: number };
export type Range = { first: number; last: number };
type View = { top: number; left: number; width: number; height: number };

/** Drawn beyond each edge, so that scrolling shows no gaps. */
const BEYOND = 4;

/** Which of `count` equal pieces lie in a view; `last` is excluded. */
export const rangeIn = (offset: number, extent: number, size: number, count: number): Range => ({
  first: Math.max(0, Math.min(count, Math.floor(offset / size) - BEYOND)),
  last: Math.max(0, Math.min(count, Math.ceil((offset + extent) / size) + BEYOND)),
});

/** Where to scroll so that a piece is seen whole beside a fixed part; the present offset where it is already. */
export const offsetFor = (
  index: number,
  size: number,
  fixed: number,
  view: { offset: number; extent: number },
): number => {
  const start = index * size;
  if (start < view.offset) return start;
  const room = view.extent - fixed;
  return start + size > view.offset + room ? start + size - room : view.offset;
};

/** The part of a scrolling element that is seen. */
export const useView = (frame: RefObject<HTMLElement | null>): View => {
  const [view, setView] = useState<View>({ top: 0, left: 0, width: 1200, height: 600 });
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = (): void =>
      setView({
        top: element.scrollTop,
        left: element.scrollLeft,
        width: element.clientWidth,
        height: element.clientHeight,
      });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [frame]);
  return view;
};
