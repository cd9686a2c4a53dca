// Planted imports: [rule that must fire, file, source]. `null` as rule: the import is allowed, nothing may fire.
const value = (from) => `import * as planted from '${from}';\nexport const used = planted;`;
const typeOnly = (from, name = 'Stub') => `import type { ${name} } from '${from}';\nexport type Used = ${name};`;
const dynamic = (from) => `export const used = () => import('${from}');`;
const reExport = (from) => `export * from '${from}';`;
const domain = 'libs/domain/src';

const inDomain = [
  ['domain-is-pure', `${domain}/calendar/p-bare.ts`, value('fs')],
  ['domain-is-pure', `${domain}/calendar/p-node.ts`, value('node:os')],
  ['domain-is-pure', `${domain}/calendar/p-dynamic.ts`, dynamic('node:os')],
  ['domain-is-pure', `${domain}/unit-plan/p-npm.ts`, value('zod')],
  ['domain-is-pure', `${domain}/cascade/p-type.ts`, typeOnly('@dondoc/contracts')],
  ['domain-errors-know-nothing', `${domain}/errors/p.ts`, typeOnly('../calendar/stub.js')],
  ['domain-text-knows-only-the-simpler', `${domain}/text/p-up.ts`, typeOnly('../calendar/stub.js')],
  ['domain-calendar-knows-only-the-simpler', `${domain}/calendar/p-up.ts`, typeOnly('../organisation/stub.js')],
  ['domain-job-knows-only-the-simpler', `${domain}/job/p.ts`, value('../organisation/stub.js')],
  ['domain-organisation-knows-only-the-simpler', `${domain}/organisation/p.ts`, value('../template/stub.js')],
  ['domain-template-knows-only-the-simpler', `${domain}/template/p.ts`, dynamic('../chase/stub.js')],
  ['domain-chase-knows-only-the-simpler', `${domain}/chase/p.ts`, reExport('../unit-plan/stub.js')],
  ['domain-unit-plan-knows-only-the-simpler', `${domain}/unit-plan/p.ts`, value('../cascade/stub.js')],
  ['domain-roll-up-knows-only-the-simpler', `${domain}/roll-up/p.ts`, value('../cascade/stub.js')],
  ['domain-cascade-knows-only-the-simpler', `${domain}/cascade/p.ts`, value('../simulation/stub.js')],
  ['domain-calendar-knows-only-the-simpler', `${domain}/calendar/p-index.ts`, value('../index.js')],
  [null, `${domain}/cascade/p-fine.ts`, value('../calendar/stub.js')],
  [null, `${domain}/calendar/p-fine.ts`, value('../errors/stub.js')],
  [null, `${domain}/calendar/p-fine.unit.spec.ts`, `${value('vitest')}\n${dynamic('../testing/stub.js')}`],
];

