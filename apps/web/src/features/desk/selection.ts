import type { DeskRef } from '@dondoc/contracts';
import { useCallback, useMemo, useState } from 'react';

export const idOf = ({ cascadeId, unitId, lineId }: DeskRef): string => `${cascadeId}/${unitId}/${lineId}`;

/** Rows that are ticked, by id; kept while other rows come and go, gone when the list is another one. */
export type Selection = {
  refs: readonly DeskRef[];
  has: (id: string) => boolean;
  toggle: (ref: DeskRef) => void;
  put: (refs: readonly DeskRef[]) => void;
  clear: () => void;
};

/** @param list names the list (filter and moment): another list begins without ticks */
export const useSelection = (list: string): Selection => {
  const [state, setState] = useState<{ list: string; refs: ReadonlyMap<string, DeskRef> }>({ list, refs: new Map() });
  const refs = useMemo(() => (state.list === list ? state.refs : new Map<string, DeskRef>()), [state, list]);
  const put = useCallback(
    (some: readonly DeskRef[]) => setState({ list, refs: new Map(some.map((ref) => [idOf(ref), ref])) }),
    [list],
  );
  const toggle = useCallback(
    (ref: DeskRef) =>
      setState((before) => {
        const next = new Map(before.list === list ? before.refs : []);
        const id = idOf(ref);
        if (!next.delete(id)) {
          const { cascadeId, unitId, lineId } = ref;
          next.set(id, { cascadeId, unitId, lineId });
        }
        return { list, refs: next };
      }),
    [list],
  );
  const has = useCallback((id: string) => refs.has(id), [refs]);
  return { refs: [...refs.values()], has, toggle, put, clear: () => put([]) };
};
