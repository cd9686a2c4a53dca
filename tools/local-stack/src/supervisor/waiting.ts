export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks `probe` until it answers without an error.
 *
 * @param gaveUp asked before each try; a text (the part has ended …) stops the waiting
 * @throws Error with the last reason after `timeoutMs`
 */
export const untilHealthy = async (
  probe: () => Promise<void>,
  timeoutMs: number,
  gaveUp: () => string | null = () => null,
): Promise<void> => {
  const started = performance.now();
  let last = 'no answer';
  while (performance.now() - started < timeoutMs) {
    const reason = gaveUp();
    if (reason !== null) throw new Error(reason);
    try {
      await probe();
      return;
    } catch (error) {
      last = error instanceof Error ? error.message || error.name : String(error);
    }
    await pause(50);
  }
  throw new Error(`no answer in ${Math.round(timeoutMs / 1000)} s: ${last}`);
};
