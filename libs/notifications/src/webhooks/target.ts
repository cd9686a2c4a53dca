import { lookup as resolveName } from 'node:dns';
import { lookup as resolveNameLater } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Why a target is refused; `code` is stable, `reason` and `mend` in Vietnamese. */
export type TargetProblem = {
  code: 'WEBHOOK.URL_INVALID' | 'WEBHOOK.NOT_HTTPS' | 'WEBHOOK.LOCAL_TARGET' | 'WEBHOOK.UNRESOLVED';
  reason: string;
  mend: string;
};

/** Hosts (`host` or `host:port`) that may be local and may go without TLS: what the configuration names. */
export type AllowedHosts = ReadonlySet<string>;

/** `DONDOC_WEBHOOK_ALLOWED_HOSTS`: names by commas. */
export const allowedHostsOf = (list: string): AllowedHosts =>
  new Set(
    list
      .split(',')
      .map((one) => one.trim().toLowerCase())
      .filter((one) => one !== ''),
  );

const isAllowed = ({ hostname, host }: URL, allowed: AllowedHosts): boolean =>
  allowed.has(hostname.toLowerCase()) || allowed.has(host.toLowerCase());

/**
 * True for an address of the public internet. Loopback, private, link-local (with the metadata addresses of clouds),
 * carrier-grade NAT, unique-local, reserved and every way to write one of these inside IPv6 are not.
 */
export const isPublicAddress = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

const unbracketed = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

const local = (what: string): TargetProblem => ({
  code: 'WEBHOOK.LOCAL_TARGET',
  reason: `${what} nằm trong mạng nội bộ hoặc không phải địa chỉ công khai.`,
  mend: 'Dùng địa chỉ công khai; máy trong mạng nội bộ phải được quản trị hệ thống cho phép trong cấu hình.',
});

const invalid = (reason: string): TargetProblem => ({
  code: 'WEBHOOK.URL_INVALID',
  reason,
  mend: 'Ghi địa chỉ dạng https://may-chu.example.vn/duong-dan, không kèm tên và mật khẩu.',
});

/** What can be said of a target without asking the network. The parser has already made `2130706433` into `127.0.0.1`. */
const problemOfText = (url: URL, allowed: AllowedHosts): TargetProblem | undefined => {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return invalid('Chỉ nhận địa chỉ http hoặc https.');
  if (url.username !== '' || url.password !== '') return invalid('Địa chỉ không được chứa tên và mật khẩu.');
  if (isAllowed(url, allowed)) return undefined;
  if (url.protocol !== 'https:') {
    return { code: 'WEBHOOK.NOT_HTTPS', reason: 'Địa chỉ phải là https.', mend: 'Dùng địa chỉ bắt đầu bằng https://.' };
  }
  const host = unbracketed(url.hostname);
  return ipaddr.isValid(host) && !isPublicAddress(host) ? local(`Địa chỉ ${host}`) : undefined;
};

/** Parses a target and says why it may not be used; names are resolved, so that one that leads inside is refused. */
export const checkTarget = async (
  text: string,
  allowed: AllowedHosts,
): Promise<{ url: URL } | { problem: TargetProblem }> => {
  if (!URL.canParse(text)) return { problem: invalid('Không đọc được địa chỉ này.') };
  const url = new URL(text);
  const problem = problemOfText(url, allowed);
  if (problem) return { problem };
  if (isAllowed(url, allowed)) return { url };
  try {
    const found = await resolveNameLater(unbracketed(url.hostname), { all: true });
    const inside = found.find(({ address }) => !isPublicAddress(address));
    return inside ? { problem: local(`Máy ${url.hostname} (${inside.address})`) } : { url };
  } catch {
    const mend = 'Kiểm tra tên máy; máy phải có trong DNS khi lưu.';
    return { problem: { code: 'WEBHOOK.UNRESOLVED', reason: `Không tìm thấy máy ${url.hostname}.`, mend } };
  }
};

export class LocalTargetError extends Error {
  override readonly name = 'LocalTargetError';
}

/**
 * Resolves names for a connection and refuses when one of the addresses leads inside: the connection goes to exactly what
 * was checked, so a name that changes its address after it was saved (DNS rebinding) gains nothing.
 */
export const publicOnly: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '', 0);
    const inside = found.find(({ address }) => !isPublicAddress(address));
    const [first] = found;
    if (inside || !first) {
      const { reason } = local(`Máy ${hostname} (${inside?.address ?? 'không rõ'})`);
      return callback(new LocalTargetError(reason), '', 0);
    }
    if (options.all) return callback(null, found);
    return callback(null, first.address, first.family);
  });
};

/** How a connection to a target resolves names; a literal address is judged by its text. @throws LocalTargetError */
export const lookupFor = (url: URL, allowed: AllowedHosts): LookupFunction | undefined => {
  const problem = problemOfText(url, allowed);
  if (problem) throw new LocalTargetError(problem.reason);
  return isAllowed(url, allowed) ? undefined : publicOnly;
};
