import { z } from 'zod';
import { isAddress, isInstant, isNonEmpty, isUrlOf } from './accepted-values.js';
import { choice, descriptions, integer, optional, port, text } from './field.js';

const postgresUrl = {
  vi: 'một địa chỉ postgres://người_dùng:mật_khẩu@máy:cổng/cơ_sở_dữ_liệu',
  en: 'a postgres:// URL',
};
const smtpUrl = { vi: 'một địa chỉ smtp://máy:cổng hoặc smtps://máy:cổng', en: 'an smtp:// or smtps:// URL' };
const webUrl = { vi: 'một địa chỉ http:// hoặc https://', en: 'an http:// or https:// URL' };
const address = { vi: 'một địa chỉ dạng máy:cổng', en: 'an address host:port' };
const filePath = { vi: 'đường dẫn tới một tệp chạy được', en: 'the path of an executable file' };
const instant = {
  vi: 'một thời điểm ISO có thật, kèm múi giờ, ví dụ 2027-01-04T00:00:00Z',
  en: 'an existing ISO instant with its offset',
};

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
  logLevel: choice(
    'DONDOC_LOG_LEVEL',
    ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    'warn',
    'Least level that is logged.',
  ),
  sessionHours: integer('DONDOC_SESSION_HOURS', 1, 720, 12, 'Hours until a login ends.'),
});

export type RawConfiguration = z.output<typeof fields>;
