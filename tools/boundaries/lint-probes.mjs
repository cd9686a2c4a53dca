// Planted sources: [rule that must fire, file, source]. `null` as rule: the source is allowed, nothing may fire.
const calendar = 'libs/domain/src/calendar';
const lines = (count, line = 'export {};') => Array.from({ length: count }, () => line).join('\n');
const longFunction = (count) => `export const long = (n: number) => {\n${lines(count, '  n += 1;')}\n  return n;\n};`;
const globals = 'no-restricted-globals';
const calls = 'dondoc/restricted-calls';

const impure = Object.entries({
  date: 'export const now = () => new Date();',
  'date-now': 'export const now = () => Date.now();',
  intl: "export const text = new Intl.NumberFormat('vi');",
  process: 'export const zone = process.env.TZ;',
  console: "console.log('x');",
  fetch: "export const got = () => fetch('http://localhost');",
  crypto: 'export const id = () => crypto.randomUUID();',
  performance: 'export const t = () => performance.now();',
  'global-this': 'export const t = () => globalThis.Date;',
  timeout: 'setTimeout(() => undefined, 1);',
  interval: 'setInterval(() => undefined, 1);',
}).map(([name, source]) => [globals, `${calendar}/p-${name}.ts`, source]);

const purity = [
  ...impure,
  [globals, 'workflows/src/p-date.ts', 'export const now = () => Date.now();'],
  [globals, 'workflows/src/p-console.ts', "console.log('x');"],
  ['@typescript-eslint/no-restricted-types', `${calendar}/p-date-type.ts`, 'export type Moment = { at: Date };'],
  [calls, `${calendar}/p-random.ts`, 'export const r = () => Math.random();'],
  [calls, `${calendar}/p-random-bracket.ts`, "export const r = () => Math['random']();"],
  [calls, `${calendar}/p-random-taken.ts`, 'export const { random } = Math;'],
  [calls, `${calendar}/p-locale.ts`, 'export const t = (n: number) => n.toLocaleString();'],
  [calls, `${calendar}/p-locale-maybe.ts`, 'export const t = (n?: number) => n?.toLocaleString();'],
  [calls, `${calendar}/p-compare.ts`, 'export const c = (a: string, b: string) => a.localeCompare(b);'],
  [calls, 'workflows/src/p-random.ts', 'export const r = () => Math.random();'],
  [calls, `${calendar}/p-dynamic.ts`, "export const r = () => import('./p-random.js');"],
  [
    'no-restricted-imports',
    `${calendar}/p-bare.ts`,
    "import { readFileSync } from 'fs';\nexport const r = readFileSync;",
  ],
  ['no-restricted-imports', `${calendar}/p-node.ts`, "import { cpus } from 'node:os';\nexport const r = cpus;"],
  [
    'no-restricted-imports',
    `${calendar}/p-sub.ts`,
    "import { readFile } from 'fs/promises';\nexport const r = readFile;",
  ],
  ['no-restricted-imports', 'workflows/src/p-bare.ts', "import { cpus } from 'os';\nexport const r = cpus;"],
  ['no-restricted-properties', 'libs/commands/src/p-env.ts', 'export const home = process.env.HOME;'],
  ['no-restricted-syntax', 'libs/commands/src/p-zone.ts', 'export const y = (d: Date) => d.getFullYear();'],
  ['no-restricted-syntax', 'apps/web/src/p-zone.tsx', 'export const y = (d: Date) => d.getTimezoneOffset();'],
  [null, 'libs/event-store/src/p-fine.ts', 'export const now = () => new Date().toISOString();'],
  [null, `${calendar}/p-fine.ts`, 'export const half = (n: number) => Math.floor(n / 2);'],
  [null, `${calendar}/p-fine.unit.spec.ts`, 'export const now = () => new Date().toISOString();'],
];

const spec = 'libs/commands/src';
const spoiledTests = Object.entries({
  skip: "it.skip('a', () => undefined);",
  only: "describe.only('a', () => undefined);",
  todo: "test.todo('a');",
  'skip-each': "it.skip.each([1])('a', () => undefined);",
  'skip-if': "it.skipIf(true)('a', () => undefined);",
}).map(([name, call]) => [
  calls,
  `${spec}/p-${name}.unit.spec.ts`,
  `import { describe, it, test } from 'vitest';\nexport const used = [describe, it, test];\n${call}`,
]);

