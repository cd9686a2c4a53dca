import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getJson, type Reader } from './http.js';

/** A typed date as the server read it: `date` is `YYYY-MM-DD`, `label` the sentence to echo. */
export type ReadDate = { date: string; label: string };

const readDateReader: Reader<ReadDate> = {
  parse: (value) => {
    if (typeof value === 'object' && value !== null && 'date' in value && 'label' in value) {
      const { date, label } = value;
      if (typeof date === 'string' && typeof label === 'string') return { date, label };
    }
    throw new TypeError('read-date: { date, label } expected');
  },
};

/** Asks the server how it reads a date as people type it; nothing is asked while the text is empty. */
export const useReadDate = (text: string) =>
  useQuery({
    queryKey: ['read-date', text],
    queryFn: ({ signal }) => getJson(`/api/read-date?text=${encodeURIComponent(text)}`, readDateReader, signal),
    enabled: text.trim() !== '',
    retry: false,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
