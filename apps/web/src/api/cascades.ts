import {
  cascadeViewSchema,
  cascadeSummarySchema,
  type IssueCascadeRequest,
  matrixSchema,
  rollUpSchema,
  writeResultSchema,
} from '@dondoc/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { pathAsOf, useAsOf } from './as-of.js';
import { apiPath, getJson, postJson } from './http.js';

export const useCascades = () => {
  const asOf = useAsOf();
  return useQuery({
    queryKey: ['cascades', asOf],
    queryFn: ({ signal }) => getJson(pathAsOf('/api/cascades', asOf), cascadeSummarySchema.array(), signal),
  });
};

export const useCascade = (cascadeId: string) => {
  const asOf = useAsOf();
  return useQuery({
    queryKey: ['cascade', cascadeId, asOf],
    queryFn: ({ signal }) => getJson(pathAsOf(apiPath('cascades', cascadeId), asOf), cascadeViewSchema, signal),
  });
};

export const useMatrix = (cascadeId: string) => {
  const asOf = useAsOf();
  return useQuery({
    queryKey: ['matrix', cascadeId, asOf],
    queryFn: ({ signal }) => getJson(pathAsOf(apiPath('cascades', cascadeId, 'matrix'), asOf), matrixSchema, signal),
  });
};

export const useRollUps = (cascadeId: string) =>
  useQuery({
    queryKey: ['roll-ups', cascadeId],
    queryFn: ({ signal }) => getJson(apiPath('cascades', cascadeId, 'roll-ups'), rollUpSchema.array(), signal),
  });

/** A write and its idempotency key: one key for one filled-in form. */
export type Keyed<Body> = { body: Body; key: string };

/** Pins a draft to another version of its template and to the newest calendar. */
export const useRepin = (cascadeId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: Keyed<{ version: number }>) =>
      postJson(apiPath('cascades', cascadeId, 'repin'), body, key, writeResultSchema),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
};

export const useIssueCascade = (cascadeId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: Keyed<IssueCascadeRequest>) =>
      postJson(apiPath('cascades', cascadeId, 'issue'), body, key, writeResultSchema),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
};
