import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewEvent } from '../log/event.js';
import type { EventStore } from '../log/event-store.js';
import { aBatch, NOW, onto } from './a-batch.js';
import { readLog } from './read-log.js';

const SEED = 20_220_315;

const storable = (text: string): boolean => !/\0|\p{Surrogate}/u.test(text);
const text = fc.string({ unit: 'grapheme' }).filter(storable);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0), // JSON has no -0
    text,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 3, noNullPrototype: true },
    ),
  ),
})).value;

const instant = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T23:59:59.999Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

const newEvent = fc.record({
  type: fc.constantFrom('CascadeIssued', 'DeadlineMissed'),
  data: json,
  occurredAt: instant,
});
/** A command: some streams out of four, each with some events. */
const command = fc.dictionary(fc.constantFrom('r', 's', 't', 'u'), fc.array(newEvent, { maxLength: 3 }), {
  minKeys: 1,
});

/** Appends every command in turn; answers what each stream ought to hold. */
const appendAll = async (store: EventStore, run: number, commands: Record<string, NewEvent[]>[]) => {
  const expected = new Map<string, NewEvent[]>();
  for (const [index, streams] of commands.entries()) {
    const appends = Object.entries(streams).map(([name, events]) =>
      onto(`${name}:${run}`, expected.get(name)?.length ?? 0, ...events),
    );
    await store.append({ ...aBatch(`run-${run}-${index}`, appends), recordedAt: NOW });
    for (const [name, events] of Object.entries(streams))
      expected.set(name, [...(expected.get(name) ?? []), ...events]);
  }
  return expected;
};

/** Whatever was appended reads back, stream by stream and as a whole. */
export const describeRoundTrip = (open: () => Promise<EventStore>) =>
  describe('any sequence of appends', () => {
    it('reads back equal, with versions 1, 2, 3 …, and once each in the whole log', { timeout: 120_000 }, async () => {
      const store = await open();
      const before = await readLog(store, 0);
      let run = 0;
      let written = before.length;
      const property = fc.asyncProperty(fc.array(command, { maxLength: 5 }), async (commands) => {
        run += 1;
        const expected = await appendAll(store, run, commands);
        const streams = await store.readStreams([...expected.keys()].map((name) => `${name}:${run}`));
        for (const [name, events] of expected) {
          const found = streams.get(`${name}:${run}`) ?? [];
          expect(found.map(({ type, data, occurredAt }) => ({ type, data, occurredAt }))).toEqual(events);
          expect(found.map(({ streamVersion }) => streamVersion)).toEqual(events.map((_, index) => index + 1));
          written += events.length;
        }
      });
      await fc.assert(property, { seed: SEED, numRuns: 60 });
      const log = await readLog(store, written, 7);
      expect(log).toHaveLength(written);
      expect(new Set(log.map(({ eventId }) => eventId)).size).toBe(written);
    });
  });
