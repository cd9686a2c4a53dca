import { useSearchParams } from 'react-router';

/** What the address says: version and year; empty for newest and this year. */
export const useCalendarAddress = () => {
  const [query, setQuery] = useSearchParams();
  const set = (name: 'ban' | 'nam' | 'lich', value: string): void =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const numberIn = (name: string): number | null => {
    const text = query.get(name) ?? '';
    return /^\d{1,6}$/.test(text) ? Number(text) : null;
  };
  return { calendarId: query.get('lich'), version: numberIn('ban'), year: numberIn('nam'), set };
};
