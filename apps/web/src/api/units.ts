import { organisationChangedSchema, type UnitDetailView, unitDetailSchema, unitTreeSchema } from '@dondoc/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAsOf } from './as-of.js';
import { apiPath, getJson, postJson, putJson } from './http.js';
import { SESSION_KEY } from './session.js';

const onDay = (asOf: string | null): string => (asOf === null ? '' : `?${new URLSearchParams({ on: asOf })}`);

/** The register as of the day in the address, else as of today. */
export const useUnitTree = () => {
  const asOf = useAsOf();
  return useQuery({
    queryKey: ['units', asOf],
    queryFn: ({ signal }) => getJson(`/api/units${onDay(asOf)}`, unitTreeSchema, signal),
  });
};

export const useUnit = (unitId: string) => {
  const asOf = useAsOf();
  return useQuery({
    queryKey: ['unit', unitId, asOf],
    queryFn: ({ signal }) => getJson(`${apiPath('units', unitId)}${onDay(asOf)}`, unitDetailSchema, signal),
  });
};

/** Reads a unit anew, whatever is known of it; null: it cannot be read now. */
export const useFreshUnit = () => {
  const client = useQueryClient();
  const asOf = useAsOf();
  return (unitId: string): Promise<UnitDetailView | null> =>
    client
      .fetchQuery({
        queryKey: ['unit', unitId, asOf],
        queryFn: ({ signal }) => getJson(`${apiPath('units', unitId)}${onDay(asOf)}`, unitDetailSchema, signal),
        staleTime: 0,
      })
      .catch(() => null);
};

/** A change of the register: where it goes below `/api/units`, and what it says. */
export type RegisterAct = { method: 'POST' | 'PUT'; parts: readonly string[]; body: unknown; key: string };

/** Changes units or posts; who may do what can change by it, even for oneself. */
export const useRegisterAct = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, parts, body, key }: RegisterAct) =>
      (method === 'PUT' ? putJson : postJson)(apiPath('units', ...parts), body, key, organisationChangedSchema),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [kind] }) => kind === 'units' || kind === 'unit' || kind === SESSION_KEY[0],
      }),
  });
};
