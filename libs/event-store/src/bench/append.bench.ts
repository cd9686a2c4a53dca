import { startPostgres } from '@dondoc/local-stack';
import {
  createDataSource,
  createPool,
  migrate,
  type NewEvent,
  PostgresEventStore,
  type StreamAppend,
} from '../index.js';

/** How fast the log is on this machine, with a durable Postgres: `node libs/event-store/dist/bench/append.bench.js`. */
const OCCURRED_AT = '2022-03-14T17:00:00.000Z';
const event = (data: unknown): NewEvent => ({ type: 'PlanOpened', data, occurredAt: OCCURRED_AT });

const batch = (commandId: string, appends: StreamAppend[]) => ({
  receipt: { commandId, fingerprint: commandId, result: null },
  metadata: { actor: 'bench', commandId, correlationId: commandId, causationId: null, schemaVersion: 1 as const },
  recordedAt: OCCURRED_AT,
  appends,
  outbox: [],
});

/** Real plans repeat words, but not whole pages: half of it is text that does not compress. */
const planOf = (bytes: number, seed: number): unknown => {
  let state = seed + 1;
  const word = (): string => {
    state = (state * 48_271) % 2_147_483_647;
    return state.toString(36);
  };
  return { lines: Array.from({ length: Math.ceil(bytes / 40) }, () => ({ title: 'báo cáo sáu tháng', id: word() })) };
};

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

const measureSingles = async (store: PostgresEventStore, writers: number, turns: number): Promise<number> => {
  const write = async (writer: number): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1)
      await store.append(
        batch(`${writers}-${writer}-${turn}`, [
          { stream: `s-${writers}-${writer}`, expectedVersion: turn, events: [event({ n: 'x'.repeat(190) })] },
        ]),
      );
  };
  const taken = await seconds(() => Promise.all(Array.from({ length: writers }, (_, writer) => write(writer))));
  return Math.round((writers * turns) / taken);
};

const measureFanOut = async (store: PostgresEventStore, units: number, bytes: number): Promise<number> => {
  const appends = Array.from({ length: units }, (_, n) => ({
    stream: `plan:${units}:${n}`,
    expectedVersion: 0,
    events: [event(planOf(bytes, n))],
  }));
  return seconds(() => store.append(batch(`issue-${units}`, appends)));
};

const postgres = await startPostgres({ durable: true });
const dataSource = await createDataSource(postgres.url).initialize();
await migrate(dataSource);
await dataSource.destroy();
const pool = createPool(postgres.url);
const store = new PostgresEventStore(pool);
await measureSingles(store, 2, 200); // warm-up
console.log(`1 writer:  ${await measureSingles(store, 1, 2_000)} appends/s`);
console.log(`8 writers: ${await measureSingles(store, 8, 1_000)} appends/s`);
for (const units of [500, 2_000, 4_000])
  console.log(`one command, ${units} streams of 12 kB: ${(await measureFanOut(store, units, 12_000)).toFixed(2)} s`);
await pool.end();
await postgres.stop();
