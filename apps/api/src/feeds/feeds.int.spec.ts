import type { ObligationRef } from '@dondoc/commands';
import { plainDateOf } from '@dondoc/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';
import { MORNING } from '../testing/sample-database.js';

let api: RunningApi;
let unit: Client;
beforeAll(async () => {
  api = await startTestApi();
  unit = await api.as('so-y-te');
});
afterAll(() => api.stop());

const open = async (client: Client, kind = 'unit'): Promise<{ feedId: string; url: string }> =>
  (await client.post('/feeds', { kind })).body;
const read = (url: string, headers: Record<string, string> = {}) =>
  api.visitor.send('GET', new URL(url).pathname.replace('/api', ''), { headers });
const eventsIn = (text: string): string[] =>
  text
    .replace(/\r\n /g, '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((one) => one.trim());

type Owed = {
  cascadeId: string;
  line: { lineId: string; due: { lastSafeDay: string } | null };
  status: { code: string };
};
const OPEN = ['overdue', 'due_today', 'due_soon', 'not_due'];
const anOpenDuty = async (): Promise<{ ref: ObligationRef; day: string }> => {
  const { items }: { items: Owed[] } = (await unit.get('/due-list')).body;
  const found = items.find(({ status, line }) => OPEN.includes(status.code) && line.due !== null);
  if (!found) throw new Error('nothing is open');
  const { cascadeId, line } = found;
  return { ref: { cascadeId, unitId: 'so-y-te', lineId: line.lineId }, day: line.due?.lastSafeDay ?? '' };
};

describe('a calendar feed', () => {
  it('is opened by its secret address alone and shows what the unit owes', async () => {
    const { url } = await open(unit);
    const answer = await read(url);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const { ref, day } = await anOpenDuty();
    const found = eventsIn(String(answer.body)).find((one) =>
      one.includes(`UID:${ref.cascadeId}.so-y-te.${ref.lineId}@`),
    );
    expect(found).toContain(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`);
    expect(found).toContain('BEGIN:VALARM');
    expect(found).toContain('Vì sao là ngày này');
  });

  it('answers 304 until something changes', async () => {
    const { url } = await open(unit, 'person');
    const { headers } = await read(url);
    const again = await read(url, { 'if-none-match': String(headers['etag']) });
    expect([again.status, again.raw.length]).toEqual([304, 0]);
  });

  it('moves the day when the date moves, with a higher sequence', async () => {
    const { url } = await open(unit);
    const { ref } = await anOpenDuty();
    const of = async () =>
      eventsIn(String((await read(url)).body)).find((one) => one.includes(`.so-y-te.${ref.lineId}@`)) ?? '';
    const sequence = (text: string): number => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);
    const before = await of();
    const context = { commandId: 'gia-han', actor: 'van-phong', now: MORNING };
    await api.database.commands.grantExtension(ref, { until: plainDateOf('2026-12-31'), reason: 'Bão' }, context);
    const after = await of();
    expect(after).toContain('DTSTART;VALUE=DATE:20261231');
    expect(sequence(after)).toBeGreaterThan(sequence(before));
    expect(after).toContain('Đã gia hạn');
  });

  it('has a new address when it is renewed, and opens nothing once revoked', async () => {
    const { feedId, url } = await open(unit);
    const renewed = (await unit.post(`/feeds/${feedId}/address`)).body;
    expect((await read(url)).status).toBe(404);
    expect((await read(renewed.url)).status).toBe(200);
    expect((await unit.delete(`/feeds/${feedId}`)).status).toBe(204);
    expect((await read(renewed.url)).body.code).toBe('FEED.UNKNOWN');
  });

  it('is nobody else’s to see, renew or revoke, and its secret is kept nowhere', async () => {
    const { feedId, url } = await open(unit);
    const other = await api.as('so-tu-phap');
    expect(JSON.stringify((await other.get('/feeds')).body)).not.toContain(feedId);
    expect((await other.post(`/feeds/${feedId}/address`)).body.code).toBe('FEED.NOT_FOUND');
    expect((await other.delete(`/feeds/${feedId}`)).body.code).toBe('FEED.NOT_FOUND');
    expect((await read(url)).status).toBe(200);
    const { rows } = await api.database.pool.query<{ all: string }>('SELECT f::text AS all FROM calendar_feeds f');
    expect(rows.map(({ all }) => all).join()).not.toContain(/feeds\/([^.]+)\.ics/.exec(url)?.[1]);
  });

  it('that is guessed is not found, whatever is asked', async () => {
    for (const name of [
      'x.ics',
      `${'a'.repeat(43)}.ics`,
      `${'a'.repeat(43)}`,
      '..%2f..%2fetc%2fpasswd',
      `${'a'.repeat(199)}`,
    ]) {
      expect((await api.visitor.get(`/feeds/${name}`)).status, name).toBe(404);
    }
  });

  it('of a person ends with the account', async () => {
    const person = await api.as('so-xay-dung');
    const { url } = await open(person, 'person');
    expect((await read(url)).status).toBe(200);
    await api.database.pool.query("UPDATE accounts SET disabled_at = now() WHERE username = 'so-xay-dung'");
    expect((await read(url)).status).toBe(404);
  });
});
