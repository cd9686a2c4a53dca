import { type EnterImport, type ImportKind, importReportSchema, jobStartedSchema } from '@dondoc/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Keyed } from './cascades.js';
import { apiPath, getJson, newIdempotencyKey, postJson, readAnswer, writeHeaders } from './http.js';
import { unreachable } from './problem-error.js';

export type SheetOf = { kind: ImportKind; cascadeId: string | null };

const queryOf = ({ kind, cascadeId }: SheetOf): string =>
  new URLSearchParams({ kind, ...(cascadeId === null ? {} : { cascadeId }) }).toString();

/** Where the sheet to be filled in is downloaded. */
export const sheetAddress = (sheet: SheetOf): string => `/api/import-sheets?${queryOf(sheet)}`;
/** Where the uploaded file is downloaded with its wrong cells marked. */
export const markedAddress = (importId: string): string => apiPath('imports', importId, 'marked.xlsx');

const send = async (sheet: SheetOf, file: File) => {
  const body = new FormData();
  body.append('file', file, file.name);
  const answer = await fetch(`/api/imports?${queryOf(sheet)}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...writeHeaders(newIdempotencyKey()) },
    body,
  }).catch(() => {
    throw unreachable();
  });
  return readAnswer(answer.status, await answer.text(), importReportSchema);
};

/** Sends a filled-in sheet for checking; nothing is entered. */
export const useCheckSheet = () =>
  useMutation({ mutationFn: ({ sheet, file }: { sheet: SheetOf; file: File }) => send(sheet, file) });

export const useImport = (importId: string | null) =>
  useQuery({
    queryKey: ['import', importId],
    queryFn: ({ signal }) => getJson(apiPath('imports', importId ?? ''), importReportSchema, signal),
    enabled: importId !== null,
  });

export const useEnterImport = (importId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: Keyed<EnterImport>) =>
      postJson(apiPath('imports', importId, 'entry'), body, key, jobStartedSchema),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
};
