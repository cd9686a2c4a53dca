import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout, the same from `src` and from `dist`. */
export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where each program of ours may lie, first hit wins. */
const PROGRAMS = {
  mailbox: ['tools/local-stack/dist/mailbox/main.js'],
  api: ['apps/api/dist/main.js'],
  worker: ['apps/worker/dist/main.js'],
  web: ['apps/web/dist-server/main.js', 'apps/web/dist/server/main.js', 'apps/web/dist/main.js'],
  demo: ['tools/demo/dist/main.js'],
} as const;

/** A program that is of no use without this file: the web server without its pages. */
const NEEDS: Partial<Record<keyof typeof PROGRAMS, string>> = { web: 'apps/web/dist/index.html' };

export type ProgramName = keyof typeof PROGRAMS;

/** Main file of a program, `null` when it is not built. */
export const findProgram = (name: ProgramName): string | null =>
  PROGRAMS[name]
    .map((file) => join(ROOT, file))
    .find((file) => existsSync(file) && existsSync(join(ROOT, NEEDS[name] ?? '.'))) ?? null;
