import { describe, expect, it } from 'vitest';
import { aBatch, anEvent, onto } from '../testing/a-batch.js';
import { describeEventStore } from '../testing/event-store.contract.js';
import { InMemoryEventStore } from './in-memory-event-store.js';

describe('the event store in memory', () => {
  describeEventStore(async () => new InMemoryEventStore());

  it('does not share data with those who write and read', async () => {
    const store = new InMemoryEventStore();
    const data = { n: 1 };
    await store.append(aBatch('c', [onto('s', 0, anEvent('A', data))]));
    data.n = 2;
    const [first] = await store.readStream('s');
    if (first) first.data = { n: 3 };
    expect((await store.readStream('s'))[0]?.data).toEqual({ n: 1 });
  });

  it('keeps an outbox entry once per key', async () => {
    const store = new InMemoryEventStore();
    const entry = { key: 'k', kind: 'signal', payload: 1 };
    await store.append(aBatch('c1', [], { outbox: [entry] }));
    await store.append(aBatch('c2', [], { outbox: [{ ...entry, payload: 2 }] }));
    expect(store.outbox).toEqual([entry]);
  });
});