const betweenPackages = [
  ['libs-domain-sees-only-its-layer', `${domain}/calendar/p-layer.ts`, typeOnly('@dondoc/event-store')],
  ['libs-contracts-sees-only-its-layer', 'libs/contracts/src/p.ts', typeOnly('@dondoc/read-models')],
  ['libs-due-words-sees-only-its-layer', 'libs/due-words/src/p.ts', typeOnly('@dondoc/contracts')],
  ['libs-directive-text-sees-only-its-layer', 'libs/directive-text/src/p.ts', value('@dondoc/definition-files')],
  ['libs-definition-files-sees-only-its-layer', 'libs/definition-files/src/p.ts', value('@dondoc/due-words')],
  ['libs-documents-sees-only-its-layer', 'libs/documents/src/p.ts', typeOnly('@dondoc/contracts')],
  ['libs-configuration-sees-only-its-layer', 'libs/configuration/src/p.ts', value('@dondoc/domain')],
  ['libs-event-store-sees-only-its-layer', 'libs/event-store/src/p.ts', typeOnly('@dondoc/read-models')],
  ['libs-read-models-sees-only-its-layer', 'libs/read-models/src/p.ts', dynamic('@dondoc/commands')],
  ['libs-commands-sees-only-its-layer', 'libs/commands/src/p.ts', value('@dondoc/workflows')],
  ['libs-notifications-sees-only-its-layer', 'libs/notifications/src/p.ts', value('@dondoc/commands')],
  ['libs-sample-sees-only-its-layer', 'libs/sample/src/p.ts', value('@dondoc/event-store')],
  ['workflows-sees-only-its-layer', 'workflows/src/p-layer.ts', typeOnly('@dondoc/commands')],
  ['apps-api-sees-only-its-layer', 'apps/api/src/p-layer.ts', value('@dondoc/local-stack')],
  ['apps-cli-sees-only-its-layer', 'apps/cli/src/p.ts', value('@dondoc/event-store')],
  ['apps-worker-sees-only-its-layer', 'apps/worker/src/p.ts', value('@dondoc/sample')],
  ['apps-web-src-sees-only-its-layer', 'apps/web/src/p.ts', typeOnly('@dondoc/domain')],
  ['apps-web-src-sees-only-its-layer', 'apps/web/src/p-configuration.ts', value('@dondoc/configuration')],
  ['apps-web-serve-sees-only-its-layer', 'apps/web/serve/p.ts', value('@dondoc/contracts')],
  ['tools-local-stack-sees-only-its-layer', 'tools/local-stack/src/p.ts', value('@dondoc/event-store')],
  ['tools-demo-sees-only-its-layer', 'tools/demo/src/p.ts', value('@dondoc/event-store')],
  ['tools-bench-sees-only-its-layer', 'tools/bench/src/p.ts', value('@dondoc/demo')],
  ['tools-boundaries-bootstrap-sees-only-its-layer', 'tools/bootstrap/p.mjs', value('@dondoc/configuration')],
  ['apps-are-leaves', 'tools/demo/src/p-leaf.ts', value('../../../apps/api/src/index.js')],
  ['apps-are-leaves', 'apps/web/src/p-leaf.ts', typeOnly('@dondoc/api')],
  ['api-writes-only-through-commands', 'apps/api/src/p-store.ts', typeOnly('@dondoc/event-store')],
  ['api-writes-only-through-commands', 'apps/api/src/p-store.unit.spec.ts', value('@dondoc/event-store')],
  ['public-entry-only', 'apps/api/src/p-deep.ts', value('../../../libs/commands/src/deep.js')],
  ['public-entry-only', 'apps/worker/src/p-deep.ts', typeOnly('../../../workflows/src/deep.js')],
  [null, 'libs/definition-files/src/p-fine.ts', `${typeOnly('@dondoc/domain')}\n${dynamic('yaml')}`],
  [null, 'apps/cli/src/p-fine.ts', `${typeOnly('@dondoc/definition-files')}\n${dynamic('commander')}`],
  [null, 'libs/contracts/src/p-fine.ts', typeOnly('@dondoc/domain')],
  [null, 'workflows/src/p-fine.ts', `${typeOnly('@dondoc/domain')}\n${dynamic('@temporalio/workflow')}`],
  [null, 'apps/web/src/p-fine.ts', `${typeOnly('@dondoc/contracts')}\n${dynamic('react')}`],
];

