import type { Details } from './sheet-kind.js';

type Fault = Omit<Details, 'field'>;

/** All that is wrong in one cell that names several things, as one fault; null: nothing is. */
export const joinedFaults = (faults: readonly Fault[]): Fault | null => {
  const [first] = faults;
  if (!first) return null;
  const joined = (textOf: (fault: Fault) => string, between: string): string =>
    [...new Set(faults.map(textOf))].join(between);
  return {
    code: first.code,
    value: joined(({ value }) => value, '; '),
    reason: joined(({ reason }) => reason, ' '),
    mend: joined(({ mend }) => mend, ' '),
  };
};
