import {
  type DraftCascadeRequest,
  directiveReadingSchema,
  dueReadingSchema,
  type NewDraftRequest,
  type OutlineRequest,
  outlineSchema,
  publishResultSchema,
  type SaveDraftRequest,
  templateDraftSchema,
  templateSummarySchema,
  templateVocabularySchema,
  writeResultSchema,
} from '@dondoc/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Keyed } from './cascades.js';
import { apiPath, askFile, askJson, getJson, postJson, putJson, remove } from './http.js';

const LIST = ['templates'] as const;

export const useTemplates = () =>
  useQuery({
    queryKey: LIST,
    queryFn: ({ signal }) => getJson('/api/templates', templateSummarySchema.array(), signal),
    staleTime: 5_000,
  });

export const useTemplateVocabulary = () =>
  useQuery({
    queryKey: ['template-vocabulary'],
    queryFn: ({ signal }) => getJson('/api/templates/vocabulary', templateVocabularySchema, signal),
  });

export const getDraft = (templateId: string, signal?: AbortSignal) =>
  getJson(apiPath('templates', templateId, 'draft'), templateDraftSchema, signal);

const publishedSchema = templateDraftSchema.pick({ body: true });

/** The body of a published version. */
export const usePublishedBody = (templateId: string, version: number) =>
  useQuery({
    queryKey: ['template-version', 'body', templateId, version],
    queryFn: ({ signal }) =>
      getJson(apiPath('templates', templateId, 'versions', String(version)), publishedSchema, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The draft as the editor begins with it: asked once per visit, because from then on the screen holds the newest text. */
export const useDraftAtStart = (templateId: string) =>
  useQuery({
    queryKey: ['template-draft', 'at-start', templateId],
    queryFn: ({ signal }) => getDraft(templateId, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** @throws ProblemError `TEMPLATE.DRAFT_CONFLICT` when somebody else has saved since the revision */
export const putDraft = (templateId: string, save: SaveDraftRequest, key: string) =>
  putJson(apiPath('templates', templateId, 'draft'), save, key, templateDraftSchema);

export const createDraft = (draft: NewDraftRequest, key: string) =>
  postJson('/api/templates', draft, key, templateDraftSchema);

const useListWrite = <Input, Result>(write: (input: Input) => Promise<Result>) => {
  const client = useQueryClient();
  return useMutation({ mutationFn: write, onSettled: () => client.invalidateQueries({ queryKey: LIST }) });
};

export const useCreateDraft = () => useListWrite(({ body, key }: Keyed<NewDraftRequest>) => createDraft(body, key));

export const useDropDraft = () =>
  useListWrite((templateId: string) => remove(apiPath('templates', templateId, 'draft')));

export const usePublish = (templateId: string) =>
  useListWrite(({ body, key }: Keyed<{ revision: number }>) =>
    postJson(apiPath('templates', templateId, 'publish'), body, key, publishResultSchema),
  );

export const useDraftCascade = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: Keyed<DraftCascadeRequest>) => postJson('/api/cascades', body, key, writeResultSchema),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
};

/** How the server understands due words; a newer question cancels an older one. */
export const useReadDue = (words: string, issuedOn: string | null) =>
  useQuery({
    queryKey: ['read-due', words, issuedOn],
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams({ words, count: '4', ...(issuedOn === null ? {} : { issuedOn }) });
      return getJson(`/api/read-due?${asked.toString()}`, dueReadingSchema, signal);
    },
    enabled: words.trim() !== '',
    retry: false,
    staleTime: 300_000,
    placeholderData: keepPreviousData,
  });

/** The obligations that a directive's text holds: proposals only. */
export const readPlan = (text: string, signal?: AbortSignal) =>
  askJson('/api/read-plan', { text }, directiveReadingSchema, signal);

/** "Lịch sẽ sinh ra": computed by the server, nothing is saved. */
export const readOutline = (request: OutlineRequest, signal: AbortSignal) =>
  askJson('/api/templates/outline', request, outlineSchema, signal);

export const outlineSheet = (request: OutlineRequest): Promise<Blob> => askFile('/api/templates/outline.xlsx', request);
