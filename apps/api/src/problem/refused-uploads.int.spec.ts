import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let port = 0;
beforeAll(async () => {
  api = await startTestApi();
  await api.app.listen(0, '127.0.0.1');
  port = Number(new URL(await api.app.getUrl()).port);
});
afterAll(() => api.stop());

const MEBIBYTE = 1024 * 1024;

/** Sends half of a request, the rest once the answer has begun. Rejects when the connection is cut before all is sent. */
const sendInHalves = (path: string, type: string, size: number, chunked: boolean): Promise<string> =>
  new Promise((resolve, reject) => {
    const half = Buffer.alloc(size / 2, 'a');
    const socket = connect(port, '127.0.0.1');
    socket.on('error', reject);
    socket.on('end', () => reject(new Error('Cut off')));
    const length = chunked ? 'transfer-encoding: chunked' : `content-length: ${size}`;
    const part = chunked ? [`${half.length.toString(16)}\r\n`, half, '\r\n'] : [half];
    const head = ['POST', path, 'HTTP/1.1\r\nhost: localhost\r\nx-requested-with: dondoc\r\n'].join(' ');
    for (const one of [`${head}content-type: ${type}\r\n${length}\r\n\r\n`, ...part]) socket.write(one);
    socket.once('data', (answer: Buffer) => {
      for (const one of chunked ? [...part, '0\r\n\r\n'] : part) socket.write(one);
      // Heard out, the same connection takes the next request.
      socket.write('GET /api/sign-in-options HTTP/1.1\r\nhost: localhost\r\n\r\n');
      socket.once('data', (next: Buffer) => {
        resolve(`${answer.toString().slice(9, 12)} ${next.toString().slice(9, 12)}`);
        socket.destroy();
      });
    });
  });

describe('who is refused while still sending', () => {
  it.each([
    ['a body that is announced as too large', '/api/session', 'application/json', 4 * MEBIBYTE, false, '413 200'],
    ['a body that turns out too large', '/api/session', 'application/json', 4 * MEBIBYTE, true, '413 200'],
    [
      'a large text of somebody who is not signed in',
      '/api/read-plan',
      'application/json',
      2 * MEBIBYTE,
      false,
      '401 200',
    ],
    [
      'a file of somebody who is not signed in',
      '/api/files',
      'multipart/form-data; boundary=x',
      8 * MEBIBYTE,
      false,
      '401 200',
    ],
  ])('is told why and not cut off: %s', async (_name, path, type, size, chunked, statuses) => {
    expect(await sendInHalves(path, type, size, chunked)).toBe(statuses);
  });
});
