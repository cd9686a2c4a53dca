import { beforeAll, describe, expect, it } from 'vitest';
import { STREAM_DOES_NOT_EXIST } from '../log/append-batch.js';
import type { EventStore } from '../log/event-store.js';
import { aBatch, anEvent, NOW, onto } from './a-batch.js';
import { describeRefusals } from './refusals.contract.js';
import { describeRoundTrip } from './round-trip.contract.js';

/** Rules that every event store keeps. `open` gives an empty store; the rules use streams of their own. */
export const describeEventStore = (open: () => Promise<EventStore>): void => {
  let store: EventStore;
  beforeAll(async () => {
    store = await open();
  });

  describe('append', () => {
    it('reads back what was appended, with ids, versions and metadata', async () => {
      const batch = aBatch('read-back', [
        onto(
          'plan:a',
          STREAM_DOES_NOT_EXIST,
          anEvent('PlanOpened', { tên: 'Sở Nội vụ' }),
          anEvent('DueDateSet', [1, null]),
        ),
      ]);
      const outcome = await store.append(batch);
      const events = await store.readStream('plan:a');
      expect(outcome).toEqual({ kind: 'appended', events });
      expect(events).toMatchObject([
        { eventId: 'read-back:0', stream: 'plan:a', streamVersion: 1, type: 'PlanOpened', data: { tên: 'Sở Nội vụ' } },
        { eventId: 'read-back:1', stream: 'plan:a', streamVersion: 2, type: 'DueDateSet', data: [1, null] },
      ]);
      expect(events[1]).toMatchObject({ occurredAt: NOW, recordedAt: NOW, metadata: batch.metadata });
    });

    it('goes on after the expected version', async () => {
      await store.append(aBatch('go-1', [onto('plan:go', 0, anEvent('A'))]));
      await store.append(aBatch('go-2', [onto('plan:go', 1, anEvent('B'), anEvent('C'))]));
      expect((await store.readStream('plan:go')).map(({ type, streamVersion }) => [type, streamVersion])).toEqual([
        ['A', 1],
        ['B', 2],
        ['C', 3],
      ]);
    });

    it('gives no event for a stream that does not exist', async () => {
      expect(await store.readStream('plan:nowhere')).toEqual([]);
      expect(await store.readStreams(['plan:nowhere'])).toEqual(new Map([['plan:nowhere', []]]));
    });

    it('writes several streams at once and reads them at once', async () => {
      await store.append(
        aBatch('many', [onto('many:1', 0, anEvent('A')), onto('many:2', 0, anEvent('B'), anEvent('C'))]),
      );
      const streams = await store.readStreams(['many:2', 'many:1']);
      expect([...streams].map(([stream, events]) => [stream, events.length])).toEqual([
        ['many:2', 2],
        ['many:1', 1],
      ]);
    });

    it('writes nothing when one stream of several is at another version', async () => {
      await store.append(aBatch('all-1', [onto('all:1', 0, anEvent('A'))]));
      const clash = aBatch('all-2', [onto('all:2', 0, anEvent('B')), onto('all:1', 0, anEvent('C'))]);
      await expect(store.append(clash)).rejects.toMatchObject({ code: 'EVENT_STORE.CONCURRENCY' });
      expect(await store.readStream('all:2')).toEqual([]);
      expect(await store.findReceipt('all-2')).toBeUndefined();
    });

    it('lets exactly one of several commands that have seen the same version pass', async () => {
      const attempts = Array.from({ length: 8 }, (_, n) =>
        store.append(aBatch(`race-${n}`, [onto('race', 0, anEvent('A'))])),
      );
      const outcomes = await Promise.allSettled(attempts);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'EVENT_STORE.CONCURRENCY' });
      expect(await store.readStream('race')).toHaveLength(1);
    });
  });

  describeRefusals(() => store);
  describeRoundTrip(open);
};
