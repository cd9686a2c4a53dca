import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

/** The rows in view and the row of the grid's tab stop: without it the keyboard could not enter the grid any more. */
export const withActive =
  (active: number) =>
  (range: Range): number[] =>
    [...new Set([...defaultRangeExtractor(range), ...(active < range.count ? [active] : [])])].sort((a, b) => a - b);

let printing = false;

/** True while the page is put on paper: then everything is drawn, however much it is. */
export const usePrinting = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const set = (value: boolean) => (): void => {
        printing = value;
        // The browser takes its picture as soon as the event is over.
        flushSync(changed);
      };
      const [before, after] = [set(true), set(false)];
      globalThis.addEventListener('beforeprint', before);
      globalThis.addEventListener('afterprint', after);
      return () => {
        globalThis.removeEventListener('beforeprint', before);
        globalThis.removeEventListener('afterprint', after);
      };
    },
    () => printing,
  );