const tests = [
  ...spoiledTests,
  [calls, `${spec}/p-mock.unit.spec.ts`, "import { vi } from 'vitest';\nvi.mock('pg');"],
  [calls, `apps/web/src/p-only.unit.spec.tsx`, "import { it } from 'vitest';\nit.only('a', () => undefined);"],
  [null, `${spec}/p-fine.unit.spec.ts`, `import { it } from 'vitest';\nit('a', () => undefined);\n${longFunction(60)}`],
];

const injected = `import { Injectable } from '@nestjs/common';
import { Clock } from './p-clock.js';
@Injectable()
export class Service {
  constructor(readonly clock: Clock) {}
}`;
const union =
  "export type Kind = 'a' | 'b';\nexport const of = (kind: Kind) => {\n  switch (kind) {\n    case 'a':\n      return 1;\n";
const style = [
  [
    '@typescript-eslint/no-floating-promises',
    `${spec}/p-floating.ts`,
    'export const go = (): void => {\n  Promise.resolve(1);\n};',
  ],
  ['@typescript-eslint/no-floating-promises', `${spec}/p-floating.int.spec.ts`, 'const go = async () => 1;\ngo();'],
  [
    '@typescript-eslint/no-misused-promises',
    `${spec}/p-misused.ts`,
    'export const go = () => {\n  [1].forEach(async () => {});\n};',
  ],
  ['@typescript-eslint/await-thenable', `${spec}/p-await.ts`, 'export const go = async () => await 1;'],
  ['@typescript-eslint/switch-exhaustiveness-check', `${spec}/p-switch.ts`, `${union}  }\n  return 2;\n};`],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    `${spec}/p-default.ts`,
    `${union}    default:\n      return 2;\n  }\n};`,
  ],
  [
    '@typescript-eslint/consistent-type-imports',
    `${spec}/p-import.ts`,
    "import { Stub } from './index.js';\nexport type Used = Stub;",
  ],
  ['@typescript-eslint/no-explicit-any', `${spec}/p-any.ts`, 'export const anything: any = 1;'],
  ['@typescript-eslint/no-non-null-assertion', `${spec}/p-bang.ts`, 'export const n = (a?: number) => a!;'],
  ['@typescript-eslint/no-unused-vars', `${spec}/p-unused.ts`, 'const unused = 1;\nexport {};'],
  ['@typescript-eslint/ban-ts-comment', `${spec}/p-ignore.ts`, '// @ts-ignore\nexport const n: string = 1;'],
  ['max-lines', `${spec}/p-lines.ts`, lines(260)],
  ['dondoc/max-lines-stop', `${spec}/p-lines-stop.ts`, lines(410)],
  ['max-lines-per-function', `${spec}/p-long.ts`, longFunction(45)],
  ['max-lines-per-function', 'apps/web/src/p-long.tsx', longFunction(85)],
  ['eqeqeq', `${spec}/p-equal.ts`, 'export const e = (a: number, b: number) => a == b;'],
  ['prefer-const', `${spec}/p-let.ts`, 'let a = 1;\nexport const b = a;'],
  ['no-var', `${spec}/p-var.ts`, 'export var a = 1;'],
  ['no-debugger', `${spec}/p-debugger.ts`, 'debugger;\nexport {};'],
  ['no-throw-literal', `${spec}/p-throw.ts`, "export const t = () => {\n  throw 'x';\n};"],
  ['no-undef', 'tools/bootstrap/p-undefined.mjs', 'export const u = nowhere;'],
  ['no-unused-vars', 'tools/bootstrap/p-unused.mjs', 'const unused = 1;'],
  ['no-unreachable', 'tools/bootstrap/p-unreachable.mjs', 'export const u = () => {\n  return 1;\n  u();\n};'],
  [null, 'apps/api/src/p-injected.ts', injected],
  [null, 'apps/api/src/p-clock.ts', 'export class Clock {}'],
  [null, 'apps/web/src/p-component.tsx', longFunction(60)],
];

export const lintProbes = [...purity, ...tests, ...style];
