import { describe, expect, it } from 'vitest';
import { START_OF_LOG } from '../log/cursor.js';
import type { EventStore } from '../log/event-store.js';
import { aBatch, anEvent, onto } from './a-batch.js';

const describeRepeats = (store: () => EventStore) =>
  describe('a repeated command', () => {
    it('is answered with its receipt and writes nothing, even at another version', async () => {
      await store().append(aBatch('twice', [onto('twice', 0, anEvent('A'))], { fingerprint: 'f', result: { số: 7 } }));
      let projected = false;
      const again = aBatch('twice', [onto('twice', 5, anEvent('B')), onto('twice:2', 0, anEvent('C'))], {
        fingerprint: 'f',
      });
      const outcome = await store().append(again, async () => {
        projected = true;
      });
      const receipt = { commandId: 'twice', fingerprint: 'f', result: { số: 7 } };
      expect(outcome).toEqual({ kind: 'duplicate', receipt });
      expect(await store().findReceipt('twice')).toEqual(receipt);
      expect(projected).toBe(false);
      expect(await store().readStream('twice')).toHaveLength(1);
      expect(await store().readStream('twice:2')).toEqual([]);
    });

    it('is carried out once when it comes several times at once', async () => {
      const attempts = Array.from({ length: 8 }, () =>
        store().append(aBatch('at-once', [onto('at-once', 0, anEvent('A'))])),
      );
      const kinds = (await Promise.all(attempts)).map(({ kind }) => kind).sort();
      expect(kinds).toEqual(['appended', ...Array(7).fill('duplicate')]);
      expect(await store().readStream('at-once')).toHaveLength(1);
    });

    it('with another content is refused', async () => {
      await store().append(aBatch('reused', [], { fingerprint: 'one' }));
      const other = aBatch('reused', [onto('reused', 0, anEvent('A'))], { fingerprint: 'two' });
      await expect(store().append(other)).rejects.toMatchObject({ code: 'COMMAND.ID_REUSED', commandId: 'reused' });
      expect(await store().readStream('reused')).toEqual([]);
    });

    it('may be tried again after it failed', async () => {
      await expect(store().append(aBatch('retry', [onto('retry', 3, anEvent('A'))]))).rejects.toThrow('CONCURRENCY');
      expect(await store().append(aBatch('retry', [onto('retry', 0, anEvent('A'))]))).toMatchObject({
        kind: 'appended',
      });
    });
  });

const describeBadInput = (store: () => EventStore) =>
  describe('what cannot be stored is refused by name', () => {
    const bad: [string, string, Parameters<EventStore['append']>[0]][] = [
      [
        'a day without an hour',
        'appends[0].events[0].occurredAt',
        aBatch('bad', [onto('b', 0, { ...anEvent('A'), occurredAt: '2022-03-14' })]),
      ],
      ['30 February', 'recordedAt', { ...aBatch('bad', []), recordedAt: '2022-02-30T00:00:00.000Z' }],
      [
        'NaN',
        'appends[0].events[0].data.figures[1]',
        aBatch('bad', [onto('b', 0, anEvent('A', { figures: [1, Number.NaN] }))]),
      ],
      ['a NUL', 'appends[0].events[0].data', aBatch('bad', [onto('b', 0, anEvent('A', 'a\0b'))])],
      ['half a character', 'appends[0].events[0].data', aBatch('bad', [onto('b', 0, anEvent('A', '\ud83d'))])],
      ['a Date', 'appends[0].events[0].data.at', aBatch('bad', [onto('b', 0, anEvent('A', { at: new Date(0) }))])],
      ['a negative version', 'appends[0].expectedVersion', aBatch('bad', [onto('b', -1, anEvent('A'))])],
      ['a stream without a name', 'appends[0].stream', aBatch('bad', [onto('', 0, anEvent('A'))])],
      ['one stream twice', 'appends.stream', aBatch('bad', [onto('b', 0, anEvent('A')), onto('b', 1, anEvent('B'))])],
      ['two command ids', 'metadata.commandId', { ...aBatch('bad', []), metadata: aBatch('other', []).metadata }],
      [
        'an empty outbox key',
        'outbox[0].key',
        aBatch('bad', [], { outbox: [{ key: '', kind: 'signal', payload: {} }] }),
      ],
    ];

    it.each(bad)('%s', async (_what, field, batch) => {
      await expect(store().append(batch)).rejects.toMatchObject({ code: 'EVENT_STORE.BAD_BATCH', fault: { field } });
      expect(await store().findReceipt('bad')).toBeUndefined();
    });

    it.each(['', '1', '0/0', '0/0/x', "0/0/0' OR '1'='1"])('the cursor "%s"', async (cursor) => {
      await expect(store().readAll(cursor, 10)).rejects.toMatchObject({
        code: 'EVENT_STORE.BAD_CURSOR',
        fault: { field: 'after' },
      });
    });

    it.each([0, -1, 1.5, 10_001])('the page size %d', async (limit) => {
      await expect(store().readAll(START_OF_LOG, limit)).rejects.toMatchObject({ fault: { field: 'limit' } });
    });
  });

/** What a store refuses, and what it answers to repeats. */
export const describeRefusals = (store: () => EventStore): void => {
  describeRepeats(store);
  describeBadInput(store);

  describe('alongside', () => {
    it('gets the events as they stand in the log', async () => {
      let seen: unknown;
      await store().append(aBatch('beside', [onto('beside', 0, anEvent('A', { n: 1 }))]), async (_tx, events) => {
        seen = structuredClone(events);
      });
      expect(seen).toEqual(await store().readStream('beside'));
    });

    it('undoes everything when it throws, and its own error is thrown on', async () => {
      const broken = new Error('projection is broken');
      const batch = aBatch('undone', [onto('undone', 0, anEvent('A'))]);
      await expect(store().append(batch, () => Promise.reject(broken))).rejects.toBe(broken);
      expect(await store().readStream('undone')).toEqual([]);
      expect(await store().findReceipt('undone')).toBeUndefined();
      expect(await store().append(batch)).toMatchObject({ kind: 'appended' });
    });
  });
};
