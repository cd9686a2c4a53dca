import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';

/** Injection token of the process's logger. */
export const LOGGER = Symbol('logger');

/** Addresses that open something by themselves: a calendar's secret, the code of a single sign-on, a receipt's code. */
const SECRET_ADDRESS = /^(\/api\/(?:feeds|public\/receipts)\/)[^/?]+/;
const SECRET_QUERY = /\?.*$/;

/** An address as the log may hold it: what people search for is theirs, and what opens something is nobody's. */
export const loggedUrl = (url: string): string => url.replace(SECRET_QUERY, '?•••').replace(SECRET_ADDRESS, '$1•••');

type Logged = { method?: string; url?: string; host?: string; ip?: string };
const loggedRequest = ({ method, url = '', host, ip }: Logged): object => ({
  method,
  url: loggedUrl(url),
  host,
  remoteAddress: ip,
});

/** One JSON line per event, to standard output or `to`; what could let somebody in is never written. */
export const createLogger = (level: string, to?: DestinationStream): Logger => {
  const options = {
    name: 'api',
    level,
    serializers: { req: loggedRequest },
    redact: {
      paths: ['req.headers.cookie', 'req.headers.authorization', 'password', '*.password', '*.connectionString'],
      censor: '•••',
    },
  };
  return to ? pino(options, to) : pino(options);
};

/** NestJS writes its own messages to the same place. */
export const nestLogger = (logger: Logger): LoggerService => {
  const at =
    (level: 'info' | 'warn' | 'error' | 'debug' | 'trace') =>
    (message: unknown, ...more: unknown[]) =>
      logger[level]({ more }, String(message));
  return { log: at('debug'), error: at('error'), warn: at('warn'), debug: at('debug'), verbose: at('trace') };
};
