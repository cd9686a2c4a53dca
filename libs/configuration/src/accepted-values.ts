import { isIP } from 'node:net';

/** Tests of single values; they never throw. */

export const isUrlOf =
  (...schemes: string[]) =>
  (value: string): boolean =>
    URL.canParse(value) && schemes.includes(new URL(value).protocol.replace(':', ''));

/** `host:port`, also `[::1]:7233`. */
export const isAddress = (value: string): boolean => {
  const port = /^(?:[\w.-]+|\[[\da-fA-F:]+\]):(\d{1,5})$/.exec(value)?.[1];
  return port !== undefined && Number(port) >= 1 && Number(port) <= 65_535;
};

/** ISO instant with an explicit offset, for example `2027-01-04T00:00:00Z`. */
export const isInstant = (value: string): boolean => {
  const day = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/.exec(value)?.[1];
  if (day === undefined || Number.isNaN(Date.parse(value))) return false;
  // Date.parse rolls 30 February over to March: a date that does not exist must be refused.
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
};

export const isNonEmpty = (value: string): boolean => value.length > 0;

/** Keys of 32 bytes in base64, by commas. */
export const isKeyList = (value: string): boolean =>
  value.split(',').every((one) => {
    const key = Buffer.from(one.trim(), 'base64');
    return key.length === 32 && key.toString('base64') === one.trim();
  });

/** As the contract of people has it: it stands in addresses and in names of streams. */
export const isUsername = (value: string): boolean => /^[a-z0-9](?:[a-z0-9._-]{1,58}[a-z0-9])$/.test(value);

const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  return (
    isIP(address) > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  );
};
const NAMED_NETWORKS = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** `loopback,10.0.0.0/8,::1` */
export const isProxyList = (value: string): boolean =>
  value.split(',').every((each) => NAMED_NETWORKS.has(each.trim()) || isNetwork(each.trim()));

/** `host` or `host:port` by commas, also `[::1]:8443`. */
export const isHostList = (value: string): boolean =>
  value.split(',').every((one) => /^\s*(?:[\w.-]+|\[[\da-fA-F:]+\])(?::\d{1,5})?\s*$/.test(one));
