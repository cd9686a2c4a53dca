import { join } from 'node:path';
import type { Configuration } from '@dondoc/configuration';
import { connectHost } from './environment.js';
import type { SampleAccount } from './sample-accounts.js';

const pad = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));

const SHOWN_PER_ROLE = 2;

/** A few of each role are enough to look around; a province has dozens of units. */
const chosen = (accounts: readonly SampleAccount[]): SampleAccount[] =>
  accounts.filter(({ role }, index) => {
    const earlier = accounts.slice(0, index).filter((other) => other.role === role);
    return earlier.length < SHOWN_PER_ROLE;
  });

const accountLines = (accounts: readonly SampleAccount[]): string[] => {
  if (accounts.length === 0) return [];
  const shown = chosen(accounts);
  const user = pad(shown.map(({ username }) => username));
  const secret = pad(shown.map(({ password }) => password));
  const more = accounts.length - shown.length;
  return [
    '',
    'Đăng nhập thử bằng (sample accounts): tên đăng nhập, mật khẩu',
    ...shown.map(
      ({ username, password, name, roleLabel, unitName }) =>
        `  ${username.padEnd(user)}  ${password.padEnd(secret)}  ${name}: ${roleLabel}, ${unitName}`,
    ),
    ...(more > 0 ? [`  … và ${more} tài khoản nữa ở trang đăng nhập (more on the login page)`] : []),
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
