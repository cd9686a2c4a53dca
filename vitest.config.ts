import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Decorator metadata is needed by NestJS; the custom condition lets tests read TypeScript sources of the workspace.
const shared = {
  oxc: {
    decorator: { legacy: true, emitDecoratorMetadata: true },
    assumptions: { setPublicClassFields: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
  } as never,
  ssr: { resolve: { conditions: ['@dondoc/source'], externalConditions: ['@dondoc/source'] } },
};
// Specs wait for Postgres and Temporal as much as they compute: two at a time pay even on two cores.
const maxWorkers = Math.max(2, availableParallelism() - 1);
const project = (name: string, include: string[], more: object = {}) => ({
  ...shared,
  test: { name, include, exclude: ['**/node_modules/**', '**/dist/**'], pool: 'forks' as const, maxWorkers, ...more },
});

// One Postgres server for all specs of a run; a database of its own for each (`createTestDatabase`).
const globalSetup = ['libs/event-store/src/testing/global-setup.ts'];

export default defineConfig({
  test: {
    projects: [
      // No time limit that a busy machine could break: a property test may need its while.
      project('unit', ['{apps,libs,tools}/**/*.unit.spec.ts', 'workflows/**/*.unit.spec.ts'], { testTimeout: 60_000 }),
      project('int', ['{apps,libs,tools}/**/*.int.spec.ts', 'workflows/**/*.int.spec.ts'], {
        globalSetup,
        testTimeout: 60_000,
        hookTimeout: 120_000,
      }),
      project('e2e', ['{apps,libs,tools}/**/*.e2e.spec.ts', 'workflows/**/*.e2e.spec.ts'], {
        globalSetup,
        testTimeout: 300_000,
        hookTimeout: 600_000,
        fileParallelism: false,
      }),
    ],
  },
});
