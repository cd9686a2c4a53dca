import { describe, expect, it } from 'vitest';
import { allowedHostsOf, checkTarget, isPublicAddress, lookupFor, publicOnly } from './target.js';

const none = allowedHostsOf('');
const codeOf = async (url: string, allowed = none): Promise<string> => {
  const checked = await checkTarget(url, allowed);
  return 'problem' in checked ? checked.problem.code : 'taken';
};

describe('an address of the public internet', () => {
  it.each(['8.8.8.8', '203.113.131.1', '2606:4700::1111'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '10.0.0.1',
    '172.16.5.4',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '::',
    '::1',
    'fe80::1',
    'fd00:ec2::254',
    'fec0::1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'không phải địa chỉ',
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('a target', () => {
  it.each([
    ['https://127.0.0.1/', 'WEBHOOK.LOCAL_TARGET'],
    ['https://2130706433/', 'WEBHOOK.LOCAL_TARGET'], // 127.0.0.1 as one number
    ['https://0177.0.0.1/', 'WEBHOOK.LOCAL_TARGET'], // octal
    ['https://0x7f.1/', 'WEBHOOK.LOCAL_TARGET'],
    ['https://127.1/', 'WEBHOOK.LOCAL_TARGET'],
    ['https://①②⑦.0.0.1/', 'WEBHOOK.LOCAL_TARGET'],
    ['https://0/', 'WEBHOOK.LOCAL_TARGET'],
    ['https://[::1]/', 'WEBHOOK.LOCAL_TARGET'],
    ['https://[::ffff:192.168.0.1]:8443/', 'WEBHOOK.LOCAL_TARGET'],
    ['https://169.254.169.254/latest/meta-data', 'WEBHOOK.LOCAL_TARGET'],
    ['https://localhost/', 'WEBHOOK.LOCAL_TARGET'],
    ['http://8.8.8.8/', 'WEBHOOK.NOT_HTTPS'],
    ['ftp://8.8.8.8/', 'WEBHOOK.URL_INVALID'],
    ['file:///etc/passwd', 'WEBHOOK.URL_INVALID'],
    ['javascript:alert(1)', 'WEBHOOK.URL_INVALID'],
    ['https://ai:mat-khau@8.8.8.8/', 'WEBHOOK.URL_INVALID'],
    ['không phải địa chỉ', 'WEBHOOK.URL_INVALID'],
    ['https://khong-co.invalid/', 'WEBHOOK.UNRESOLVED'],
    ['https://8.8.8.8/nhan', 'taken'],
  ])('%s is %s', async (url, code) => {
    expect(await codeOf(url)).toBe(code);
  });

  it('inside is taken when the configuration names its host, and only that host and port', async () => {
    const allowed = allowedHostsOf(' may-noi-bo:8443 , 127.0.0.1 ');
    expect(await codeOf('http://may-nội-bộ.example/', allowed)).toBe('WEBHOOK.NOT_HTTPS');
    expect(await codeOf('http://127.0.0.1:9000/', allowed)).toBe('taken');
    expect(await codeOf('http://may-noi-bo:8443/', allowed)).toBe('taken');
    expect(await codeOf('http://may-noi-bo:9999/', allowed)).toBe('WEBHOOK.NOT_HTTPS');
  });
});

describe('a connection', () => {
  const resolved = (name: string): Promise<string> =>
    new Promise((resolve) => {
      publicOnly(name, { all: true }, (error, found) => resolve(error ? error.name : JSON.stringify(found)));
    });

  it('to a name that leads inside by now is refused, whatever it was when it was saved', async () => {
    expect(await resolved('localhost')).toBe('LocalTargetError');
  });

  it('to a literal address inside is refused before anything is asked', () => {
    expect(() => lookupFor(new URL('https://192.168.1.1/'), none)).toThrow('mạng nội bộ');
    expect(lookupFor(new URL('https://8.8.8.8/'), none)).toBe(publicOnly);
    expect(lookupFor(new URL('http://127.0.0.1:1/'), allowedHostsOf('127.0.0.1:1'))).toBeUndefined();
  });
});
