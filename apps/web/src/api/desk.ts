import {
  type DeskAnswer,
  deskChoicesSchema,
  type DeskFilter,
  deskFilterSchema,
  type DeskGrouping,
  deskRefsSchema,
  deskSchema,
  type SavedView,
  type SaveView,
  savedViewSchema,
  searchSchema,
} from '@dondoc/contracts';
import { keepPreviousData, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { pathAsOf, useAsOf } from './as-of.js';
import { apiPath, getJson, postJson, putJson, remove } from './http.js';

/** So many rows are fetched at a time. */
export const DESK_PAGE = 100;

const plain = deskFilterSchema.parse({});

const textOf = (value: DeskFilter[keyof DeskFilter]): string =>
  Array.isArray(value) ? value.join(',') : value === null ? '' : String(value);

/** The filter as the server reads it from an address; what is as by default is left out. */
export const filterQuery = (filter: DeskFilter): URLSearchParams => {
  const query = new URLSearchParams();
  for (const name of Object.keys(plain) as (keyof DeskFilter)[]) {
    const text = textOf(filter[name]);
    if (text !== textOf(plain[name])) query.set(name, text);
  }
  return query;
};

export type DeskAsked = { filter: DeskFilter; groupBy: DeskGrouping | null };

const pageOf = ({ filter, groupBy }: DeskAsked, page: number, asOf: string | null) => {
  const query = filterQuery(filter);
  if (groupBy !== null && page === 0) query.set('groupBy', groupBy);
  query.set('offset', String(page * DESK_PAGE));
  query.set('limit', String(DESK_PAGE));
  const path = pathAsOf(`/api/desk?${query}`, asOf);
  return {
    queryKey: ['desk', path],
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson(path, deskSchema, signal),
  };
};

/** Counts, totals and the first rows. The old ones stay while new ones come. */
export const useDesk = (asked: DeskAsked) => {
  const asOf = useAsOf();
  return useQuery({ ...pageOf(asked, 0, asOf), placeholderData: keepPreviousData });
};

/** The rows of those pages, by page; what has not come yet is missing. */
export const useDeskPages = (asked: DeskAsked, pages: readonly number[]): ReadonlyMap<number, DeskAnswer['rows']> => {
  const asOf = useAsOf();
  return useQueries({
    queries: pages.map((page) => pageOf(asked, page, asOf)),
    combine: (answers) => {
      const found = answers.map(({ data }, index) => [pages[index] ?? 0, data?.rows ?? []] as const);
      return new Map(found.filter(([, rows]) => rows.length > 0));
    },
  });
};

/** Asks once for everything that matches; for an act on all of it. */
export const useDeskRefs = () => {
  const asOf = useAsOf();
  return useMutation({
    mutationFn: (filter: DeskFilter) =>
      getJson(pathAsOf(`/api/desk/refs?${filterQuery(filter)}`, asOf), deskRefsSchema),
  });
};

export const useDeskChoices = () => {
  const asOf = useAsOf();
  const path = pathAsOf('/api/desk/choices', asOf);
  return useQuery({
    queryKey: ['desk-choices', path],
    queryFn: ({ signal }) => getJson(path, deskChoicesSchema, signal),
  });
};

export const useSavedViews = () =>
  useQuery({
    queryKey: ['saved-views'],
    queryFn: ({ signal }) => getJson('/api/views', savedViewSchema.array(), signal),
  });

/** `known`: the view that is written over, as it was read. */
type Saving = { view: SaveView; key: string; known?: SavedView | undefined };

export const useSaveView = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ view, key, known }: Saving): Promise<SavedView> =>
      known === undefined
        ? postJson('/api/views', view, key, savedViewSchema)
        : putJson(apiPath('views', known.viewId), { ...view, revision: known.revision }, key, savedViewSchema),
    // Also after a refusal: it may have been changed elsewhere.
    onSettled: () => client.invalidateQueries({ queryKey: ['saved-views'] }),
  });
};

export const useRemoveView = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (viewId: string) => remove(apiPath('views', viewId)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['saved-views'] }),
  });
};

export const useSearch = (words: string) =>
  useQuery({
    queryKey: ['search', words],
    queryFn: ({ signal }) => getJson(`/api/search?q=${encodeURIComponent(words)}`, searchSchema, signal),
    enabled: words !== '',
  });
