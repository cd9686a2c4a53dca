import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './places.mjs';
import { prepare } from './prepare.mjs';
import { npm, run } from './run.mjs';

/** Each counts as one test. */
const CHECKS = ['format:check', 'lint', 'boundaries', 'typecheck'];

const check = async (name) => {
  console.log(`\n— npm run ${name}`);
  const { code } = await npm(['run', '--silent', name], { cwd: ROOT });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
};

/** True counts from Vitest's own report; a file that could not even be loaded counts as one failure. */
const countReport = (file) => {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const unloaded = report.testResults.filter((each) => each.status === 'failed' && each.assertionResults.length === 0);
  // A skipped test proves nothing: it counts as failed.
  const skipped = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length + skipped };
};

const vitest = async (projects) => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-test-'));
  const file = join(folder, 'report.json');
  const args = ['run', ...projects.flatMap((name) => ['--project', name])];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await run(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args, ...reporters], {
    cwd: ROOT,
  });
  const counts = countReport(file);
  rmSync(folder, { recursive: true });
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
};

/** Finds or makes the Temporal servers, which may take minutes: no test's time limit should count them. */
const makeTestServers = () => run(process.execPath, [join(ROOT, 'tools/local-stack/dist/make-test-servers.js')]);

const fast = process.argv.includes('--fast');
await prepare();
const results = [];
const testServers = fast ? undefined : makeTestServers();
for (const name of CHECKS) results.push({ name, ...(await check(name)) });
await testServers;
results.push({ name: 'vitest', ...(await vitest(fast ? ['unit'] : [])) });

console.log('');
for (const { name, passed, failed } of results)
  console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed`);
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
