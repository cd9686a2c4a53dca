import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { dependencyProbes, targets } from './dependency-probes.mjs';
import { lintProbes } from './lint-probes.mjs';
import { plant } from './planted-tree.mjs';
import { typeProbes } from './type-probes.mjs';

// The root is where npm put it; its package.json does not export the program.
const depcruise = join(import.meta.dirname, '../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** Violations that dependency-cruiser finds below `cwd`: [{ rule, from, to, files }]. */
export const cruise = (cwd) =>
  new Promise((resolve, reject) => {
    const folders = ['apps', 'libs', 'workflows', 'tools'].filter((folder) => existsSync(join(cwd, folder)));
    const args = [depcruise, ...folders, '--config', '.dependency-cruiser.cjs', '-T', 'json'];
    execFile(process.execPath, args, { cwd, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      if (!stdout.startsWith('{')) return reject(new Error(`dependency-cruiser failed: ${stderr || error}`));
      const { summary } = JSON.parse(stdout);
      resolve({
        modules: summary.totalCruised,
        rules: summary.ruleSetUsed.forbidden.map((rule) => rule.name),
        // A cycle is reported once, from one of its files.
        violations: summary.violations.map(({ rule, from, to, cycle }) => ({
          rule: rule.name,
          from,
          to,
          files: [from, ...(cycle ?? []).map((step) => step.name)],
        })),
      });
    });
  });

/** One row per probe: { guard, rule, file, ok, found }. */
const judge = (guard, probes, foundIn) =>
  probes.map(([rule, file]) => {
    const found = foundIn(file);
    return {
      guard,
      rule: rule ?? '(allowed)',
      file,
      ok: rule === null ? found.length === 0 : found.includes(rule),
      found,
    };
  });

export const runDependencyProbes = async (tree) => {
  plant(tree, { ...targets, ...Object.fromEntries(dependencyProbes.map(([, file, source]) => [file, source])) });
  const { rules, violations } = await cruise(tree);
  const rows = judge('imports', dependencyProbes, (file) =>
    violations.filter((v) => v.files.includes(file)).map((v) => v.rule),
  );
  const probed = new Set(dependencyProbes.map(([rule]) => rule));
  return { rows, unprobed: rules.filter((name) => !probed.has(name)), rules };
};

/** Rules that the ESLint configuration turns on for any probed file. */
const enabledRules = async (eslint, tree) => {
  const configs = await Promise.all(lintProbes.map(([, file]) => eslint.calculateConfigForFile(join(tree, file))));
  const isOn = ([, setting]) => ![0, 'off'].includes(Array.isArray(setting) ? setting[0] : setting);
  return new Set(
    configs.flatMap((config) =>
      Object.entries(config.rules)
        .filter(isOn)
        .map(([name]) => name),
    ),
  );
};

export const runLintProbes = async (tree) => {
  plant(tree, Object.fromEntries(lintProbes.map(([, file, source]) => [file, source])));
  const eslint = new ESLint({ cwd: tree });
  const results = await eslint.lintFiles(lintProbes.map(([, file]) => file));
  const found = new Map(
    results.map((r) => [relative(tree, r.filePath), r.messages.map((m) => m.ruleId ?? `parse error: ${m.message}`)]),
  );
  const probed = new Set(lintProbes.map(([rule]) => rule));
  const rows = judge('lint', lintProbes, (file) => found.get(file) ?? ['not linted']);
  return { rows, unprobed: [...(await enabledRules(eslint, tree))].filter((name) => !probed.has(name)) };
};

/** Compiler options of a tsconfig file as tsc reads them. */
export const readTsconfig = (path) => {
  const host = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (d) => {
      throw new Error(String(d.messageText));
    },
  };
  return ts.getParsedCommandLineOfConfigFile(path, {}, host);
};

export const runTypeProbes = (tree) => {
  const fileOf = (index) => `libs/domain/src/calendar/t-${index}.ts`;
  plant(tree, { ...targets, ...Object.fromEntries(typeProbes.map(([, , source], index) => [fileOf(index), source])) });
  const { options } = readTsconfig(join(tree, 'libs/domain/tsconfig.json'));
  const program = ts.createProgram(
    typeProbes.map((_, index) => join(tree, fileOf(index))),
    { ...options, noEmit: true },
  );
  const diagnostics = ts.getPreEmitDiagnostics(program);
  return typeProbes.map(([option, code], index) => {
    const found = diagnostics.filter((d) => d.file?.fileName.endsWith(fileOf(index))).map((d) => d.code);
    return { guard: 'types', rule: option, file: `TS${code}`, ok: found.includes(code), found };
  });
};
