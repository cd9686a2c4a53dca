import { readdir, readFile } from 'node:fs/promises';
import { directiveReadingSchema, dueReadingSchema } from '@dondoc/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';

let api: RunningApi;
let office: Client;
beforeAll(async () => {
  api = await startTestApi();
  office = await api.as('van-phong');
});
afterAll(() => api.stop());

const readDue = async (words: string, more = '') =>
  office.get(`/read-due?words=${encodeURIComponent(words)}&issuedOn=2022-01-27${more}`);

describe('due words', () => {
  it('are read: rule, sentence, both readings with the strict one first, and the dates', async () => {
    const { status, body } = await readDue('trước ngày 15/3/2022');
    expect([status, body.status]).toEqual([200, 'read']);
    expect(dueReadingSchema.parse(body)).toEqual(body);
    expect(body.rule).toMatchObject({ kind: 'fixed-date', date: '2022-03-15', boundary: 'before' });
    expect(body.dates).toMatchObject([{ due: '2022-03-15', boundary: 'before', lastSafeDay: '2022-03-14' }]);
    expect(body.dates[0].why.length).toBeGreaterThan(0);
    expect(body.items[0].readings.filter(({ strict }: { strict: boolean }) => strict)).toHaveLength(1);
  });

  it('give as many dates as are asked for', async () => {
    const { body } = await readDue('trước ngày 25/11 hằng năm', '&count=3');
    expect(body.dates.map(({ due }: { due: string }) => due)).toEqual(['2022-11-25', '2023-11-25', '2024-11-25']);
  });

  it.each(['trước ngày 30/2/2022', 'chậm nhất ngày 31/9/2022', 'con mèo trèo cây cau', ''])(
    'that name no day are not guessed: %j',
    async (words) => {
      const { body } = await readDue(words);
      expect(body.status).toBe('unreadable');
      expect(body.dates).toEqual([]);
      expect(body.doubts.length).toBeGreaterThan(0);
    },
  );

  it('are read as of today when no day of issue is given, and refuse one that does not exist', async () => {
    expect((await office.get(`/read-due?words=${encodeURIComponent('trước ngày 15/12/2026')}`)).body.status).toBe(
      'read',
    );
    const wrong = await office.get('/read-due?words=a&issuedOn=2022-02-30');
    expect(wrong.body).toMatchObject({ code: 'DATE.NOT_REAL', errors: [{ field: 'issuedOn', value: '2022-02-30' }] });
    expect((await office.get('/read-due')).body.errors).toMatchObject([{ field: 'words', reason: 'Thiếu mục này.' }]);
    expect((await readDue('a', '&count=1000')).body.errors).toMatchObject([{ field: 'count' }]);
  });

  it('may be read by units, whole plans only by those who oversee', async () => {
    const unit = await api.as('so-y-te');
    expect((await unit.get(`/read-due?words=${encodeURIComponent('15/3/2022')}`)).status).toBe(200);
    expect((await unit.post('/read-plan', { text: 'a' })).body.code).toBe('ACCESS.ROLE');
  });
});

describe('the text of a directive', () => {
  it('gives its document and its obligations with clause and words, each to be confirmed', async () => {
    const seeds = new URL('../../../../libs/directive-text/test/seeds/', import.meta.url);
    const seed = (await readdir(seeds)).find((name) => name.startsWith('004')) ?? '';
    const text = await readFile(new URL(seed, seeds), 'utf8');
    const { status, body } = await office.post('/read-plan', { text });
    expect(status).toBe(200);
    expect(directiveReadingSchema.parse(body)).toEqual(body);
    const [plan] = body.documents;
    const named = plan.obligations.flatMap(
      ({ due }: { due: { rule: { date?: string } | null } | null }) => due?.rule?.date ?? [],
    );
    expect(named).toEqual(expect.arrayContaining(['2023-04-10', '2023-10-20', '2023-11-01']));
    for (const { clause, words } of plan.obligations)
      expect([clause, words].every((text) => text.length > 0)).toBe(true);
  });

  it('that is no directive gives nothing, and never breaks', async () => {
    for (const text of ['', 'Trăm năm trong cõi người ta', '\u0000\u0007', 'a'.repeat(200_000)]) {
      const { status, body } = await office.post('/read-plan', { text });
      expect(status).toBe(200);
      expect(body.documents.flatMap(({ obligations }: { obligations: unknown[] }) => obligations)).toEqual([]);
    }
    const large = await office.post('/read-plan', { text: 'x'.repeat(900_001) });
    expect([large.status, large.body.errors[0].field]).toEqual([400, 'text']);
  });
});
