import { calendarSchema, noticePreviewSchema, type NoticeRequest, noticeResultSchema } from '@dondoc/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Keyed } from './cascades.js';
import { apiPath, askJson, getJson, postJson } from './http.js';

const listedSchema = calendarSchema.pick({ calendarId: true, name: true, version: true }).array();

export const useCalendars = () =>
  useQuery({ queryKey: ['calendars'], queryFn: ({ signal }) => getJson('/api/calendars', listedSchema, signal) });

/** @param version null: the newest */
export const useCalendar = (calendarId: string, version: number | null) =>
  useQuery({
    queryKey: ['calendar', calendarId, version],
    queryFn: ({ signal }) =>
      getJson(
        `${apiPath('calendars', calendarId)}${version === null ? '' : `?version=${version}`}`,
        calendarSchema,
        signal,
      ),
  });

/** What a notice would change; changes nothing. */
export const useNoticePreview = (calendarId: string) =>
  useMutation({
    mutationFn: (notice: NoticeRequest) =>
      askJson(apiPath('calendars', calendarId, 'notice', 'preview'), notice, noticePreviewSchema),
  });

/** Publishes the version that a notice makes; no cascade changes by it. */
export const usePublishNotice = (calendarId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: Keyed<NoticeRequest>) =>
      postJson(apiPath('calendars', calendarId, 'versions'), body, key, noticeResultSchema),
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind === 'calendar' || kind === 'calendars' }),
  });
};
