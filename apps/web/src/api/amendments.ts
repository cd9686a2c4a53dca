import {
  amendmentPreviewSchema,
  amendmentSchema,
  type AmendmentTarget,
  type AmendRequest,
  writeResultSchema,
} from '@dondoc/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Keyed } from './cascades.js';
import { apiPath, askJson, getJson, postJson } from './http.js';

const pathOf = (cascadeId: string, ...more: string[]): string => apiPath('cascades', cascadeId, 'amendments', ...more);

/** Applied amendments, newest first. */
export const useAmendments = (cascadeId: string) =>
  useQuery({
    queryKey: ['amendments', cascadeId],
    queryFn: ({ signal }) => getJson(pathOf(cascadeId), amendmentSchema.array(), signal),
  });

/** Who would gain and who would lose days under other versions; changes nothing. */
export const useAmendmentPreview = (cascadeId: string, target: AmendmentTarget) =>
  useQuery({
    queryKey: ['amendment-preview', cascadeId, target.templateVersion, target.calendarVersion],
    queryFn: ({ signal }) => askJson(pathOf(cascadeId, 'preview'), target, amendmentPreviewSchema, signal),
    placeholderData: keepPreviousData,
  });

export const useAmend = (cascadeId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: Keyed<AmendRequest>) => postJson(pathOf(cascadeId), body, key, writeResultSchema),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
};