const npmAndBuiltIns = [
  ['contracts-only-domain-and-zod', 'libs/contracts/src/p-node.ts', value('crypto')],
  ['contracts-only-domain-and-zod', 'libs/contracts/src/p-npm.ts', value('fastify')],
  ['workflows-only-domain-and-sandbox', 'workflows/src/p-bare.ts', value('fs')],
  ['workflows-only-domain-and-sandbox', 'workflows/src/p-node.ts', dynamic('node:os')],
  ['workflows-only-domain-and-sandbox', 'workflows/src/p-npm.ts', typeOnly('typeorm', 'DataSource')],
  ['web-is-browser-only', 'apps/web/src/p-bare.ts', value('fs')],
  ['web-is-browser-only', 'apps/web/src/p-node.tsx', value('node:path')],
  ['temporal-only-in-the-shell', 'libs/commands/src/p-temporal.ts', typeOnly('@temporalio/client', 'Client')],
  ['workflow-sandbox-only-in-workflows', 'apps/worker/src/p-sandbox.ts', value('@temporalio/workflow')],
  ['nest-only-in-api-and-worker', 'libs/read-models/src/p-nest.ts', value('@nestjs/common')],
  ['http-only-in-apps', 'libs/commands/src/p-http.ts', typeOnly('fastify', 'FastifyInstance')],
  ['http-only-in-apps', 'apps/worker/src/p-http.ts', value('fastify')],
  ['sql-only-below-apps', 'apps/web/serve/p-sql.ts', value('pg')],
  ['typeorm-only-where-tables-are', 'libs/notifications/src/p-orm.ts', value('typeorm')],
  ['mail-only-in-notifications', 'apps/worker/src/p-mail.ts', value('nodemailer')],
  ['mail-only-in-notifications', 'apps/api/src/obligations/p-mail.ts', value('nodemailer')],
  ['sign-on-only-in-sign-in', 'apps/api/src/people/p-sign-on.ts', value('openid-client')],
  [null, 'apps/api/src/sign-in/p-fine.ts', `${value('openid-client')}\n${dynamic('nodemailer')}`],
  ['react-only-in-web', 'apps/api/src/p-react.ts', dynamic('react')],
  ['yaml-only-in-definition-files', 'libs/sample/src/p-yaml.ts', value('yaml')],
  ['yaml-only-in-definition-files', 'libs/due-words/src/grammar/p-yaml.ts', value('yaml')],
  ['commander-only-in-the-command-line', 'tools/demo/src/p-commander.ts', value('commander')],
  ['calendar-files-only-in-documents', 'apps/api/src/p-ical.ts', value('ical.js')],
  ['s3-only-where-files-are', 'apps/api/src/health/p-s3.ts', value('@aws-sdk/client-s3')],
  ['pdf-only-in-documents', 'apps/api/src/receipts/p-pdf.ts', value('pdfkit')],
  ['word-files-only-in-documents', 'apps/api/src/letters/p-word.ts', value('docxtemplater')],
  ['spreadsheets-only-in-documents', 'apps/api/src/p-sheet.ts', value('write-excel-file/node')],
  ['npm-declared-by-the-importer', 'libs/notifications/src/p-undeclared.ts', value('zod')],
  [null, 'libs/notifications/src/p-fine.ts', value('nodemailer')],
  [null, 'libs/event-store/src/p-fine.ts', `${value('pg')}\n${typeOnly('typeorm', 'DataSource')}`],
];

const anywhere = [
  ['must-resolve', 'libs/commands/src/p-unresolved.ts', value('@dondoc/commmands')],
  ['must-resolve', 'apps/web/src/p-unresolved.ts', typeOnly('./nowhere.js')],
  ['no-circular', 'libs/read-models/src/p-cycle.ts', typeOnly('./p-cycle-back.js', 'Used')],
  ['no-circular', 'libs/read-models/src/p-cycle-back.ts', typeOnly('./p-cycle.js', 'Used')],
  ['no-testing-in-production', 'libs/commands/src/p-testing.ts', value('./testing/stub.js')],
  ['no-testing-in-production', `${domain}/cascade/p-testing.ts`, typeOnly('../testing/stub.js')],
];

const folders = [
  'errors',
  'calendar',
  'organisation',
  'template',
  'chase',
  'unit-plan',
  'roll-up',
  'cascade',
  'simulation',
];
const stub = 'export const stub = 1;\nexport type Stub = { stub: number };';
const stubs = [...folders, 'testing'].map((folder) => `${domain}/${folder}/stub.ts`);

/** What the probes import. */
export const targets = Object.fromEntries(
  [...stubs, 'libs/commands/src/deep.ts', 'libs/commands/src/testing/stub.ts', 'workflows/src/deep.ts'].map((path) => [
    path,
    stub,
  ]),
);

export const dependencyProbes = [...inDomain, ...betweenPackages, ...npmAndBuiltIns, ...anywhere];
