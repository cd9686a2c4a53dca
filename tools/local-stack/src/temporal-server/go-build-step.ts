import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { exclusively } from '../resolver/exclusively.js';
import { findOnPath } from '../resolver/find-on-path.js';
import { runProgram } from '../resolver/run-program.js';
import { type Step, type StepResult, found, notFound } from '../resolver/search.js';
import { cachedProgram } from './existing-programs.js';
import type { TemporalSearch } from './temporal-search.js';

const PACKAGE = 'github.com/temporalio/cli/cmd/temporal';
const OLDEST_GO = 21; // the first Go that fetches a newer tool chain by itself
const GO_OF_MODULE = '1.26.5';
const BUILD_MS = 30 * 60_000;

const goVersion = (text: string): { minor: number; full: string } | null => {
  const match = /go version go(1\.(\d+)(?:\.\d+)?)/.exec(text);
  return match ? { full: match[1] ?? '', minor: Number(match[2]) } : null;
};

const isOlder = (a: string, b: string): boolean => a.localeCompare(b, 'en', { numeric: true }) < 0;

/** Keeps the user's proxies, drops settings that would bend this build; an older Go may fetch the tool chain it needs. */
const goEnvironment = (search: TemporalSearch, version: string): NodeJS.ProcessEnv => ({
  ...search.env,
  HOME: search.env['HOME'] || homedir(),
  GOFLAGS: '-buildvcs=false -mod=readonly',
  GOWORK: 'off',
  ...(isOlder(version, GO_OF_MODULE) ? { GOTOOLCHAIN: 'auto' } : {}),
});

const explain = (output: string): string => {
  const last = output.trim().split('\n').slice(-3).join(' | ');
  if (/no space left on device/i.test(output)) return `hết chỗ trên đĩa, cần khoảng 4 GB (no disk space): ${last}`;
  if (/dial tcp|no such host|i\/o timeout|proxyconnect/i.test(output))
    return `không tới được proxy mô-đun Go (module proxy not reached): ${last}`;
  return `go build: ${last}`;
};

const build = async (search: TemporalSearch, go: string, version: string): Promise<StepResult> => {
  mkdirSync(dirname(search.cached), { recursive: true });
  // A copy of the two files: the checkout may be read-only, and the path of the cache is ours.
  const folder = mkdtempSync(`${search.cached}.build-`);
  const product = join(folder, 'temporal');
  const started = performance.now();
  const seconds = (): string => `${Math.round((performance.now() - started) / 1000)} giây`;
  search.log(
    'Đang biên dịch máy chủ Temporal từ mã nguồn Go: chỉ một lần, khoảng 4 phút (building once, about 4 minutes)…',
  );
  const progress = setInterval(() => search.log(`… vẫn đang biên dịch, đã ${seconds()} (still building).`), 20_000);
  try {
    for (const file of ['go.mod', 'go.sum']) copyFileSync(join(search.goModule, file), join(folder, file));
    const { ok, output } = await runProgram(go, ['build', '-ldflags', '-s -w', '-o', product, PACKAGE], {
      env: goEnvironment(search, version),
      cwd: folder,
      timeoutMs: BUILD_MS,
    });
    if (!ok) return notFound(explain(output));
    renameSync(product, search.cached);
    search.log(`Đã biên dịch xong máy chủ Temporal sau ${seconds()} (built).`);
    return found(search.cached);
  } finally {
    clearInterval(progress);
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Step 5: from the Go module proxy, with the revisions that go.sum pins. */
export const goBuildStep = (search: TemporalSearch): Step => ({
  name: 'Biên dịch bằng Go (build with Go)',
  run: async () => {
    const go = findOnPath(search.env, 'go');
    if (go === null) return notFound('không có "go" trên PATH (no go on the PATH)');
    const { output } = await runProgram(go, ['version'], { env: { ...search.env }, timeoutMs: 20_000 });
    const version = goVersion(output);
    if (version === null || version.minor < OLDEST_GO)
      return notFound(`cần Go 1.${OLDEST_GO} trở lên (too old): ${output.trim()}`);
    const wait = (): void =>
      search.log('Một tiến trình khác đang biên dịch Temporal, xin chờ (another build is running, waiting).');
    return exclusively(`${search.cached}.lock`, wait, async () => {
      const already = await cachedProgram(search).run();
      return already.found ? already : build(search, go, version.full);
    });
  },
});
