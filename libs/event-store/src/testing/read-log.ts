import { type Cursor, START_OF_LOG } from '../log/cursor.js';
import type { RecordedEvent } from '../log/event.js';
import type { EventStore } from '../log/event-store.js';

const MOST_WAITING_MS = 20_000;

/**
 * Reads the whole log page by page until `count` events have come. It waits, because a transaction that is open anywhere
 * on the server, even in another spec's database, holds newer events back.
 */
export const readLog = async (store: EventStore, count: number, pageSize = 100): Promise<RecordedEvent[]> => {
  const read: RecordedEvent[] = [];
  let cursor: Cursor = START_OF_LOG;
  for (const started = performance.now(); performance.now() - started < MOST_WAITING_MS; ) {
    const page = await store.readAll(cursor, pageSize);
    read.push(...page.events);
    cursor = page.cursor;
    if (page.events.length === 0 && read.length >= count) return read;
    if (page.events.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Only ${read.length} of ${count} events became visible in the log.`);
};
