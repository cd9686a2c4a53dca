import { useSyncExternalStore } from 'react';

const query = globalThis.matchMedia?.('(max-width: 760px)');

/** True on a screen too narrow for columns. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      query?.addEventListener('change', changed);
      return () => query?.removeEventListener('change', changed);
    },
    () => query?.matches ?? false,
  );
