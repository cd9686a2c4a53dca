import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './places.mjs';
import { run } from './run.mjs';

/** What was built last: everything, or one program with what it needs. */
const stampOf = (program) => join(ROOT, `node_modules/.dondoc-build${program ? `-${program.split('/').pop()}` : ''}`);
const SOURCES = ['apps', 'libs', 'tools', 'workflows', 'package-lock.json', 'tsconfig.base.json', 'nx.json'];
const NOT_SOURCES = new Set(['node_modules', 'dist', 'dist-server', '.nx']);

function* filesBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (stat.isFile()) yield [path, stat];
  else for (const name of readdirSync(path).sort()) if (!NOT_SOURCES.has(name)) yield* filesBelow(join(path, name));
}

/** Workspace packages that are built: [name, folder, names that it depends on]. */
const builtPackages = () =>
  ['apps', 'libs', 'tools', '.']
    .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name)))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => [folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))])
    .filter(([, { scripts }]) => scripts?.build)
    .map(([folder, { name, dependencies }]) => [name, folder, Object.keys(dependencies ?? {})]);

/** The packages that a program needs, itself included. */
const neededBy = (program, packages) => {
  const needed = new Set([program]);
  for (const name of needed) packages.find(([one]) => one === name)?.[2].forEach((below) => needed.add(below));
  return packages.filter(([name]) => needed.has(name));
};

/** True when a package has left nothing of its build: somebody removed it. */
const isUnbuilt = ([, folder]) => !existsSync(join(folder, 'dist'));

const sourcesHash = () => {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const [path, { mtimeMs, size }] of filesBelow(join(ROOT, source)))
      hash.update(`${relative(ROOT, path)}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
};

const isBuilt = (program, hash) => {
  const stamp = stampOf(program);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) return false;
  const packages = builtPackages();
  return !(program === null ? packages : neededBy(program, packages)).some(isUnbuilt);
};

/**
 * Builds everything, or one program (the name of its package) with what it needs, unless no source changed since that
 * was last built. Returns a message when it fails.
 */
export const build = async (program = null) => {
  const hash = sourcesHash();
  if (isBuilt(null, hash) || (program !== null && isBuilt(program, hash))) return null;
  console.log('Đang biên dịch chương trình (building)…');
  const { code, output } = await run(
    join(ROOT, 'node_modules/.bin/nx'),
    ['run-many', '-t', 'build', '--outputStyle=static', ...(program ? [`--projects=${program}`] : [])],
    {
      cwd: ROOT,
      quiet: true,
      // No daemon: nothing of ours may run on after the start was stopped.
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' },
    },
  );
  if (code !== 0) return `${output}\nBiên dịch thất bại, xem các dòng trên (build failed, see above).`;
  writeFileSync(stampOf(program), hash);
  return null;
};
