import { loadConfiguration } from '@dondoc/configuration';

/** Where the web server listens (TCP port) and where it finds the API (URL without a closing slash). */
export type WebAddress = { host: string; port: number; apiUrl: string };

const ANY_ADDRESS = new Set(['0.0.0.0', '::']);

/**
 * Reads the web server's addresses. `DONDOC_API_URL` names an API on another machine (containers); without it the
 * API is the one beside us.
 * @throws ConfigurationError `CONFIGURATION.INVALID`
 */
export const webAddress = (environment: Readonly<Record<string, string | undefined>>): WebAddress => {
  const { DONDOC_API_URL: elsewhere, ...rest } = environment;
  const { host, port, apiPort } = loadConfiguration(rest);
  const near = ANY_ADDRESS.has(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  const apiUrl = elsewhere?.trim() || `http://${near}:${apiPort}`;
  return { host, port, apiUrl: apiUrl.replace(/\/+$/, '') };
};
