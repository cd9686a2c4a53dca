import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureText } from './failure-text.js';
import { outcomeProblem, post } from './post.js';
import { allowedHostsOf } from './target.js';

let server: Server;
let host = '';
let free = 0;

beforeAll(async () => {
  const gone = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => gone.once('listening', resolve));
  free = (gone.address() as AddressInfo).port;
  await new Promise((resolve) => gone.close(resolve));
  // Says something that is no HTTP, to whoever connects.
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.resume().end('xin chào\r\n\r\n');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const problemOf = async (url: string): Promise<string | null> =>
  outcomeProblem(await post(new URL(url), '{}', {}, allowedHostsOf(`127.0.0.1:${free},${host}`)));

describe('what hinders a delivery', () => {
  it('is told in words for people, with the machine’s code behind', async () => {
    expect(await problemOf(`http://127.0.0.1:${free}/`)).toBe('Máy nhận từ chối kết nối (ECONNREFUSED).');
    expect(await problemOf(`http://${host}/`)).toBe(
      'Máy nhận trả lời không đúng giao thức HTTP (HPE_INVALID_CONSTANT).',
    );
    expect(await problemOf(`https://${host}/`)).toMatch(/^Không lập được kết nối an toàn: .* \(E\w+\)\.$/);
    expect(await problemOf('https://192.168.1.1/')).toContain('mạng nội bộ');
    expect(await problemOf('https://khong-co.invalid/')).toMatch(/^Không tìm thấy máy nhận trong DNS \(E\w+\)\.$/);
  });

  it.each([
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'chứng thư'],
    ['CERT_HAS_EXPIRED', 'chứng thư'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'chứng thư'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'chứng thư'],
    ['ECONNRESET', 'ngắt kết nối'],
    ['EHOSTUNREACH', 'Không đến được'],
    ['ELOOP', 'Không gửi được (ELOOP).'],
  ])('never stands there in English: %s', (code, words) => {
    const error = Object.assign(new Error('Hostname/IP does not match'), { code });
    expect(failureText(error, 10)).toContain(words);
    expect(failureText(error, 10)).not.toContain('Hostname');
  });

  it('may be silence', () => {
    expect(failureText(new DOMException('aborted', 'TimeoutError'), 10)).toBe('Máy nhận không trả lời trong 10 giây.');
    expect(failureText('gì đó', 10)).toBe('Không gửi được.');
  });
});
