import {
  cascadeDetailSchema,
  cascadeSummarySchema,
  type IssueCascadeRequest,
  matrixSchema,
  rollUpSchema,
  writeResultSchema,
} from '@dondoc/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiPath, getJson, postJson } from './http.js';

export const useCascades = () =>
  useQuery({
    queryKey: ['cascades'],
    queryFn: ({ signal }) => getJson('/api/cascades', cascadeSummarySchema.array(), signal),
  });

export const useCascade = (cascadeId: string) =>
  useQuery({
    queryKey: ['cascade', cascadeId],
    queryFn: ({ signal }) => getJson(apiPath('cascades', cascadeId), cascadeDetailSchema, signal),
  });

export const useMatrix = (cascadeId: string) =>
  useQuery({
    queryKey: ['matrix', cascadeId],
    queryFn: ({ signal }) => getJson(apiPath('cascades', cascadeId, 'matrix'), matrixSchema, signal),
  });

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
