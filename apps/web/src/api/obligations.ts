import {
  type AppraiseRequest,
  dueListSchema,
  type ExtensionDecision,
  obligationSchema,
  type SaveSubmissionDraftRequest,
  submissionDraftSchema,
  type SubmitRequest,
  writeResultSchema,
} from '@dondoc/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { pathAsOf, useAsOf } from './as-of.js';
import type { Keyed } from './cascades.js';
import { apiPath, getJson, newIdempotencyKey, postJson, putJson, remove } from './http.js';

/** Names one obligation: one unit's line of one cascade. */
export type ObligationRef = { cascadeId: string; unitId: string; lineId: string };

const pathOf = ({ cascadeId, unitId, lineId }: ObligationRef, ...more: string[]): string =>
  apiPath('obligations', cascadeId, unitId, lineId, ...more);

/** @param unitId another unit's list (for those who may read it); the signed-in unit's own when null */
export const useDueList = (unitId: string | null) => {
  const asOf = useAsOf();
  const path = unitId === null ? '/api/due-list' : `/api/due-list?unit=${encodeURIComponent(unitId)}`;
  return useQuery({
    queryKey: ['due-list', unitId, asOf],
    queryFn: ({ signal }) => getJson(pathAsOf(path, asOf), dueListSchema, signal),
  });
};

export const useObligation = (ref: ObligationRef) => {
  const asOf = useAsOf();
  return useQuery({
    queryKey: ['obligation', ref.cascadeId, ref.unitId, ref.lineId, asOf],
    queryFn: ({ signal }) => getJson(pathAsOf(pathOf(ref), asOf), obligationSchema, signal),
  });
};

const useObligationWrite = <Body>(ref: ObligationRef, act: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: Keyed<Body>) => postJson(pathOf(ref, act), body, key, writeResultSchema),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
};

/** The submission that was read: another newest one is not judged unseen. */
type Meant = { submissionId?: string };
type Reason = { reason: string };
type Dated = Reason & { until: string };

export const useSubmit = (ref: ObligationRef) => useObligationWrite<SubmitRequest>(ref, 'submissions');
export const useAccept = (ref: ObligationRef) => useObligationWrite<Meant>(ref, 'acceptance');
export const useReturn = (ref: ObligationRef) =>
  useObligationWrite<Reason & { newDate: string } & Meant>(ref, 'return');
export const useForward = (ref: ObligationRef) => useObligationWrite<Record<string, never>>(ref, 'forward');
export const useAppraise = (ref: ObligationRef) => useObligationWrite<AppraiseRequest>(ref, 'appraisal');
export const useDeclareNotApplicable = (ref: ObligationRef) => useObligationWrite<Reason>(ref, 'not-applicable');
export const useAskExtension = (ref: ObligationRef) => useObligationWrite<Dated>(ref, 'extension-requests');
export const useExtend = (ref: ObligationRef) => useObligationWrite<ExtensionDecision>(ref, 'extension');
export const useExempt = (ref: ObligationRef) => useObligationWrite<Reason>(ref, 'exemption');
export const useRevokeExemption = (ref: ObligationRef) =>
  useObligationWrite<Reason & { until?: string }>(ref, 'exemption-revocation');
export const useAskExplanation = (ref: ObligationRef) =>
  useObligationWrite<{ question: string; dueOn: string }>(ref, 'explanations');
export const useReopen = (ref: ObligationRef) => useObligationWrite<Dated>(ref, 'reopening');

/** The draft of the unit's submission, read anew whenever the form is opened. */
export const useSubmissionDraft = (ref: ObligationRef) =>
  useQuery({
    queryKey: ['submission-draft', ref.cascadeId, ref.unitId, ref.lineId],
    queryFn: ({ signal }) => getJson(pathOf(ref, 'draft'), submissionDraftSchema, signal),
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

/** @throws ProblemError 409 when somebody else has saved meanwhile */
export const saveSubmissionDraft = (ref: ObligationRef, draft: SaveSubmissionDraftRequest) =>
  putJson(pathOf(ref, 'draft'), draft, newIdempotencyKey(), submissionDraftSchema);

/** Tells the obligation's page that a draft was saved. */
export const useDraftSaved = ({ cascadeId, unitId, lineId }: ObligationRef): (() => void) => {
  const client = useQueryClient();
  return useCallback(
    () => void client.invalidateQueries({ queryKey: ['obligation', cascadeId, unitId, lineId] }),
    [client, cascadeId, unitId, lineId],
  );
};

/** Throws away the draft that was read; one that somebody has gone on with meanwhile stays. */
export const useDropDraft = (ref: ObligationRef) => {
  const saved = useDraftSaved(ref);
  return useMutation({
    mutationFn: (revision: number) => remove(`${pathOf(ref, 'draft')}?revision=${revision}`),
    onSettled: saved,
  });
};
