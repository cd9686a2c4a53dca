import { z } from 'zod';
import { isAddress, isHostList, isInstant, isNonEmpty, isProxyList, isUrlOf, isUsername } from './accepted-values.js';
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

const username = { vi: 'một tên đăng nhập như quan-tri-he-thong', en: 'a username such as quan-tri-he-thong' };
const proxyList = {
  vi: 'các địa chỉ IP, mạng (10.0.0.0/8) hoặc loopback, linklocal, uniquelocal, cách nhau bằng dấu phẩy',
  en: 'IP addresses, networks (10.0.0.0/8) or loopback, linklocal, uniquelocal, by commas',
};
const hostList = {
  vi: 'các máy dạng tên hoặc tên:cổng, cách nhau bằng dấu phẩy',
  en: 'hosts as `host` or `host:port`, by commas',
};
const someText = { vi: 'một chuỗi không rỗng', en: 'a non-empty text' };

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
  sessionHours: integer('DONDOC_SESSION_HOURS', 1, 720, 12, 'Hours until a login ends.'),
  sessionIdleMinutes: integer(
    'DONDOC_SESSION_IDLE_MINUTES',
    5,
    43_200,
    120,
    'Minutes without anybody at the keyboard after which a login ends.',
  ),
  firstAdmin: optional(
    'DONDOC_FIRST_ADMIN',
    isUsername,
    username,
    'quan-tri-he-thong',
    'Administrator to make at the start when there is no such person; a link to set the password is printed once per start until it was used.',
  ),
  supportContact: text(
    'DONDOC_SUPPORT_CONTACT',
    'quản trị hệ thống của cơ quan',
    'Whom people ask who cannot sign in, as a phrase of a sentence.',
  ),
  trustedProxies: optional(
    'DONDOC_TRUSTED_PROXIES',
    isProxyList,
    proxyList,
    'loopback,10.0.0.0/8',
    'Addresses or networks of the proxies before the API, by commas; only they may say where a request comes from.',
    { fallback: '`loopback`' },
  ),
  oidcIssuer: optional(
    'DONDOC_OIDC_ISSUER',
    isUrlOf('http', 'https'),
    webUrl,
    'https://sso.example.gov.vn',
    'OpenID Connect provider for single sign-on; needs the client id. `https` in production.',
  ),
  oidcClientId: optional('DONDOC_OIDC_CLIENT_ID', isNonEmpty, someText, 'dondoc', 'Our client id there.'),
  oidcClientSecret: optional(
    'DONDOC_OIDC_CLIENT_SECRET',
    isNonEmpty,
    someText,
    '…',
    'Our client secret there; a public client has none.',
    { secret: true },
  ),
  oidcLabel: text('DONDOC_OIDC_LABEL', 'Đăng nhập một lần (SSO)', 'Text of the button for single sign-on.'),
  oidcMatch: choice(
    'DONDOC_OIDC_MATCH',
    ['email', 'subject'],
    'email',
    '`email`: the first time by a verified mail address, then by the provider’s subject; `subject`: only by a subject that an administrator has entered.',
  ),
});

export type RawConfiguration = z.output<typeof fields>;
