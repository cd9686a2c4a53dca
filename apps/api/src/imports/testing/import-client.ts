import { randomUUID } from 'node:crypto';
import { JobRunner, rowActs } from '@dondoc/commands';
import { expect } from 'vitest';
import type { Answer, Client } from '../../testing/client.js';
import type { RunningApi } from '../../testing/running-api.js';

/** Does what the worker would do. */
export const work = async ({ database }: RunningApi, jobId: string, now: string): Promise<void> => {
  const acting = async (started: { role: string; unitId: string }) => started as never;
  const runner = new JobRunner(database, acting, () => now as never, rowActs(database));
  while (!(await runner.runPage(jobId, 25)).over);
};

/** Sends a filled-in sheet as the browser does. */
export const sendSheet = (
  client: Client,
  query: string,
  content: Buffer,
  name = 'nhap.xlsx',
  key: string = randomUUID(),
): Promise<Answer> => {
  const boundary = 'part-of-a-test';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'x-requested-with': 'dondoc',
    'idempotency-key': key,
  };
  return client.send('POST', `/imports?${query}`, { payload, headers });
};

/** The sheet to be filled in. */
export const sheetOf = async (client: Client, query: string): Promise<Buffer> => {
  const answer = await client.get(`/import-sheets?${query}`);
  expect(answer.status).toBe(200);
  return answer.raw;
};

type Told = { row: number; column: string; code: string };

/** Faults as `I2 IMPORT.CELL_INVALID`. */
export const faultsIn = ({ body }: Pick<Answer, 'body'>): string[] =>
  (body.errors as Told[]).map(({ row, column, code }) => `${column}${row} ${code}`);
