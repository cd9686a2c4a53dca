import { changeSchema } from '@dondoc/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { parseBody } from './http.js';

/** Changes that come faster than this (milliseconds) are fetched together: a year may pass in two minutes. */
const GATHER = 700;

/** What a changed cascade touches: everything that names it, and the lists over all cascades. */
const OVER_ALL = new Set<unknown>(['cascades', 'due-list', 'messages', 'desk', 'desk-choices', 'inbox']);
const NEVER = new Set<unknown>([
  'session',
  'sample-accounts',
  'read-date',
  'read-due',
  'template-draft',
  'template-version',
  'template-vocabulary',
  'amendment-preview',
  'channels',
  'feeds',
]);

const refresh = (client: QueryClient, changed: ReadonlySet<string | null>): Promise<void> =>
  client.invalidateQueries({
    predicate: ({ queryKey: [kind, cascadeId] }) => {
      if (NEVER.has(kind)) return false;
      return OVER_ALL.has(kind) || changed.has(null) || (typeof cascadeId === 'string' && changed.has(cascadeId));
    },
  });

/** A new day changes every status, even where nothing was recorded. */
export const useNewDay = (today: string): void => {
  const client = useQueryClient();
  const before = useRef(today);
  useEffect(() => {
    if (before.current === today) return;
    before.current = today;
    void refresh(client, new Set([null]));
  }, [client, today]);
};

/**
 * Fetches anew what the server says has changed. Answers whether the live connection stands.
 * @param may whether the server would tell: not to somebody without a post
 */
export const useChanges = (may: boolean): boolean => {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    if (!may) return;
    const source = new EventSource('/api/changes');
    const gathered = new Set<string | null>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lost = false;
    const note = (cascadeId: string | null): void => {
      gathered.add(cascadeId);
      timer ??= setTimeout(() => {
        timer = undefined;
        const changed = new Set(gathered);
        gathered.clear();
        void refresh(client, changed);
      }, GATHER);
    };
    const read = (event: MessageEvent<unknown>): void => {
      const change = changeSchema.safeParse(parseBody(String(event.data)));
      if (change.success) note(change.data.cascadeId);
    };
    source.addEventListener('message', read);
    source.addEventListener('change', (event) => event instanceof MessageEvent && read(event));
    source.onopen = () => {
      // While the connection was lost, anything may have changed.
      if (lost) note(null);
      lost = false;
      setConnected(true);
    };
    source.onerror = () => {
      lost = true;
      setConnected(false);
    };
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [client, may]);
  return connected;
};
