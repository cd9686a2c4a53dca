import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findOnPath } from '../resolver/find-on-path.js';
import { runProgram } from '../resolver/run-program.js';
import { type StepResult, found, notFound } from '../resolver/search.js';
import { TEST_SERVER_NAME, type TimeSkippingSearch, cachedFile } from './time-skipping-search.js';

const WRAPPER = `#!/bin/sh
folder=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
exec java -XX:+UseSerialGC -Xmx512m -cp "$folder/lib/*" io.temporal.testserver.TestServer "$@"
`;

/** Step 5: the server's files by Maven, and a wrapper that starts them with Java. */
export const makeWithMaven = async (search: TimeSkippingSearch): Promise<StepResult> => {
  const mvn = findOnPath(search.env, 'mvn');
  if (mvn === null || findOnPath(search.env, 'java') === null) {
    return notFound('không có "java" và "mvn" trên PATH (no java or mvn on the PATH)');
  }
  mkdirSync(dirname(search.folder), { recursive: true });
  const partial = mkdtempSync(`${search.folder}.build-`);
  search.log('Đang lấy máy chủ thử nghiệm tua thời gian bằng Maven, chỉ một lần (fetching the test server once)…');
  try {
    copyFileSync(search.pom, join(partial, 'pom.xml'));
    const goal = ['-q', '-B', '-f', join(partial, 'pom.xml'), 'dependency:copy-dependencies'];
    const { ok, output } = await runProgram(mvn, [...goal, `-DoutputDirectory=${join(partial, 'lib')}`], {
      env: { ...search.env },
      cwd: partial,
      timeoutMs: 10 * 60_000,
    });
    if (!ok) return notFound(`mvn: ${output.trim().split('\n').slice(0, 2).join(' | ')}`);
    writeFileSync(join(partial, TEST_SERVER_NAME), WRAPPER);
    chmodSync(join(partial, TEST_SERVER_NAME), 0o755);
    rmSync(search.folder, { recursive: true, force: true });
    renameSync(partial, search.folder);
    return found(cachedFile(search));
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
};
