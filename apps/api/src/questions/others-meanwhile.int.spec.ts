import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTemplateBody, anObligation } from '../testing/a-template-body.js';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';
import { QuestionThreads } from './question-threads.js';

let api: RunningApi;
let office: Client;
beforeAll(async () => {
  api = await startTestApi();
  office = await api.as('van-phong');
});
afterAll(() => api.stop());

const periods = { kind: 'yearly', from: 2026, to: 2026, label: 'A' };
const obligations = Array.from({ length: 100_000 }, (_, index) =>
  anObligation({ key: `n-${index}`, title: 'A', shortTitle: 'A', via: null, periods }),
);
const hundredThousand = { body: aTemplateBody('mot-tram-nghin', { obligations }), issuedOn: '27/01/2026' };
const running = () => api.app.get(QuestionThreads).running;

describe('while an outline of 100,000 obligations is being reckoned', () => {
  it('everybody else gets answers', async () => {
    const order: string[] = [];
    const outline = office.post('/templates/outline', hundredThousand).then((answer) => {
      order.push('outline');
      return answer;
    });
    await expect.poll(running).toBe(1);
    for (const path of ['/health', '/cascades', `/read-due?words=${encodeURIComponent('trước ngày 15/12/2026')}`]) {
      const { status } = await office.get(path);
      order.push(`${path.replace(/\?.*/, '')} ${status}`);
    }
    await api.as('so-y-te');
    const plan = await office.post('/read-plan', { text: 'Trăm năm trong cõi người ta' });
    order.push(`plan ${plan.status}`);
    expect(order).toEqual(['/health 200', '/cascades 200', '/read-due 200', 'plan 200']);
    expect((await outline).body.counts).toMatchObject({ obligations: 100_000, lines: 100_000 });
  });

  it('a client that goes away takes its question along', async () => {
    await api.app.listen(0, '127.0.0.1');
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const { cookie } = office;
    const sent = JSON.stringify(hundredThousand);
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const head = [
      'POST /api/templates/outline HTTP/1.1',
      'Host: localhost',
      `Cookie: ${cookie}`,
      'X-Requested-With: dondoc',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(sent)}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${sent}`);
    await expect.poll(running, { timeout: 20_000 }).toBe(1);
    socket.destroy();
    await expect.poll(running).toBe(0);
  });
});
