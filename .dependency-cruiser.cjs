// The architecture in the order of the data. Who may import whom is one table each for the workspace packages, the
// folders of the domain and the npm packages; `npm run boundaries` plants a violation of every rule and wants it found.

const SPEC = '\\.spec\\.tsx?$|\\.contract\\.ts$|/testing/|/test/|\\.bench\\.ts$';
const NPM = 'node_modules/';
const WORKSPACE = '^(apps|libs|tools|workflows)/';

/** Workspace packages → the workspace packages that their production code may import. */
const packages = {
  'libs/domain': [],
  'libs/contracts': ['libs/domain'],
  'libs/due-words': ['libs/domain'],
  'libs/directive-text': ['libs/domain', 'libs/due-words'],
  'libs/definition-files': ['libs/domain', 'libs/contracts'],
  'libs/documents': ['libs/domain'],
  'libs/configuration': [],
  'libs/event-store': ['libs/domain'],
  'libs/read-models': ['libs/domain', 'libs/contracts', 'libs/event-store'],
  'libs/commands': ['libs/domain', 'libs/event-store', 'libs/read-models'],
  'libs/notifications': ['libs/domain', 'libs/contracts', 'libs/documents', 'libs/event-store', 'libs/read-models'],
  'libs/sample': ['libs/domain', 'libs/contracts', 'libs/definition-files', 'libs/commands'],
  workflows: ['libs/domain'],
  'apps/api': [
    'libs/domain',
    'libs/contracts',
    'libs/configuration',
    'libs/due-words',
    'libs/directive-text',
    'libs/definition-files',
    'libs/documents',
    'libs/commands',
    'libs/read-models',
    'libs/notifications',
    'libs/sample',
    'workflows',
  ],
  'apps/cli': ['libs/domain', 'libs/contracts', 'libs/definition-files', 'libs/due-words', 'libs/directive-text'],
  'apps/worker': [
    'libs/domain',
    'libs/configuration',
    'libs/commands',
    'libs/read-models',
    'libs/notifications',
    'workflows',
  ],
  'apps/web/src': ['libs/contracts'],
  'apps/web/serve': ['libs/configuration'],
  'tools/local-stack': ['libs/configuration'],
  'tools/demo': ['libs/domain', 'libs/contracts', 'libs/configuration', 'libs/commands', 'libs/sample'],
  'tools/bench': ['libs/[^/]+', 'workflows', 'tools/local-stack'],
  'tools/(boundaries|bootstrap)': [],
};

/** Folders of the domain, simplest first: each may import those before it (and `errors`). */
const domainFolders = [
  'text',
  'calendar',
  'job',
  'organisation',
  'template',
  'chase',
  'unit-plan',
  'roll-up',
  'cascade',
  'simulation',
];

/** npm packages that belong to some folders only: [rule, packages, folders that may import them]. */
const owners = [
  ['temporal-only-in-the-shell', '@temporalio/', '^workflows/|^apps/(api|worker)/|^tools/'],
  ['workflow-sandbox-only-in-workflows', '@temporalio/workflow/', '^workflows/|^tools/bench/'],
  ['nest-only-in-api-and-worker', '@nestjs/', '^apps/(api|worker)/'],
  ['http-only-in-apps', '(fastify|@fastify/[^/]+|express)/', '^apps/(api|web/serve)/'],
  [
    'sql-only-below-apps',
    '(pg|typeorm)/',
    '^libs/(event-store|read-models|commands|notifications)/|^apps/(api|worker)/|^tools/',
  ],
  ['typeorm-only-where-tables-are', 'typeorm/', '^libs/(event-store|read-models|commands)/|^apps/api/'],
  [
    'mail-only-in-notifications',
    '(nodemailer|smtp-server|mailparser)/',
    '^libs/notifications/|^tools/local-stack/|^apps/api/src/sign-in/',
  ],
  ['sign-on-only-in-sign-in', '(openid-client|oidc-provider)/', '^apps/api/src/sign-in/'],
  ['yaml-only-in-definition-files', 'yaml/', '^libs/definition-files/|^libs/due-words/src/(table|measure)/'],
  ['commander-only-in-the-command-line', 'commander/', '^apps/cli/'],
  ['calendar-files-only-in-documents', 'ical\\.js/', '^libs/documents/'],
  ['s3-only-where-files-are', '@aws-sdk/', '^apps/api/src/files/'],
  ['pdf-only-in-documents', '(pdfkit|qrcode)/', '^libs/documents/'],
  ['word-files-only-in-documents', '(docx|docxtemplater|pizzip)/', '^libs/documents/'],
  ['spreadsheets-only-in-documents', '(write|read)-excel-file/', '^libs/documents/'],
  ['react-only-in-web', '(react|react-dom|react-router|antd|@ant-design/[^/]+|@tanstack/[^/]+)/', '^apps/web/src/'],
];

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const nameOf = (folder) => folder.replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '');

