import {
  type AppraiseRequest,
  dueListSchema,
  obligationSchema,
  type SubmitRequest,
  writeResultSchema,
} from '@dondoc/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Keyed } from './cascades.js';
import { apiPath, getJson, postJson } from './http.js';

/** Names one obligation: one unit's line of one cascade. */
export type ObligationRef = { cascadeId: string; unitId: string; lineId: string };

const pathOf = ({ cascadeId, unitId, lineId }: ObligationRef, ...more: string[]): string =>
  apiPath('obligations', cascadeId, unitId, lineId, ...more);

/** @param unitId another unit's list (for those who may read it); the signed-in unit's own when null */
export const useDueList = (unitId: string | null) =>
  useQuery({
    queryKey: ['due-list', unitId],
    queryFn: ({ signal }) =>
      getJson(
        unitId === null ? '/api/due-list' : `/api/due-list?unit=${encodeURIComponent(unitId)}`,
        dueListSchema,
        signal,
      ),
  });

export const useObligation = (ref: ObligationRef) =>
  useQuery({
    queryKey: ['obligation', ref.cascadeId, ref.unitId, ref.lineId],
    queryFn: ({ signal }) => getJson(pathOf(ref), obligationSchema, signal),
  });

const useObligationWrite = <Body>(ref: ObligationRef, act: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: Keyed<Body>) => postJson(pathOf(ref, act), body, key, writeResultSchema),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
};

export const useSubmit = (ref: ObligationRef) => useObligationWrite<SubmitRequest>(ref, 'submissions');
export const useAccept = (ref: ObligationRef) => useObligationWrite<Record<string, never>>(ref, 'acceptance');
export const useReturn = (ref: ObligationRef) => useObligationWrite<{ reason: string; newDate: string }>(ref, 'return');
export const useForward = (ref: ObligationRef) => useObligationWrite<Record<string, never>>(ref, 'forward');
export const useAppraise = (ref: ObligationRef) => useObligationWrite<AppraiseRequest>(ref, 'appraisal');
export const useDeclareNotApplicable = (ref: ObligationRef) =>
  useObligationWrite<{ reason: string }>(ref, 'not-applicable');
