import type { Environment } from '@dondoc/configuration';
import { exclusively } from '../resolver/exclusively.js';
import { findOnPath } from '../resolver/find-on-path.js';
import { fetchPublished } from '../resolver/published-program.js';
import { runProgram } from '../resolver/run-program.js';
import { type Step, type StepResult, found, notFound, searchInOrder } from '../resolver/search.js';
import { makeWithMaven } from './maven-step.js';
import {
  TEST_SERVER_NAME,
  TEST_SERVER_VERSION,
  type TimeSkippingSearch,
  cachedFile,
  timeSkippingSearch,
} from './time-skipping-search.js';

const MENDS = [
  'Cài Java 17 và Maven rồi chạy lại (install Java and Maven).',
  `Đặt ${TEST_SERVER_NAME} lên PATH (put the published server on the PATH).`,
  'Đặt DONDOC_TIME_SKIPPING_SERVER tới tệp chạy được của nó (point to its executable).',
];

/** The server prints its usage and ends when it is called without a port. */
const works = async (file: string, { env }: TimeSkippingSearch): Promise<StepResult> => {
  const { output } = await runProgram(file, [], { env: { ...env }, timeoutMs: 20_000 });
  return /usage|port/i.test(output)
    ? found(file)
    : notFound(`${file} không chạy được (does not run): ${output.trim()}`);
};

const existing = (search: TimeSkippingSearch, name: string, file: string | null | undefined): Step => ({
  name,
  run: async () => (file ? works(file, search) : notFound('không có (none)')),
});

const made = (search: TimeSkippingSearch, name: string, make: () => Promise<StepResult>): Step => ({
  name,
  run: () =>
    exclusively(
      `${search.folder}.lock`,
      () =>
        search.log(
          'Một tiến trình khác đang chuẩn bị máy chủ thử nghiệm, xin chờ (another process is at it, waiting).',
        ),
      async () => {
        const already = await works(cachedFile(search), search);
        return already.found ? already : make();
      },
    ),
});

const download = async (search: TimeSkippingSearch): Promise<StepResult> => {
  await fetchPublished(
    search.publishedAt,
    `${TEST_SERVER_NAME}/v${TEST_SERVER_VERSION}`,
    cachedFile(search),
    search.log,
  );
  return found(cachedFile(search));
};

/** For tests: the same order in a world of its own. Returns the executable. */
export const searchTimeSkippingServer = async (search: TimeSkippingSearch): Promise<string> => {
  const configured = existing(search, 'DONDOC_TIME_SKIPPING_SERVER', search.env['DONDOC_TIME_SKIPPING_SERVER']);
  const steps = [
    existing(search, `"${TEST_SERVER_NAME}" trên PATH (on the PATH)`, findOnPath(search.env, TEST_SERVER_NAME)),
    existing(search, 'Kho tạm (cache)', cachedFile(search)),
    made(search, 'Tải về (download)', () => download(search)),
    made(search, 'Maven', () => makeWithMaven(search)),
  ];
  const order = search.env['DONDOC_TIME_SKIPPING_SERVER'] ? [configured] : steps;
  return (await searchInOrder('máy chủ thử nghiệm tua thời gian của Temporal', order, MENDS)).executable;
};

/**
 * Finds or makes Temporal's time-skipping test server, in the order of resolveTemporalServer (Maven builds it).
 *
 * @returns path of an executable for `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type:
 *   'existing-path', path } } })`; it needs `java` on the PATH when Maven made it
 * @throws ProgramNotFound `PROGRAM.NOT_FOUND`
 */
export const resolveTimeSkippingServer = (env: Environment, log: (line: string) => void): Promise<string> =>
  searchTimeSkippingServer(timeSkippingSearch(env, log));
