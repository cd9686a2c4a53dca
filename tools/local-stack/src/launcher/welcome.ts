import { join } from 'node:path';
import type { Configuration } from '@dondoc/configuration';
import { connectHost } from './environment.js';
import type { SampleAccount } from './sample-accounts.js';

const pad = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));

const accountLines = (accounts: readonly SampleAccount[]): string[] => {
  if (accounts.length === 0) return [];
  const user = pad(accounts.map(({ username }) => username));
  const secret = pad(accounts.map(({ password }) => password));
  return [
    '',
    'Đăng nhập thử bằng (sample accounts):   tên đăng nhập / mật khẩu',
    ...accounts.map(
      ({ username, password, name, role }) =>
        `  ${username.padEnd(user)}  ${password.padEnd(secret)}  ${name} – ${role}`,
    ),
  ];
};

export type WelcomeFacts = { accounts: readonly SampleAccount[]; ownTemporal: boolean; ownMailbox: boolean };

/** What a newcomer needs to go on: where to look, who to be, how to stop. */
export const welcome = (configuration: Configuration, { accounts, ownTemporal, ownMailbox }: WelcomeFacts): string => {
  const host = connectHost(configuration.host);
  const places: [string, string][] = [
    ['Trang web (web)', configuration.publicUrl],
    ...(ownMailbox
      ? [['Hộp thư thử (mailbox)', `http://${host}:${configuration.mailboxPort}`] satisfies [string, string]]
      : []),
    ...(ownTemporal ? [['Temporal', `http://${host}:${configuration.temporalUiPort}`] satisfies [string, string]] : []),
    ['Dữ liệu (data)', configuration.home],
    ['Nhật ký (logs)', join(configuration.home, 'logs')],
  ];
  const width = pad(places.map(([name]) => name));
  return [
    '',
    'Đôn Đốc đang chạy (running).',
    ...places.map(([name, place]) => `  ${name.padEnd(width)}  ${place}`),
    ...accountLines(accounts),
    '',
    'Dừng: nhấn Ctrl-C (stop with Ctrl-C). Dữ liệu được giữ lại cho lần chạy sau.',
    '',
  ].join('\n');
};
