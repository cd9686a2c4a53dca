import { startNodePart } from '../supervisor/node-part.js';
import type { Part } from '../supervisor/part.js';
import { childEnvironment, connectHost } from './environment.js';
import { type ProgramName, ROOT, findProgram } from './places.js';
import { type Stack, logFile, startGroup } from './stack.js';

type Application = { name: 'api' | 'worker' | 'web'; title: string; graceMs: number; readyMs: number };

const APPLICATIONS = {
  /** Migrates the database and loads the sample before it answers. */
  api: { name: 'api', title: 'API', graceMs: 2_000, readyMs: 300_000 },
  worker: { name: 'worker', title: 'Tiến trình nền (worker)', graceMs: 3_500, readyMs: 60_000 },
  web: { name: 'web', title: 'Trang web (web)', graceMs: 1_000, readyMs: 30_000 },
} as const satisfies Record<string, Application>;

const answers = async (url: string, statuses: readonly number[]): Promise<void> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  await response.body?.cancel();
  if (!statuses.includes(response.status)) throw new Error(`${url}: HTTP ${response.status}`);
};

/** The API is up when it answers at all: while the worker is not started yet it may call itself not well (503). */
const probeOf = (stack: Stack, name: Application['name']): (() => Promise<void>) | undefined => {
  const { host, port, apiPort } = stack.configuration;
  if (name === 'api') return () => answers(`http://${connectHost(host)}:${apiPort}/api/health`, [200, 503]);
  if (name === 'web') return () => answers(`http://${connectHost(host)}:${port}/`, [200]);
  return undefined; // the worker says over IPC that it is ready
};

const starter = (stack: Stack, application: Application, file: string) => (): Promise<Part> => {
  const probe = probeOf(stack, application.name);
  return startNodePart({
    name: application.title,
    file,
    cwd: ROOT,
    env: childEnvironment(stack.env, stack.configuration),
    logFile: logFile(stack, application.name),
    graceMs: application.graceMs,
    readyMs: application.readyMs,
    onSpawn: (pid, role) => stack.register.add(pid, role),
    ...(probe ? { probe } : {}),
  });
};

const missing = (name: ProgramName): string => `! Chưa có phần "${name}", bỏ qua (not built, skipped).`;

const startBuilt = async (stack: Stack, applications: readonly Application[]): Promise<void> => {
  const built: Record<string, () => Promise<Part>> = {};
  for (const application of applications) {
    const file = findProgram(application.name);
    if (file === null) stack.say(missing(application.name));
    else built[application.title] = starter(stack, application, file);
  }
  await startGroup(stack, built);
};

/** The API makes the database ready for the worker; the worker and the web do not need each other. */
export const startApplications = async (stack: Stack): Promise<void> => {
  await startBuilt(stack, [APPLICATIONS.api]);
  await startBuilt(stack, [APPLICATIONS.worker, APPLICATIONS.web]);
};
