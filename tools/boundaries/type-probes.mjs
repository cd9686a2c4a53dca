// Planted in libs/domain and compiled by its own tsconfig: [option that must bite, error code, source].
export const typeProbes = [
  ['strict (null)', 2322, 'export const a: string = null;'],
  ['strict (implicit any)', 7006, 'export const a = (b) => b;'],
  ['noUncheckedIndexedAccess', 2322, 'export const a = (b: string[]): string => b[0];'],
  ['exactOptionalPropertyTypes', 2375, 'export const a: { b?: string } = { b: undefined };'],
  ['noImplicitOverride', 4114, 'class A {\n  a() {}\n}\nexport class B extends A {\n  a() {}\n}'],
  [
    'noFallthroughCasesInSwitch',
    7029,
    'export const a = (b: number) => {\n  switch (b) {\n    case 1:\n      b++;\n    case 2:\n      return b;\n  }\n  return 0;\n};',
  ],
  ['noImplicitReturns', 7030, 'export const a = (b: boolean) => {\n  if (b) return 1;\n};'],
  ['verbatimModuleSyntax', 1484, "import { Stub } from './stub.js';\nexport type Used = Stub;"],
  ['nodenext (file ending)', 2835, "import { stub } from './stub';\nexport const a = stub;"],
  ['domain without node types', 2591, 'export const a = process.env;'],
  ['domain without DOM', 2584, "console.log('x');"],
];

/** What every tsconfig of the workspace must keep. */
export const strictOptions = [
  'strict',
  'noUncheckedIndexedAccess',
  'exactOptionalPropertyTypes',
  'noImplicitOverride',
  'noFallthroughCasesInSwitch',
  'noImplicitReturns',
  'verbatimModuleSyntax',
  'isolatedModules',
];
