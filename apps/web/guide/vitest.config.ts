import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** A Monday morning with something due, something late and a reminder that goes out on Wednesday. */
const GUIDE_MORNING = '2026-11-23T00:40:00Z';

// `npm run guide:screens`: not a test, though it fails where the guide's steps no longer work.
export default defineConfig({
  root: fileURLToPath(new URL('../../../', import.meta.url)),
  ssr: { resolve: { conditions: ['@dondoc/source'], externalConditions: ['@dondoc/source'] } },
  test: {
    include: ['apps/web/guide/make-pictures.guide.ts'],
    bail: 1,
    testTimeout: 300_000,
    hookTimeout: 600_000,
    env: {
      // A fiftieth of the real speed: the product's minute is the same in all pictures.
      DONDOC_CLOCK_RATE: '0.02',
      DONDOC_CLOCK_REAL_ORIGIN: new Date().toISOString(),
      DONDOC_CLOCK_DOMAIN_ORIGIN: GUIDE_MORNING,
      DONDOC_PUBLIC_URL: 'https://dondoc.example.vn',
    },
  },
});
