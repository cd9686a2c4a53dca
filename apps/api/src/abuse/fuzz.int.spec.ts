import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client, Sent } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';
import { hostileBodies, hostileTexts, hostileValues } from './testing/hostile-values.js';
import { addressOf, type Operation, operationsOf, sampleOf, withEach } from './testing/operations.js';

const log: string[] = [];
let api: RunningApi;
let operations: Operation[] = [];
let client: Client;
const WHO = process.env['FUZZ_WHO'] ?? 'quan-tri';
/** One of so many values is tried at each place, another one at the next; `FUZZ_ALL=1` tries them all (four minutes). */
const ONE_OF = process.env['FUZZ_ALL'] === '1' ? 1 : 5;
const some = <Value>(values: readonly Value[]): Value[] => values.filter((_, index) => index % ONE_OF === 0);

const named = {
  cascadeId: 'ninh-thuan-2022-2026',
  unitId: 'so-y-te',
  lineId: 'bao-cao-nam.2026',
  templateId: 'ninh-thuan-dan-van-2022-2026',
  calendarId: 'vn-co-quan-nha-nuoc',
  version: 1,
  kind: 'focal-point',
  username: 'so-y-te',
};

/** They end the session that asks, or never end. */
const APART = ['DELETE /api/session', 'GET /api/changes'];

beforeAll(async () => {
  api = await startTestApi({ DONDOC_LOG_LEVEL: 'warn' }, { write: (line) => void log.push(line) });
  client = await api.as(WHO);
  const { body } = await api.visitor.get('/openapi.json');
  operations = operationsOf(body).filter(({ key }) => !APART.includes(key));
});
afterAll(() => api.stop());

const headersOf = (): Record<string, string> => ({ 'x-requested-with': 'dondoc', 'idempotency-key': randomUUID() });

const HANGING = Symbol('hanging');
const send = async (operation: Operation, path: string, sent: Sent): Promise<Answer | typeof HANGING> => {
  const waiting: { timer?: NodeJS.Timeout } = {};
  const late = new Promise<typeof HANGING>((resolve) => {
    waiting.timer = setTimeout(() => resolve(HANGING), 30_000);
  });
  const answer = client.send(operation.method, path, { ...sent, headers: { ...headersOf(), ...sent.headers } });
  const first = await Promise.race([answer, late]);
  clearTimeout(waiting.timer);
  if (first !== HANGING && first.status === 401) client = await api.as(WHO);
  return first;
};

/** What no answer to a person may hold. */
const NOISE = /\bat \S+:\d+:\d+|node_modules|\w*Error:|syntax error at|FST_|QueryFailed/;

const faultOf = (answer: Answer | typeof HANGING): string | undefined => {
  if (answer === HANGING) return 'hangs';
  const { status, body, headers } = answer;
  if (status >= 500) return `${status} ${body.code ?? ''}`;
  if (status < 400) return undefined;
  if (!String(headers['content-type']).startsWith('application/problem+json'))
    return `${status} is no problem document`;
  if (!/^[A-Z_0-9]+(\.[A-Z_0-9]+)+$/.test(body.code)) return `${status} has no code`;
  if (
    NOISE.test(
      JSON.stringify({
        ...body,
        errors: body.errors.map(({ reason, mend }: { reason: string; mend: string }) => [reason, mend]),
      }),
    )
  )
    return `${body.code} is noisy: ${body.title}`;
  for (const { field, reason, mend } of body.errors)
    if (typeof field !== 'string' || !(reason.length > 5) || !(mend.length > 5)) return `${body.code} says too little`;
  return undefined;
};

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 160);

describe('whatever is put into', () => {
  it('a field of a body is answered, never with a fault of ours', async () => {
    const faults: string[] = [];
    let asked = 0;
    for (const operation of operations.filter(({ body }) => body !== undefined)) {
      const body = sampleOf(operation.body ?? {}, named);
      const path = addressOf(operation.path, named);
      const began = Date.now();
      const variants = [{ where: '', body }, ...some(withEach(body, hostileValues))];
      for (const variant of variants) {
        asked += 1;
        const fault = faultOf(await send(operation, path, { body: variant.body }));
        if (fault) faults.push(`${operation.key} ${variant.where}: ${fault} ← ${shown(variant.body)}`);
      }
      if (process.env['FUZZ_TELL']) console.log(operation.key, variants.length, Date.now() - began);
    }
    if (process.env['FUZZ_TELL']) console.log('asked', asked);
    expect(faults).toEqual([]);
  }, 1_200_000);

  it('a whole body', async () => {
    const faults: string[] = [];
    for (const operation of operations.filter(({ body }) => body !== undefined)) {
      for (const text of hostileBodies) {
        const headers = { 'content-type': 'application/json' };
        const answer = await send(operation, addressOf(operation.path, named), { payload: Buffer.from(text), headers });
        const fault = faultOf(answer);
        if (fault) faults.push(`${operation.key}: ${fault} ← ${text.slice(0, 60)}`);
      }
    }
    expect(faults).toEqual([]);
  }, 600_000);

  it('a query or an address', async () => {
    const faults: string[] = [];
    for (const operation of operations) {
      const path = addressOf(operation.path, named);
      const names = [...operation.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
      const sample = operation.body ? { body: sampleOf(operation.body, named) } : {};
      const queries = operation.query.flatMap((name) =>
        hostileTexts.map((text) => [`${path}?${name}=`, text] as const),
      );
      const addresses = names.flatMap((name) =>
        hostileTexts
          .filter((text) => text !== '')
          .map((text) => [addressOf(operation.path, { ...named, [name]: '\u0001' }), text] as const),
      );
      for (const [start, text] of some([...queries, ...addresses])) {
        const value = encodeURIComponent(text.replace('\ud800', '\ufffd'));
        const url = start.includes('%01') ? start.replace('%01', value) : `${start}${value}`;
        const fault = faultOf(await send(operation, url, sample));
        if (fault) faults.push(`${operation.key}: ${fault} ← ${url.slice(0, 120)}`);
      }
      for (const name of operation.query) {
        const twice = `${path}?${name}=a&${name}=b&${name}[x]=1&__proto__[x]=1`;
        const fault = faultOf(await send(operation, twice, sample));
        if (fault) faults.push(`${operation.key}: ${fault} ← ${twice}`);
      }
    }
    expect(faults).toEqual([]);
  }, 1_200_000);

  it('nothing of it was an error in the log', () => {
    const errors = log.map((line) => JSON.parse(line)).filter(({ level }) => level >= 50);
    expect(errors.map(({ msg, err }) => [msg, err?.message, err?.stack?.split('\n').slice(0, 6)])).toEqual([]);
  });
});
