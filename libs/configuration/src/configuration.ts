import type { RawConfiguration } from './fields.js';

type Defaulted = 'mode' | 'sample' | 'demo' | 'openBrowser' | 'logLevel' | 'publicUrl' | 'smtpUrl';

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
    smtpUrl: string;
  }
>;

/** Fills in the defaults that depend on other values. */
export const complete = (raw: RawConfiguration): Configuration => ({
  ...raw,
  mode: raw.mode ?? 'development',
  sample: raw.sample ?? (raw.mode === 'production' ? 'off' : 'auto'),
  demo: raw.demo === '1',
  openBrowser: raw.openBrowser !== '0',
  logLevel: raw.logLevel ?? 'warn',
  publicUrl: (raw.publicUrl ?? `http://localhost:${raw.port}`).replace(/\/+$/, ''),
  smtpUrl: raw.smtpUrl ?? `smtp://127.0.0.1:${raw.smtpPort}`,
});
