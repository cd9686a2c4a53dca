import type { Health } from '@dondoc/contracts';

export type HealthPart = Health['parts'][string];

export const up = (detail: string): HealthPart => ({ status: 'up', detail });
export const down = (detail: string): HealthPart => ({ status: 'down', detail });

/** The answer of a check; `down` with the given words when it fails or takes longer than `limitMs`. */
export const checked = async (
  check: () => Promise<HealthPart>,
  whenFailed: string,
  limitMs: number,
): Promise<HealthPart> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<HealthPart>((resolve) => {
    timer = setTimeout(() => resolve(down(`${whenFailed} (quá ${limitMs / 1000} giây)`)), limitMs);
  });
  try {
    return await Promise.race([check(), late]);
  } catch {
    return down(whenFailed);
  } finally {
    clearTimeout(timer);
  }
};
