import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';

/** Injection token of the process's logger. */
export const LOGGER = Symbol('logger');

/** One JSON line per event, to standard output or `to`; what could let somebody in is never written. */
export const createLogger = (level: string, to?: DestinationStream): Logger => {
  const options = {
    name: 'api',
    level,
    redact: {
      paths: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.connectionString'],
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
