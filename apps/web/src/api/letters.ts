import {
  letterListSchema,
  letterMadeSchema,
  letterPreviewSchema,
  type LetterQuestionInput,
  letterSchema,
  letterTemplatesSchema,
  type MakeLetterInput,
  templateChangedSchema,
  type WithdrawLetterInput,
} from '@dondoc/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Keyed } from './cascades.js';
import { apiPath, askJson, getJson, newIdempotencyKey, postJson, putJson, readAnswer, writeHeaders } from './http.js';
import { unreachable } from './problem-error.js';

/** Where a made letter is downloaded: the same bytes every time. */
export const letterFileAddress = (letterId: string): string => apiPath('letters', letterId, 'content.docx');
export const CURRENT_TEMPLATE_FILE = '/api/letter-templates/current.docx';
export const DEFAULT_TEMPLATE_FILE = '/api/letter-templates/default.docx';
export const templateFileAddress = (version: number): string =>
  apiPath('letter-templates', 'versions', String(version));

/** The letter as it would be made now; asked anew for every change, the last answer stays until then. */
export const useLetterPreview = (question: LetterQuestionInput) =>
  useQuery({
    queryKey: ['letter-preview', question],
    queryFn: ({ signal }) => askJson('/api/letters/preview', question, letterPreviewSchema, signal),
    retry: false,
    placeholderData: keepPreviousData,
  });

/** @param of narrows to one obligation's letters */
export const useLetters = (of: { cascadeId?: string; unitId?: string; lineId?: string } = {}) =>
  useQuery({
    queryKey: ['letters', of],
    queryFn: ({ signal }) =>
      getJson(`/api/letters?${new URLSearchParams(Object.entries(of)).toString()}`, letterListSchema, signal),
  });

export const useLetter = (letterId: string) =>
  useQuery({
    queryKey: ['letter', letterId],
    queryFn: ({ signal }) => getJson(apiPath('letters', letterId), letterSchema, signal),
  });

const useAfterLetters = () => {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) =>
        ['letters', 'letter', 'letter-templates', 'letter-preview'].includes(String(queryKey[0])),
    });
};

export const useMakeLetter = () => {
  const onSuccess = useAfterLetters();
  return useMutation({
    mutationFn: ({ body, key }: Keyed<MakeLetterInput>) => postJson('/api/letters', body, key, letterMadeSchema),
    onSuccess,
  });
};

type NumberEntry = { number: string; issuedOn: string; signedFileId: string | null; reason: string };

export const useNumberLetter = (letterId: string) => {
  const onSuccess = useAfterLetters();
  return useMutation({
    mutationFn: ({ body, key }: Keyed<NumberEntry>) =>
      putJson(apiPath('letters', letterId, 'number'), body, key, letterSchema),
    onSuccess,
  });
};

export const useWithdrawLetter = (letterId: string) => {
  const onSuccess = useAfterLetters();
  return useMutation({
    mutationFn: ({ body, key }: Keyed<WithdrawLetterInput>) =>
      putJson(apiPath('letters', letterId, 'withdrawal'), body, key, letterSchema),
    onSuccess,
  });
};

export const useLetterTemplates = () =>
  useQuery({
    queryKey: ['letter-templates'],
    queryFn: ({ signal }) => getJson('/api/letter-templates', letterTemplatesSchema, signal),
  });

const sendTemplate = async (file: File): Promise<{ version: number }> => {
  const body = new FormData();
  body.append('file', file, file.name);
  const headers = writeHeaders(newIdempotencyKey());
  const answer = await fetch('/api/letter-templates', {
    method: 'POST',
    credentials: 'same-origin',
    headers,
    body,
  }).catch(() => {
    throw unreachable();
  });
  return readAnswer(answer.status, await answer.text(), templateChangedSchema);
};

export const useUploadTemplate = () => {
  const onSuccess = useAfterLetters();
  return useMutation({ mutationFn: sendTemplate, onSuccess });
};

export const useDefaultTemplate = () => {
  const onSuccess = useAfterLetters();
  return useMutation({
    mutationFn: () => postJson('/api/letter-templates/default', {}, newIdempotencyKey(), templateChangedSchema),
    onSuccess,
  });
};
