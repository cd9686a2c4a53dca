import { join } from 'node:path';
import { answersQueries, createDatabase } from '../postgres/database.js';
import { startPostgres } from '../postgres/start-postgres.js';
import { startNodePart } from '../supervisor/node-part.js';
import { prepareLog } from '../supervisor/log-file.js';
import type { Part } from '../supervisor/part.js';
import { untilHealthy } from '../supervisor/waiting.js';
import { resolveTemporalServer } from '../temporal-server/resolve-temporal-server.js';
import { answersAsTemporal, startTemporalServer } from '../temporal-server/start-temporal-server.js';
import { childEnvironment, connectHost } from './environment.js';
import { LauncherError } from './launcher-error.js';
import { ROOT, findProgram } from './places.js';
import { type Stack, logFile, startGroup } from './stack.js';

const DATABASE = 'dondoc';
const EXTERNAL_MS = 10_000;

const mustAnswer = async (variable: string, what: string, probe: () => Promise<void>): Promise<void> => {
  try {
    await untilHealthy(probe, EXTERNAL_MS);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${what} đặt trong ${variable} không trả lời: ${reason}. Cách sửa: kiểm tra địa chỉ, hoặc bỏ ${variable} để chương trình tự chạy một máy chủ (no answer: check ${variable} or unset it).`;
    throw new LauncherError('LAUNCHER.NO_ANSWER', message, { cause: error });
  }
};

/** Postgres and its database `dondoc`; afterwards the configuration names it. */
export const providePostgres = async (stack: Stack): Promise<void> => {
  const { configuration } = stack;
  const external = configuration.postgresUrl;
  if (external !== null) {
    await mustAnswer('DONDOC_POSTGRES_URL', 'Máy chủ Postgres', () => answersQueries(external));
    return stack.say('✓ Postgres có sẵn (external server)');
  }
  let url = '';
  const start = async (): Promise<Part> => {
    const postgres = await startPostgres({
      dataDir: join(configuration.home, 'postgres'),
      port: configuration.postgresPort,
      durable: true,
      logFile: prepareLog(logFile(stack, 'postgres')),
      log: stack.say,
      graceMs: 2_500,
      onSpawn: (pid, role) => stack.register.add(pid, role),
    });
    url = postgres.url;
    return { ended: postgres.process.ended, stop: () => postgres.stop() };
  };
  await startGroup(stack, { Postgres: start });
  const postgresUrl = await createDatabase(url, DATABASE);
  stack.configuration = { ...stack.configuration, postgresUrl };
};

const temporalStarter = (stack: Stack, executable: string) => async (): Promise<Part> => {
  const { configuration } = stack;
  const server = await startTemporalServer({
    executable,
    host: configuration.host,
    port: configuration.temporalPort,
    uiPort: configuration.temporalUiPort,
    namespace: configuration.temporalNamespace,
    databaseFile: join(configuration.home, 'temporal', 'temporal.db'),
    logFile: prepareLog(logFile(stack, 'temporal')),
    graceMs: 2_500,
    onSpawn: (pid, role) => stack.register.add(pid, role),
  });
  return { ended: server.process.ended, stop: () => server.stop() };
};

const mailboxStarter = (stack: Stack, file: string) => (): Promise<Part> =>
  startNodePart({
    name: 'Hộp thư thử',
    file,
    cwd: ROOT,
    env: childEnvironment(stack.env, stack.configuration),
    logFile: logFile(stack, 'mailbox'),
    graceMs: 1_000,
    readyMs: 20_000,
    onSpawn: (pid, role) => stack.register.add(pid, role),
  });

/** Temporal and, unless letters go elsewhere, the mailbox; afterwards the configuration names Temporal's address. */
export const provideTemporalAndMailbox = async (stack: Stack, externalMail: boolean): Promise<void> => {
  const { configuration } = stack;
  const temporal = await resolveTemporalServer(stack.env, stack.say);
  const mailbox = externalMail ? null : findProgram('mailbox');
  await startGroup(stack, {
    ...(temporal.kind === 'executable' ? { Temporal: temporalStarter(stack, temporal.executable) } : {}),
    ...(mailbox === null ? {} : { 'Hộp thư thử (mailbox)': mailboxStarter(stack, mailbox) }),
  });
  const address =
    temporal.kind === 'address' ? temporal.address : `${connectHost(configuration.host)}:${configuration.temporalPort}`;
  if (temporal.kind === 'address') {
    const probe = (): Promise<void> => answersAsTemporal(address, configuration.temporalNamespace);
    await mustAnswer('DONDOC_TEMPORAL_ADDRESS', 'Máy chủ Temporal', probe);
    stack.say('✓ Temporal có sẵn (external server)');
  }
  stack.configuration = { ...stack.configuration, temporalAddress: address };
};
