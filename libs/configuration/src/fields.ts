import { z } from 'zod';
import { isAddress, isHostList, isInstant, isKeyList, isNonEmpty, isUrlOf } from './accepted-values.js';
import {
  address,
  filePath,
  hostList,
  instant,
  keyList,
  postgresUrl,
  smtpUrl,
  someText,
  webUrl,
} from './expected-values.js';
import { choice, descriptions, integer, optional, port, text } from './field.js';
import { signInFields } from './sign-in-fields.js';

/** Every variable the product reads, in the order of the documentation. */
export const fields = z.object({
  mode: choice(
    'DONDOC_MODE',
    ['development', 'production'],
    'development',
    'Refuses what is for trying out only when `production`.',
  ),
  home: text(
    'DONDOC_HOME',
    '.dondoc',
    'Data folder: database, Temporal file, letters, logs. `npm start` takes `.dondoc` in the checkout.',
  ),
  host: text('DONDOC_HOST', '127.0.0.1', 'Address every part listens on.'),
  port: port('DONDOC_PORT', 8080, 'Web: what the user opens.'),
  apiPort: port('DONDOC_API_PORT', 8081, 'API.'),
  apiUrl: optional(
    'DONDOC_API_URL',
    isUrlOf('http', 'https'),
    webUrl,
    'http://api:8081',
    'Where the web finds the API, when that is on another machine.',
    { fallback: 'http://{DONDOC_HOST}:{DONDOC_API_PORT}' },
  ),
  publicUrl: optional(
    'DONDOC_PUBLIC_URL',
    isUrlOf('http', 'https'),
    webUrl,
    'https://dondoc.example.vn',
    'Address of the web as users see it; links in letters start with it.',
    { fallback: 'http://localhost:{DONDOC_PORT}' },
  ),
  postgresUrl: optional(
    'DONDOC_POSTGRES_URL',
    isUrlOf('postgres', 'postgresql'),
    postgresUrl,
    'postgres://dondoc:…@db:5432/dondoc',
    'A Postgres server of your own; `npm start` then starts none.',
    { secret: true },
  ),
  postgresPort: port('DONDOC_POSTGRES_PORT', 8082, 'Port of the Postgres that `npm start` starts.'),
  temporalAddress: optional(
    'DONDOC_TEMPORAL_ADDRESS',
    isAddress,
    address,
    '127.0.0.1:7233',
    'A Temporal server that already runs; nothing is started. `TEMPORAL_ADDRESS` is read when this is not set.',
  ),
  temporalCli: optional(
    'DONDOC_TEMPORAL_CLI',
    isNonEmpty,
    filePath,
    '/usr/local/bin/temporal',
    'The `temporal` program to start the local server with.',
  ),
  temporalPort: port('DONDOC_TEMPORAL_PORT', 8083, 'Port of the Temporal server that `npm start` starts.'),
  temporalUiPort: port('DONDOC_TEMPORAL_UI_PORT', 8084, 'Temporal’s own pages in the browser.'),
  temporalNamespace: text('DONDOC_TEMPORAL_NAMESPACE', 'default', 'Temporal namespace.'),
  taskQueue: text('DONDOC_TASK_QUEUE', 'dondoc', 'Temporal task queue of the workers.'),
  timeSkippingServer: optional(
    'DONDOC_TIME_SKIPPING_SERVER',
    isNonEmpty,
    filePath,
    '/usr/local/bin/temporal-test-server',
    'The time-skipping test server (tests only).',
  ),
  smtpUrl: optional(
    'DONDOC_SMTP_URL',
    isUrlOf('smtp', 'smtps'),
    smtpUrl,
    'smtp://mail.example.vn:587',
    'Where letters are handed in.',
    { secret: true, fallback: 'the local mailbox' },
  ),
  smtpPort: port('DONDOC_SMTP_PORT', 8085, 'SMTP port of the local mailbox.'),
  mailboxPort: port('DONDOC_MAILBOX_PORT', 8086, 'The local mailbox in the browser.'),
  webhookAllowedHosts: optional(
    'DONDOC_WEBHOOK_ALLOWED_HOSTS',
    isHostList,
    hostList,
    'may-noi-bo.example:8443',
    'Hosts of the local network that webhooks may be sent to, also without TLS; all others must be public and `https`.',
  ),
  secretKey: optional(
    'DONDOC_SECRET_KEY',
    isKeyList,
    keyList,
    '…',
    'Seals the signing secrets of webhooks in the database (`openssl rand -base64 32`), the same for API and worker; old keys after a comma still open. API and worker need it in production.',
    { secret: true, fallback: 'a key made in `DONDOC_HOME/secret.key`' },
  ),
  mailFrom: text('DONDOC_MAIL_FROM', 'Đôn Đốc <dondoc@localhost>', 'Sender of every letter.'),
  sample: choice(
    'DONDOC_SAMPLE',
    ['auto', 'off'],
    '`auto`; `off` in production',
    '`auto` loads the sample on an empty database.',
  ),
  clockRate: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number().positive().max(10_000_000))
    .default(1)
    .register(descriptions, {
      variable: 'DONDOC_CLOCK_RATE',
      meaning:
        'Seconds of the domain clock per real second. Needs both origins unless 1; refused in production unless 1.',
      fallback: '1',
      expected: { vi: 'một số dương, tối đa 10000000', en: 'a positive number up to 10000000' },
      example: '1',
    }),
  clockRealOrigin: optional(
    'DONDOC_CLOCK_REAL_ORIGIN',
    isInstant,
    instant,
    '2027-01-04T00:00:00Z',
    'Real instant at which the domain clock showed `DONDOC_CLOCK_DOMAIN_ORIGIN`.',
  ),
  clockDomainOrigin: optional(
    'DONDOC_CLOCK_DOMAIN_ORIGIN',
    isInstant,
    instant,
    '2027-01-04T00:00:00Z',
    'What the domain clock showed then.',
  ),
  demo: choice('DONDOC_DEMO', ['0', '1'], '0', '`1` in the processes of `npm run demo`.'),
  openBrowser: choice('DONDOC_OPEN', ['0', '1'], '1', '`0`: `npm start` does not open the browser.'),
  uploadLimitMb: integer('DONDOC_UPLOAD_LIMIT_MB', 1, 1024, 20, 'Largest file of a submission, in MiB.'),
  keepLetterTextDays: integer(
    'DONDOC_KEEP_LETTER_TEXT_DAYS',
    365,
    36_500,
    1825,
    'Days for which the text of a message stays in inbox and outbox; that it was sent, to whom and when stays for ever.',
  ),
  keepDeliveryDays: integer(
    'DONDOC_KEEP_DELIVERY_DAYS',
    1,
    3650,
    90,
    'Days for which deliveries to webhooks stay in the list after their last try; those that wait are kept.',
  ),
  keepUnusedFileDays: integer(
    'DONDOC_KEEP_UNUSED_FILE_DAYS',
    1,
    3650,
    30,
    'Days after which an uploaded file or sheet goes that nothing was ever made of.',
  ),
  filesStore: choice(
    'DONDOC_FILES',
    ['folder', 's3'],
    'folder',
    'Where contents of files are kept: `folder` below `DONDOC_HOME`, or an S3-compatible service (`DONDOC_S3_…`).',
  ),
  s3Endpoint: optional(
    'DONDOC_S3_ENDPOINT',
    isUrlOf('http', 'https'),
    webUrl,
    'https://s3.example.vn',
    'Address of the S3 service; not set: Amazon’s own for the region.',
  ),
  s3Region: text('DONDOC_S3_REGION', 'us-east-1', 'Region of the S3 service; most local services take any.'),
  s3Bucket: optional('DONDOC_S3_BUCKET', isNonEmpty, someText, 'dondoc', 'Bucket that holds the files; it must exist.'),
  s3AccessKey: optional('DONDOC_S3_ACCESS_KEY', isNonEmpty, someText, 'dondoc', 'Access key of the S3 service.'),
  s3SecretKey: optional('DONDOC_S3_SECRET_KEY', isNonEmpty, someText, '…', 'Secret key of the S3 service.', {
    secret: true,
  }),
  s3PathStyle: choice(
    'DONDOC_S3_PATH_STYLE',
    ['0', '1'],
    '1',
    '`1`: the bucket stands in the path, as local services want it; `0`: in the host name.',
  ),
  logLevel: choice(
    'DONDOC_LOG_LEVEL',
    ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    'warn',
    'Least level that is logged.',
  ),
  ...signInFields,
});

export type RawConfiguration = z.output<typeof fields>;
