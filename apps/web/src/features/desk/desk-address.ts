import { type DeskFilter, deskFilterSchema, type DeskGrouping, deskGroupingSchema } from '@dondoc/contracts';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { AS_OF_PARAMETER } from '../../components/keep-moment.js';

/** Names of the filters in the address. The whole state of the desk stands there, so that it can be sent as a link. */
const NAMES: Record<keyof DeskFilter, string> = {
  view: 'xem',
  statuses: 'tinh-trang',
  days: 'so-ngay',
  cascades: 'dot',
  lines: 'viec',
  groups: 'nhom',
  classes: 'loai',
  units: 'don-vi',
  within: 'thuoc',
  via: 'qua',
  year: 'nam',
  period: 'ky',
  text: 'tim',
};
const GROUP_BY = 'theo';
const OPEN = 'o';

const LISTS: ReadonlySet<keyof DeskFilter> = new Set(['statuses', 'cascades', 'lines', 'groups', 'classes', 'units']);
const NUMBERS: ReadonlySet<keyof DeskFilter> = new Set(['days', 'year']);

const valueOf = (name: keyof DeskFilter, text: string): unknown => {
  if (LISTS.has(name)) return text.split(',').filter(Boolean);
  return NUMBERS.has(name) ? Number(text) : text;
};

/** What the address asks for; a part that nobody could have meant is left out. */
export const readDeskFilter = (query: URLSearchParams): DeskFilter => {
  const given = (Object.keys(NAMES) as (keyof DeskFilter)[]).flatMap((name) => {
    const text = query.get(NAMES[name]);
    if (text === null || text === '') return [];
    const value = valueOf(name, text);
    return deskFilterSchema.safeParse({ [name]: value }).success ? [[name, value] as const] : [];
  });
  return deskFilterSchema.parse(Object.fromEntries(given));
};

const plain = deskFilterSchema.parse({});
const textOf = (value: DeskFilter[keyof DeskFilter]): string =>
  Array.isArray(value) ? value.join(',') : value === null ? '' : String(value);

/** The address of a filter: only what differs from the plain desk. */
export const deskQuery = (filter: DeskFilter, groupBy: DeskGrouping | null): URLSearchParams => {
  const query = new URLSearchParams();
  for (const name of Object.keys(NAMES) as (keyof DeskFilter)[]) {
    const text = textOf(filter[name]);
    if (text !== textOf(plain[name])) query.set(NAMES[name], text);
  }
  if (groupBy !== null) query.set(GROUP_BY, groupBy);
  return query;
};

const OF_THE_VIEW: ReadonlySet<keyof DeskFilter> = new Set(['view', 'days']);

/** Whether anything besides the view leaves rows out, so that an empty list says nothing about the whole desk. */
export const isNarrowed = (filter: DeskFilter): boolean =>
  (Object.keys(NAMES) as (keyof DeskFilter)[]).some(
    (name) => !OF_THE_VIEW.has(name) && textOf(filter[name]) !== textOf(plain[name]),
  );

export type Opened = { cascadeId: string; unitId: string; lineId: string };

const readOpened = (query: URLSearchParams): Opened | null => {
  const [cascadeId, unitId, lineId] = (query.get(OPEN) ?? '').split('/');
  return cascadeId && unitId && lineId ? { cascadeId, unitId, lineId } : null;
};

export type DeskAddress = ReturnType<typeof useDeskAddress>;

/** Reads and writes the state of the desk in the address. Opening a row is a step that "back" undoes; filtering is not. */
export const useDeskAddress = () => {
  const [query, setQuery] = useSearchParams();
  const text = query.toString();
  const state = useMemo(() => {
    const now = new URLSearchParams(text);
    const groupBy = deskGroupingSchema.safeParse(now.get(GROUP_BY));
    return { filter: readDeskFilter(now), groupBy: groupBy.success ? groupBy.data : null, opened: readOpened(now) };
  }, [text]);
  const replace = (filter: DeskFilter, groupBy: DeskGrouping | null): void =>
    setQuery(
      (before) => {
        const next = deskQuery(filter, groupBy);
        const asOf = before.get(AS_OF_PARAMETER);
        if (asOf !== null) next.set(AS_OF_PARAMETER, asOf);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const open = (row: Opened | null): void =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before);
        if (row === null) next.delete(OPEN);
        else next.set(OPEN, `${row.cascadeId}/${row.unitId}/${row.lineId}`);
        return next;
      },
      { replace: row === null, preventScrollReset: true },
    );
  return {
    ...state,
    open,
    show: replace,
    set: (change: Partial<DeskFilter>): void => replace({ ...state.filter, ...change }, state.groupBy),
    group: (groupBy: DeskGrouping | null): void => replace(state.filter, groupBy),
    clear: (): void => replace(plain, null),
  };
};
