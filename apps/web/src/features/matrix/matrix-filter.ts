import { useSearchParams } from 'react-router';
import { AS_OF_PARAMETER } from '../../components/keep-moment.js';
import { findStatusCode, type StatusCode } from '../../components/status-vocabulary.js';

/** `current`: this year and what is open; `all`; or one year. */
export type YearChoice = 'current' | 'all' | number;

/** What the table shows; all of it stands in the address, so that a view can be sent as a link. */
export type MatrixFilter = {
  year: YearChoice;
  onlyOverdue: boolean;
  hideNotYet: boolean;
  mostOverdueFirst: boolean;
  statuses: readonly StatusCode[];
  unitText: string;
};

const yearIn = (text: string | null): YearChoice => {
  if (text === 'tat-ca') return 'all';
  return text !== null && /^\d{4}$/.test(text) ? Number(text) : 'current';
};

/** Names of the parameters in the address. */
export const PARAMETERS = {
  year: 'nam',
  onlyOverdue: 'qua-han',
  hideNotYet: 'an-chua-den-han',
  mostOverdueFirst: 'xep-qua-han',
  statuses: 'tinh-trang',
  unitText: 'don-vi',
  open: 'o',
} as const;

export const readFilter = (query: URLSearchParams): MatrixFilter => ({
  year: yearIn(query.get(PARAMETERS.year)),
  onlyOverdue: query.get(PARAMETERS.onlyOverdue) === '1',
  hideNotYet: query.get(PARAMETERS.hideNotYet) === '1',
  mostOverdueFirst: query.get(PARAMETERS.mostOverdueFirst) === '1',
  statuses: (query.get(PARAMETERS.statuses) ?? '').split(',').flatMap((text) => findStatusCode(text) ?? []),
  unitText: query.get(PARAMETERS.unitText) ?? '',
});

/** The address's value of a year choice; empty for the default. */
export const yearParameter = (year: YearChoice): string =>
  year === 'current' ? '' : year === 'all' ? 'tat-ca' : String(year);

/** The opened cell `unit/line`, if the address names one. */
export const readOpen = (query: URLSearchParams): { unitId: string; lineId: string } | null => {
  const [unitId, lineId] = (query.get(PARAMETERS.open) ?? '').split('/');
  return unitId && lineId ? { unitId, lineId } : null;
};

/** The view as the address holds it, and how to change it. */
export type MatrixAddress = ReturnType<typeof useMatrixAddress>;

/** Reads and writes the view in the address. Opening a cell is a step that "back" undoes; filtering is not. */
export const useMatrixAddress = () => {
  const [query, setQuery] = useSearchParams();
  const set = (name: keyof typeof PARAMETERS, value: string): void =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(PARAMETERS[name]);
        else next.set(PARAMETERS[name], value);
        return next;
      },
      { replace: name !== 'open' || value === '', preventScrollReset: true },
    );
  const clear = (): void =>
    setQuery(
      (before) => {
        const asOf = before.get(AS_OF_PARAMETER);
        return new URLSearchParams(asOf === null ? {} : { [AS_OF_PARAMETER]: asOf });
      },
      { replace: true },
    );
  return { filter: readFilter(query), open: readOpen(query), set, clear };
};
