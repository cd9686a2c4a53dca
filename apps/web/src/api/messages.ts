import { messageListSchema } from '@dondoc/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getJson } from './http.js';

/** The outbox; what a filter leaves out is left out on the screen, so that all counts stay in view. */
export const useMessages = () =>
  useQuery({
    queryKey: ['messages'],
    queryFn: ({ signal }) => getJson('/api/messages', messageListSchema, signal),
    placeholderData: keepPreviousData,
  });
