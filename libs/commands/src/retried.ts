import { ConcurrencyError } from '@dondoc/event-store';

/** A race lost this often in a row is not a race any more. */
const ATTEMPTS = 12;

/** Loads and decides again after a lost race. @throws ConcurrencyError when it is lost again and again */
export const retried = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof ConcurrencyError) || attempt === ATTEMPTS) throw error;
    }
  }
};
