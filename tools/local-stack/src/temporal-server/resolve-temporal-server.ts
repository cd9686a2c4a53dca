import type { Environment } from '@dondoc/configuration';
import { ProgramNotFound, searchInOrder } from '../resolver/search.js';
import { downloadStep } from './download-step.js';
import { cachedProgram, configuredProgram, programOnPath } from './existing-programs.js';
import { goBuildStep } from './go-build-step.js';
import { type TemporalSearch, temporalSearch } from './temporal-search.js';

/** A server that already runs, or a program to start one with. */
export type TemporalServer =
  | { kind: 'address'; address: string }
  | { kind: 'executable'; executable: string; step: string };

const PROGRAM = 'máy chủ Temporal';
const MENDS = [
  'Cài Temporal CLI (https://temporal.io/setup/install-temporal-cli) hoặc đặt DONDOC_TEMPORAL_CLI tới tệp của nó (install the Temporal CLI).',
  'Đặt DONDOC_TEMPORAL_ADDRESS=máy:cổng tới một máy chủ Temporal đang chạy (point to a running server).',
  'Cài Go 1.21 trở lên (https://go.dev/dl) rồi chạy lại: chương trình tự biên dịch máy chủ (install Go and start again).',
];

/** For tests: the same order in a world of their own. */
export const searchTemporalServer = async (search: TemporalSearch): Promise<TemporalServer> => {
  const address = search.env['DONDOC_TEMPORAL_ADDRESS'] || search.env['TEMPORAL_ADDRESS'];
  if (address) return { kind: 'address', address };
  const configured = configuredProgram(search);
  // What somebody configured must work or be said to be wrong, never be passed over.
  if (search.env['DONDOC_TEMPORAL_CLI']) {
    return { kind: 'executable', ...(await searchInOrder(PROGRAM, [configured], MENDS)) };
  }
  const steps = [configured, programOnPath(search), cachedProgram(search), downloadStep(search), goBuildStep(search)];
  return { kind: 'executable', ...(await searchInOrder(PROGRAM, steps, MENDS)) };
};

/**
 * Finds or makes a Temporal server: running address → configured program → PATH → cache → download → build with Go.
 *
 * @param env read: DONDOC_TEMPORAL_ADDRESS, TEMPORAL_ADDRESS, DONDOC_TEMPORAL_CLI, PATH, HOME, XDG_CACHE_HOME and Go's own
 * @param log told the progress, in Vietnamese
 * @throws ProgramNotFound `PROGRAM.NOT_FOUND`: what was tried, why each failed, three ways to mend it
 */
export const resolveTemporalServer = (env: Environment, log: (line: string) => void): Promise<TemporalServer> =>
  searchTemporalServer(temporalSearch(env, log));

export { ProgramNotFound };
