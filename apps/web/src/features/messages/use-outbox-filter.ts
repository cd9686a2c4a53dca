import { useSearchParams } from 'react-router';

/** What is asked of the outbox; it stands in the address, so that a view can be shared. */
export type OutboxView = {
  state: string;
  kind: string;
  text: string;
  page: number;
  set: (name: 'trang-thai' | 'loai' | 'nguoi-nhan' | 'trang', value: string) => void;
  clear: () => void;
};

export const useOutboxFilter = (): OutboxView => {
  const [query, setQuery] = useSearchParams();
  const set: OutboxView['set'] = (name, value) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        // Another filter begins at its first page.
        if (name !== 'trang') next.delete('trang');
        return next;
      },
      { replace: true },
    );
  const page = Number(query.get('trang') ?? '1');
  return {
    state: query.get('trang-thai') ?? '',
    kind: query.get('loai') ?? '',
    text: query.get('nguoi-nhan') ?? '',
    page: Number.isInteger(page) && page > 0 ? page : 1,
    set,
    clear: () => setQuery(new URLSearchParams(), { replace: true }),
  };
};