const packageRules = Object.entries(packages).map(([folder, seen]) =>
  rule(
    `${nameOf(folder)}-sees-only-its-layer`,
    `${folder} may import: ${seen.join(', ') || 'no workspace package'}`,
    { path: `^${folder}/`, pathNot: SPEC },
    { path: WORKSPACE, pathNot: `^(${[folder, ...seen].join('|')})/` },
  ),
);

const domainRules = domainFolders.slice(0, -1).map((folder, index) =>
  rule(
    `domain-${folder}-knows-only-the-simpler`,
    `simpler than ${folder}: ${domainFolders.slice(0, index).join(', ') || 'nothing'}`,
    { path: `^libs/domain/src/${folder}/`, pathNot: SPEC },
    {
      path: '^libs/domain/src/',
      pathNot: `^libs/domain/src/(errors|${domainFolders.slice(0, index + 1).join('|')})/`,
    },
  ),
);

const npmRules = owners.map(([name, npm, folders]) =>
  rule(
    name,
    `${npm} belongs to ${folders}`,
    { path: WORKSPACE, pathNot: `${folders}|${SPEC}` },
    { path: `${NPM}${npm}` },
  ),
);

module.exports = {
  forbidden: [
    rule(
      'must-resolve',
      'an import that does not resolve would satisfy every other rule',
      {},
      { couldNotResolve: true },
    ),
    rule('no-circular', 'cycles hide what is simpler', {}, { circular: true }),
    rule(
      'no-testing-in-production',
      'test code stays in tests',
      { pathNot: `${SPEC}|^tools/bench/` },
      { path: SPEC, pathNot: NPM },
    ),
    rule(
      'npm-declared-by-the-importer',
      'what production code imports stands in the package.json next to it',
      { path: WORKSPACE, pathNot: `${SPEC}|^tools/(boundaries|bootstrap)/|\\.(config|guide)\\.[cm]?[jt]s$` },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'domain-is-pure',
      'no npm package, no built-in, no other workspace package',
      { path: '^libs/domain/src/', pathNot: SPEC },
      { pathNot: '^libs/domain/src/' },
    ),
    rule(
      'domain-errors-know-nothing',
      'every folder of the domain may import errors',
      { path: '^libs/domain/src/errors/', pathNot: SPEC },
      { pathNot: '^libs/domain/src/errors/' },
    ),
    ...domainRules,
    ...packageRules,
    rule(
      'contracts-only-domain-and-zod',
      'contracts cross HTTP and run in the browser',
      { path: '^libs/contracts/src/', pathNot: SPEC },
      { pathNot: `^libs/(contracts|domain)/src/|${NPM}zod/` },
    ),
    rule(
      'workflows-only-domain-and-sandbox',
      'workflows run in the Temporal sandbox: no built-in, no other npm package',
      { path: '^workflows/src/', pathNot: SPEC },
      { pathNot: `^workflows/src/|^libs/domain/src/index\\.ts$|${NPM}@temporalio/(workflow|common)/` },
    ),
    rule(
      'web-is-browser-only',
      'no built-in in the browser',
      { path: '^apps/web/src/', pathNot: SPEC },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'apps-are-leaves',
      'nobody imports an app',
      { path: '^(apps/[^/]+|libs|tools|workflows)/' },
      { path: '^apps/', pathNot: '^$1/' },
    ),
    rule(
      'api-writes-only-through-commands',
      'its tests too: of the event store they may use the test database only',
      { path: '^apps/api/' },
      { path: '^libs/event-store/', pathNot: '/testing/index\.ts$' },
    ),
    rule(
      'public-entry-only',
      'other packages see index.ts (tests also testing/index.ts)',
      { path: '^(libs/[^/]+|apps/[^/]+|tools/[^/]+|workflows)/' },
      {
        path: '^(libs/[^/]+|tools/[^/]+|workflows)/',
        pathNot: '^(libs/[^/]+|tools/[^/]+|workflows)/src/(testing/)?index\\.ts$|^$1/',
      },
    ),
    ...npmRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps/[^/]+|libs/[^/]+|tools/[^/]+|workflows)/(dist|dist-server)/' },
    tsPreCompilationDeps: true, // type-only imports count
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // Sources of the workspace packages, so that nothing needs to be built first.
      conditionNames: ['@dondoc/source', 'import', 'require', 'node', 'default', 'types'],
    },
  },
};
