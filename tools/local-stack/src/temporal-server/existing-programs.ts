import { existsSync } from 'node:fs';
import { findOnPath } from '../resolver/find-on-path.js';
import { runProgram } from '../resolver/run-program.js';
import { type Step, type StepResult, found, notFound } from '../resolver/search.js';
import type { TemporalSearch } from './temporal-search.js';

/** A file called `temporal` may be anything: it must say that it is Temporal's. */
const isTemporal = async (file: string, { env }: TemporalSearch): Promise<StepResult> => {
  const { ok, output } = await runProgram(file, ['--version'], { env: { ...env }, timeoutMs: 20_000 });
  if (ok && /temporal version/i.test(output)) return found(file);
  return notFound(`${file} không phải Temporal CLI hoặc không chạy được (is not a working Temporal CLI)`);
};

/** Step 2a: the program named in the configuration. */
export const configuredProgram = (search: TemporalSearch): Step => ({
  name: 'DONDOC_TEMPORAL_CLI',
  run: async () => {
    const file = search.env['DONDOC_TEMPORAL_CLI'];
    return file ? isTemporal(file, search) : notFound('chưa đặt (not set)');
  },
});

/** Step 2b. */
export const programOnPath = (search: TemporalSearch): Step => ({
  name: '"temporal" trên PATH (on the PATH)',
  run: async () => {
    const file = findOnPath(search.env, 'temporal');
    return file === null ? notFound('không có (none)') : isTemporal(file, search);
  },
});

/** Step 3: fetched or built by an earlier start. */
export const cachedProgram = (search: TemporalSearch): Step => ({
  name: 'Kho tạm (cache)',
  run: async () =>
    existsSync(search.cached) ? isTemporal(search.cached, search) : notFound(`không có ${search.cached} (none)`),
});
