import type { RawConfiguration } from './fields.js';

type Defaulted =
  | 'mode'
  | 'sample'
  | 'demo'
  | 'openBrowser'
  | 'logLevel'
  | 'publicUrl'
  | 'apiUrl'
  | 'smtpUrl'
  | 'oidcMatch'
  | 'trustedProxies'
  | 'filesStore'
  | 's3PathStyle';

/**
 * The whole configuration of a process, parsed once at its start. `null` means "not set".
 * Ports are TCP ports, `sessionHours` hours, `uploadLimitMb` MiB, clock origins ISO instants.
 */
export type Configuration = Readonly<
  Omit<RawConfiguration, Defaulted> & {
    mode: 'development' | 'production';
    sample: 'auto' | 'off';
    demo: boolean;
    openBrowser: boolean;
    logLevel: NonNullable<RawConfiguration['logLevel']>;
    publicUrl: string;
    apiUrl: string;
    smtpUrl: string;
    oidcMatch: 'email' | 'subject';
    trustedProxies: string;
    filesStore: 'folder' | 's3';
    s3PathStyle: boolean;
  }
>;

/** An address to connect to: one cannot connect to "every address". */
const reachable = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
};

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** Fills in the defaults that depend on other values. */
export const complete = (raw: RawConfiguration): Configuration => ({
  ...raw,
  mode: raw.mode ?? 'development',
  sample: raw.sample ?? (raw.mode === 'production' ? 'off' : 'auto'),
  demo: raw.demo === '1',
  openBrowser: raw.openBrowser !== '0',
  logLevel: raw.logLevel ?? 'warn',
  publicUrl: withoutSlash(raw.publicUrl ?? `http://localhost:${raw.port}`),
  apiUrl: withoutSlash(raw.apiUrl ?? `http://${reachable(raw.host)}:${raw.apiPort}`),
  oidcMatch: raw.oidcMatch ?? 'email',
  trustedProxies: raw.trustedProxies ?? 'loopback',
  filesStore: raw.filesStore ?? 'folder',
  s3PathStyle: raw.s3PathStyle !== '0',
  smtpUrl: raw.smtpUrl ?? `smtp://127.0.0.1:${raw.smtpPort}`,
});
