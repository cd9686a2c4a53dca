import {
  endedSchema,
  type PeopleQuery,
  peopleSchema,
  passwordResetAnswerSchema,
  personDetailSchema,
  personSchema,
} from '@dondoc/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Keyed } from './cascades.js';
import { apiPath, getJson, postJson, putJson } from './http.js';

const PEOPLE_KEY = 'people';

export const usePeople = ({ search, state, page }: PeopleQuery) =>
  useQuery({
    queryKey: [PEOPLE_KEY, 'list', search, state, page],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ search, state, page: String(page) });
      return getJson(`/api/people?${query.toString()}`, peopleSchema, signal);
    },
    placeholderData: keepPreviousData,
  });

export const usePerson = (username: string) =>
  useQuery({
    queryKey: [PEOPLE_KEY, 'one', username],
    queryFn: ({ signal }) => getJson(apiPath('people', username), personDetailSchema, signal),
    staleTime: 0,
  });

const usePeopleWrite = <Body, Out>(write: (input: Keyed<Body>) => Promise<Out>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: () => client.invalidateQueries({ queryKey: [PEOPLE_KEY] }),
  });
};

/** What an administrator fills in of a person. */
export type PersonFields = { name: string; email: string | null; externalSubject: string | null };

export const useAddPerson = () =>
  usePeopleWrite(({ body, key }: Keyed<PersonFields & { username: string }>) =>
    postJson('/api/people', body, key, personSchema),
  );

export const useChangePerson = (username: string) =>
  usePeopleWrite(({ body, key }: Keyed<PersonFields & { revision: number }>) =>
    putJson(apiPath('people', username), body, key, personSchema),
  );

export const useSetPersonState = (username: string) =>
  usePeopleWrite(({ body, key }: Keyed<{ disabled: boolean; reason: string }>) =>
    postJson(apiPath('people', username, 'state'), body, key, personSchema),
  );

export const useResetPassword = (username: string) =>
  usePeopleWrite(({ body, key }: Keyed<{ by: 'mail' | 'show'; reason: string }>) =>
    postJson(apiPath('people', username, 'password-reset'), body, key, passwordResetAnswerSchema),
  );

export const useEndSessions = (username: string) =>
  usePeopleWrite(({ body, key }: Keyed<{ reason: string; tokens: boolean }>) =>
    postJson(apiPath('people', username, 'end-sessions'), body, key, endedSchema),
  );
