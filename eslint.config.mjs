import { builtinModules } from 'node:module';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';

// What an import graph cannot see. Types are tsc's job, layout is biome's, imports between packages are
// dependency-cruiser's; `npm run boundaries` plants a violation of every rule below and wants it found.

const sources = ['apps/**/*.{ts,tsx}', 'libs/**/*.ts', 'tools/**/*.ts', 'workflows/**/*.ts', '*.ts'];
const specs = ['**/*.spec.{ts,tsx}', '**/*.contract.ts', '**/testing/**', '**/test/**'];
const scripts = ['**/*.{js,mjs,cjs}'];
const pure = ['libs/domain/src/**/*.ts', 'workflows/src/**/*.ts'];

/** A second name for a built-in rule, so that it can warn at one limit and stop at another. */
const builtIn = {
  rules: {
    'max-lines-stop': builtinRules.get('max-lines'),
    'restricted-calls': builtinRules.get('no-restricted-syntax'),
  },
};

const impureGlobals = [
  ...['Date', 'Intl', 'process', 'console', 'fetch', 'crypto', 'performance', 'globalThis', 'global', 'window', 'self'],
  ...[
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
    'require',
    'Buffer',
    'eval',
    'Function',
    'navigator',
  ],
].map((name) => ({ name, message: 'Pure code gets time, chance and the outside world as inputs.' }));

const impureMembers = [
  {
    selector:
      "MemberExpression[object.name='Math'][property.name='random'], MemberExpression[object.name='Math'][property.value='random']",
    message: 'Chance is an input.',
  },
  {
    selector: "VariableDeclarator[init.name='Math'] > ObjectPattern > Property[key.name='random']",
    message: 'Chance is an input.',
  },
  {
    selector: 'MemberExpression[property.name=/^toLocale/], MemberExpression[property.name="localeCompare"]',
    message: 'Locale and time zone differ between machines.',
  },
  { selector: 'ImportExpression', message: 'Pure code imports statically.' },
];

const localTime = {
  selector:
    'CallExpression > MemberExpression[property.name=/^((get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds)|getTimezoneOffset)$/]',
  message: "This reads the machine's time zone: use plain dates or instants (UTC) of @dondoc/domain.",
};

const spoiledTests = [
  {
    selector:
      'MemberExpression[object.name=/^(it|test|describe|suite|bench)$/][property.name=/^(skip|only|todo|fails|skipIf|runIf)$/]',
    message: 'A test runs or it is deleted: no skip, only or todo.',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    message: 'A test runs or it is deleted.',
  },
  {
    selector: "CallExpression[callee.object.name='vi'][callee.property.name=/^(mock|doMock|hoisted)$/]",
    message: 'Use the real part, or pass another one in.',
  },
];

const everywhere = {
  eqeqeq: 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-debugger': 'error',
  'no-throw-literal': 'error',
  'max-lines': ['warn', { max: 250, skipBlankLines: true }],
  'dondoc/max-lines-stop': ['error', { max: 400, skipBlankLines: true }],
};

const typed = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  // Classes that NestJS injects stay value imports: the rule leaves files with decorator metadata alone.
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'warn',
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  '@typescript-eslint/ban-ts-comment': 'error',
  'no-restricted-syntax': ['error', localTime],
};

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      '**/dist-server/**',
      '.nx/**',
      '.dondoc/**',
      'coverage/**',
      '**/histories/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { dondoc: builtIn }, rules: everywhere },
  {
    files: sources,
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      // One program over the sources (specs too), by the condition @dondoc/source: nothing needs to be built first.
      parserOptions: {
        project: ['./tsconfig.lint.json', './tsconfig.lint.web.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: typed,
  },
  {
    files: scripts,
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'Buffer',
          'fetch',
          'setTimeout',
          'setInterval',
          'clearTimeout',
          'clearInterval',
          'AbortSignal',
          'AbortController',
          'performance',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: { 'no-undef': 'error', 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }], 'no-unreachable': 'error' },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
  },
  {
    files: sources,
    ignores: [...specs, '**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.tsx'],
    ignores: specs,
    rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['libs/*/src/**/*.ts', 'apps/*/src/**/*.ts'],
    ignores: [...specs, 'apps/*/src/main.ts', 'apps/*/src/**/*.module.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only a main.ts or a module reads the environment, by @dondoc/configuration.',
        },
      ],
    },
  },
  {
    files: pure,
    ignores: specs,
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals],
      '@typescript-eslint/no-restricted-types': ['error', { types: { Date: 'Plain dates and ISO instants only.' } }],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*'], message: 'No built-ins in pure code.' }], paths: builtinModules },
      ],
      'dondoc/restricted-calls': ['error', ...impureMembers],
    },
  },
  {
    files: specs,
    rules: {
      'dondoc/restricted-calls': ['error', ...spoiledTests],
      'max-lines': 'off',
      'dondoc/max-lines-stop': 'off',
    },
  },
);
