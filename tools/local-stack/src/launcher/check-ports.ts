import type { Configuration } from '@dondoc/configuration';
import { portProblem } from '../supervisor/ports.js';
import { LauncherError } from './launcher-error.js';
import { describePortHolder } from './port-holder.js';

type NeededPort = { variable: string; port: number; use: string };

/** The ports of what will really be started. */
export const neededPorts = (configuration: Configuration, externalMail: boolean): NeededPort[] => [
  { variable: 'DONDOC_PORT', port: configuration.port, use: 'trang web' },
  { variable: 'DONDOC_API_PORT', port: configuration.apiPort, use: 'API' },
  ...(configuration.postgresUrl === null
    ? [{ variable: 'DONDOC_POSTGRES_PORT', port: configuration.postgresPort, use: 'Postgres' }]
    : []),
  ...(configuration.temporalAddress === null
    ? [
        { variable: 'DONDOC_TEMPORAL_PORT', port: configuration.temporalPort, use: 'Temporal' },
        { variable: 'DONDOC_TEMPORAL_UI_PORT', port: configuration.temporalUiPort, use: 'trang Temporal' },
      ]
    : []),
  ...(externalMail
    ? []
    : [
        { variable: 'DONDOC_SMTP_PORT', port: configuration.smtpPort, use: 'nhận thư thử' },
        { variable: 'DONDOC_MAILBOX_PORT', port: configuration.mailboxPort, use: 'hộp thư thử' },
      ]),
];

const describeProblem = ({ variable, port, use }: NeededPort, code: string): string => {
  if (code !== 'EADDRINUSE')
    return `  - cổng ${port} (${use}): ${code}. Cách sửa: đặt ${variable} hoặc DONDOC_HOST khác.`;
  const holder = describePortHolder(port);
  const who = holder === '' ? 'đang bị chương trình khác dùng' : `đang bị dùng bởi ${holder}`;
  return `  - cổng ${port} (${use}) ${who}. Cách sửa: dừng chương trình đó, hoặc đặt ${variable}=${port + 1000}.`;
};

/** @throws LauncherError `LAUNCHER.PORT_TAKEN` naming every port, its variable and, where known, who holds it */
export const checkPorts = async (host: string, needed: readonly NeededPort[]): Promise<void> => {
  const problems: string[] = [];
  for (const each of needed) {
    const address = each.variable.startsWith('DONDOC_POSTGRES') ? '127.0.0.1' : host;
    const code = await portProblem(address, each.port);
    if (code !== null) problems.push(describeProblem(each, code));
  }
  if (problems.length > 0) {
    throw new LauncherError(
      'LAUNCHER.PORT_TAKEN',
      `Cổng không dùng được (port not available):\n${problems.join('\n')}`,
    );
  }
};
