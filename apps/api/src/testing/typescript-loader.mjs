import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';

// Module hooks of Node that let a thread run the sources as they are, as Vitest does for the specs themselves.

export const resolve = (specifier, context, next) => {
  const fromSource = context.parentURL?.endsWith('.ts') ?? false;
  return next(fromSource && specifier.startsWith('.') ? specifier.replace(/\.js$/, '.ts') : specifier, context);
};

export const load = async (url, context, next) => {
  if (!url.endsWith('.ts')) return next(url, context);
  const file = fileURLToPath(url);
  const { code } = await transformWithOxc(await readFile(file, 'utf8'), file, { sourcemap: false, tsconfig: false });
  return { format: 'module', shortCircuit: true, source: code };
};
