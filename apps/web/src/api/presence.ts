/** Nobody has touched keyboard or pointer for so long: what the page asks now, it asks by itself. */
const AWAY_AFTER_MS = 120_000;

let touchedAt = performance.now();
const touch = (): void => {
  touchedAt = performance.now();
};
for (const event of ['pointerdown', 'keydown', 'wheel'] as const) {
  globalThis.addEventListener?.(event, touch, { passive: true, capture: true });
}

/** Tells the server when nobody is there, so that an open page alone keeps no session open. */
export const presence = (): Record<string, string> =>
  performance.now() - touchedAt > AWAY_AFTER_MS ? { 'X-Unattended': '1' } : {};
