import { addDays, type PlainDate, plainDateOf } from '@dondoc/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailingOffice } from '../test/mailing-office.js';

let office: MailingOffice;
beforeEach(async () => {
  office = await MailingOffice.open();
});
afterEach(() => office?.close());

const UNITS = ['so-a', 'so-b', 'so-noi-vu'] as const;

/** The same numbers for the same seed, so that a failure can be lived through again. */
const chances = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

type Row = { key: string; state: string; reason: string | null; letter: string | null };
const ledger = async (): Promise<Map<string, Row>> => {
  const sql = `SELECT n.ledger_key AS key, n.state, n.reason, l.state AS letter
    FROM notices n LEFT JOIN letters l USING (letter_id)`;
  const { rows } = await office.database.pool.query<Row>(sql);
  return new Map(rows.map((row) => [row.key, row]));
};

/** What the outbox shows as coming this morning. */
const listedToday = async (day: PlainDate): Promise<string[]> => {
  const { messages } = await office.database.queries.listMessages({ state: 'planned', pageSize: 200 }, office.now);
  return messages
    .filter(({ dueAt }) => dueAt.startsWith(day))
    .flatMap(({ notices }) => notices.map(({ ledgerKey }) => ledgerKey));
};

/** Somebody does something between the look at the list and the morning: hands in, or has a reminder called off. */
const act = async (chance: () => number, listed: readonly string[], day: PlainDate): Promise<void> => {
  if (chance() < 0.15) {
    const unitId = UNITS[Math.floor(chance() * UNITS.length)] ?? 'so-a';
    await office
      .at(day, '07:29')
      .handIn(chance() < 0.5 ? 'dot-1' : 'dot-2', unitId)
      .catch(() => undefined);
  }
  const key = listed[Math.floor(chance() * listed.length)];
  if (key === undefined || chance() > 0.2) return;
  const request = { ledgerKeys: [key], reason: 'Đã trao đổi qua điện thoại' };
  const context = { commandId: `huy:${key}`, actor: 'van-phong', now: office.now };
  await office.database.commands.cancelMessages(request, context).catch(() => undefined);
};

describe('every message that was listed', () => {
  it.each([1, 2])(
    'was sent, or is shown with the reason why not, over a summer (%i)',
    async (seed) => {
      const chance = chances(seed);
      await office.at('2024-05-20').issue('dot-1');
      await office.issue('dot-2');
      await office.dispatcher().tick();
      const listed = new Set<string>();
      const dispatcher = office.dispatcher();
      for (let day = plainDateOf('2024-05-21'); day <= '2024-08-20'; day = addDays(day, 1)) {
        const today = await (office.at(day, '06:00'), listedToday(day));
        for (const key of today) listed.add(key);
        await act(chance, today, day);
        office.at(day, '07:30');
        await office.wake('dot-1', 'dot-2');
        await dispatcher.tick();
      }
      const rows = await ledger();
      const lost = [...listed].filter((key) => {
        const row = rows.get(key);
        if (row?.state === 'lettered') return row.letter !== 'sent';
        return !row || !row.reason;
      });
      expect(lost).toEqual([]);
      expect(listed.size).toBeGreaterThan(10);
      expect(new Set([...rows.values()].map(({ state }) => state))).toEqual(
        new Set(['lettered', 'dropped', 'cancelled']),
      );
    },
    120_000,
  );
});
