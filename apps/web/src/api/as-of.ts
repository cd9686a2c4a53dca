import { createContext, useContext } from 'react';

/** The moment of the past that the screens show, as it was typed; null: now. It stands in the address. */
export const AsOfContext = createContext<string | null>(null);
export const useAsOf = (): string | null => useContext(AsOfContext);

/** The question with its moment. */
export const pathAsOf = (path: string, asOf: string | null): string =>
  asOf === null ? path : `${path}${path.includes('?') ? '&' : '?'}asOf=${encodeURIComponent(asOf)}`;
