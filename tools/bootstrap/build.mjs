import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './places.mjs';
import { run } from './run.mjs';

const STAMP = join(ROOT, 'node_modules/.dondoc-build');
const SOURCES = ['apps', 'libs', 'tools', 'workflows', 'package-lock.json', 'tsconfig.base.json', 'nx.json'];
const NOT_SOURCES = new Set(['node_modules', 'dist', 'dist-server', '.nx']);

function* filesBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (stat.isFile()) yield [path, stat];
  else for (const name of readdirSync(path).sort()) if (!NOT_SOURCES.has(name)) yield* filesBelow(join(path, name));
}

/** Packages with a build that has left nothing: somebody removed it. */
const unbuilt = () =>
  ['apps', 'libs', 'tools', '.']
    .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name)))
    .filter((folder) => existsSync(join(folder, 'package.json')) && folder !== ROOT)
    .filter((folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).scripts?.build)
    .filter((folder) => !existsSync(join(folder, 'dist')));

const sourcesHash = () => {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const [path, { mtimeMs, size }] of filesBelow(join(ROOT, source)))
      hash.update(`${relative(ROOT, path)}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
};

/** Builds everything, unless no source changed since the last build. Returns a message when it fails. */
export const build = async () => {
  const hash = sourcesHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash && unbuilt().length === 0) return null;
  console.log('Đang biên dịch chương trình (building)…');
  const { code, output } = await run(
    join(ROOT, 'node_modules/.bin/nx'),
    ['run-many', '-t', 'build', '--outputStyle=static'],
    {
      cwd: ROOT,
      quiet: true,
      // No daemon: nothing of ours may run on after the start was stopped.
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' },
    },
  );
  if (code !== 0) return `${output}\nBiên dịch thất bại, xem các dòng trên (build failed, see above).`;
  writeFileSync(STAMP, hash);
  return null;
};
