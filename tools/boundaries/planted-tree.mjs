import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Folders (from the root) of all workspace packages, by the globs of the root package.json. */
export const packageFolders = (root) =>
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    .workspaces.flatMap((glob) => {
      if (!glob.endsWith('/*')) return [glob];
      const parent = glob.slice(0, -2);
      return readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
    })
    .filter((folder) => existsSync(join(root, folder, 'package.json')));

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Takes away what a killed run left behind. */
const removeLeftovers = (parent) => {
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const pid = /^boundaries-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
};

const rootFiles = ['package.json', '.dependency-cruiser.cjs', 'eslint.config.mjs'];

const copyPackage = (root, tree, folder) => {
  const target = join(tree, folder);
  mkdirSync(join(target, 'src'), { recursive: true });
  for (const name of readdirSync(join(root, folder))) {
    if (name === 'package.json' || /^tsconfig.*\.json$/.test(name))
      cpSync(join(root, folder, name), join(target, name));
    if (name === 'node_modules') symlinkSync(join(root, folder, name), join(target, name), 'dir');
  }
  const { name } = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
  const link = join(tree, 'node_modules', name);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(relative(dirname(link), target), link, 'dir');
  writeFileSync(join(target, 'src/index.ts'), 'export const stub = 1;\nexport type Stub = { stub: number };\n');
};

/**
 * A tree with the configuration and the packages of the real one but none of its sources, in which violations can be
 * planted without touching the checkout. It lies below the root, so that npm packages resolve as they do there, and it
 * goes when the process ends, by whatever way.
 */
export const plantTree = (root) => {
  const parent = join(root, '.nx');
  removeLeftovers(parent);
  const tree = join(parent, `boundaries-${process.pid}`);
  process.on('exit', () => rmSync(tree, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
  mkdirSync(tree, { recursive: true });
  const settings = readdirSync(root).filter((name) => rootFiles.includes(name) || /^tsconfig.*\.json$/.test(name));
  for (const name of settings) cpSync(join(root, name), join(tree, name));
  for (const folder of packageFolders(root)) copyPackage(root, tree, folder);
  return tree;
};

/** Writes `files` (path from the root → source) into the tree. */
export const plant = (tree, files) => {
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), `${source}\n`);
  }
};
