// `npm run boundaries`: the import rules hold in the real tree, and every guard bites when a violation is planted.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { composeFaults, runComposeProbes } from './compose-file.mjs';
import { packageFolders, plantTree } from './planted-tree.mjs';
import { cruise, readTsconfig, runDependencyProbes, runLintProbes, runTypeProbes } from './run-probes.mjs';
import { strictOptions } from './type-probes.mjs';

const root = resolve(import.meta.dirname, '../..');
const started = Date.now();
const failures = [];
const fail = (line) => failures.push(line);

/** Packages and domain folders that no rule knows. */
const checkCoverage = (rules) => {
  const known = (name) => rules.some((rule) => rule.startsWith(name));
  for (const folder of packageFolders(root))
    if (!known(folder.replaceAll('/', '-')))
      fail(`no rule for the package ${folder}: add it to .dependency-cruiser.cjs`);
  const free = ['errors', 'testing', 'simulation']; // errors has its own rule, simulation may import all others
  const domain = join(root, 'libs/domain/src');
  for (const entry of existsSync(domain) ? readdirSync(domain, { withFileTypes: true }) : [])
    if (entry.isDirectory() && !free.includes(entry.name) && !known(`domain-${entry.name}-`))
      fail(`no rule for the folder libs/domain/src/${entry.name}: add it to domainFolders`);
};

/** No package may switch a strict option off. */
const checkTsconfigs = () => {
  const paths = packageFolders(root).flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => /^tsconfig.*\.json$/.test(name))
      .map((name) => join(folder, name)),
  );
  for (const path of paths) {
    const { options, fileNames, projectReferences } = readTsconfig(join(root, path));
    if (fileNames.length === 0 && projectReferences) continue; // a list of projects only
    for (const option of strictOptions) if (options[option] !== true) fail(`${path} lacks ${option}`);
  }
  return paths.length;
};

const printTable = (rows) => {
  const width = (key) => Math.max(...rows.map((row) => row[key].length));
  const [rule, file] = [width('rule'), width('file')];
  for (const row of rows) {
    const verdict = row.ok ? 'ok' : `SILENT OR WRONG, found: ${row.found.join(', ') || 'nothing'}`;
    console.log(`${row.guard.padEnd(8)}${row.rule.padEnd(rule + 2)}${row.file.padEnd(file + 2)}${verdict}`);
  }
};

const real = await cruise(root);
for (const { rule, from, to } of real.violations) fail(`${rule}: ${from} → ${to}`);
checkCoverage(real.rules);
const tsconfigs = checkTsconfigs();
for (const fault of composeFaults(root)) fail(`docker-compose.yml: ${fault}`);

const tree = plantTree(root);
const imports = await runDependencyProbes(tree);
const lint = await runLintProbes(tree);
const rows = [...imports.rows, ...lint.rows, ...runTypeProbes(tree), ...runComposeProbes(root)];
printTable(rows);
for (const row of rows)
  if (!row.ok) fail(`probe of ${row.rule} in ${row.file}: found ${row.found.join(', ') || 'nothing'}`);
for (const name of [...imports.unprobed, ...lint.unprobed]) fail(`the rule ${name} has no probe`);

const seconds = ((Date.now() - started) / 1000).toFixed(1);
console.log(
  `\n${real.modules} modules, ${real.rules.length} import rules, ${tsconfigs} tsconfig files, ${rows.length} probes, ${seconds} s`,
);
for (const line of failures) console.error(`✗ ${line}`);
console.log(failures.length === 0 ? 'boundaries: all guards hold' : `boundaries: ${failures.length} failures`);
process.exitCode = failures.length === 0 ? 0 : 1;
