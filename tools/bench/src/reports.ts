import { type Database, openDatabase } from '@dondoc/commands';
import { reportCsv, reportDocument, type ReportHeading, reportSheets } from '@dondoc/documents';
import { instantOf, plainDateOf } from '@dondoc/domain';
import { startPostgres } from '@dondoc/local-stack';
import { CASCADE, ISSUED_ON, liveThrough } from './lived-cascade.js';

/** `npm run bench:reports [-- 3000]`: units; each owes twelve lines of four years. */
const UNITS = Number(process.argv[2] ?? 3000);
const ROUNDS = 3;
const NOW = instantOf('2025-12-20T03:00:00.000Z');
const PAST = instantOf('2024-12-20T03:00:00.000Z');

const seconds = (all: readonly number[]): string => all.map((ms) => (ms / 1000).toFixed(2)).join(', ');

/** Each round's seconds by the clock and of this process alone, and the size of what came out. */
const timed = async (name: string, ask: () => Promise<Buffer | string>): Promise<void> => {
  const rounds: { wall: number; own: number }[] = [];
  let size = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const [started, before] = [performance.now(), process.cpuUsage()];
    size = (await ask()).length;
    const { user, system } = process.cpuUsage(before);
    rounds.push({ wall: performance.now() - started, own: (user + system) / 1000 });
  }
  const [wall, own] = [rounds.map((one) => one.wall), rounds.map((one) => one.own)];
  console.log(`${name.padEnd(34)} ${seconds(wall)} s; own ${seconds(own)} s; ${Math.round(size / 1024)} KB`);
};

const heading: ReportHeading = {
  letterhead: {
    layout: 'state',
    superior: 'Ủy ban nhân dân tỉnh Ninh Thuận',
    agency: 'Văn phòng',
    name: 'Văn phòng Ủy ban nhân dân tỉnh',
    sign: 'VPUBND-TH',
    place: 'Ninh Thuận',
    capacity: ['Chánh Văn phòng'],
    signatory: 'Nguyễn Văn A',
  },
  directive: {
    type: 'Kế hoạch',
    number: '412',
    sign: 'KH-UBND',
    issuedOn: ISSUED_ON,
    issuer: 'Ủy ban nhân dân tỉnh Ninh Thuận',
    subject: 'Công tác dân vận',
  },
  draftedOn: plainDateOf('2025-12-20'),
  to: null,
};

const measure = async ({ queries }: Database): Promise<void> => {
  const { reports } = queries;
  const whole = async (lineId: string | null) => ({
    ...(await reports.whole({ cascadeId: CASCADE, lineId, at: NOW, past: false })),
    at: NOW,
    asOf: 'Dữ liệu đến lúc đo',
    printedAt: NOW,
  });
  await timed('matrix', async () => JSON.stringify(await queries.getMatrix(CASCADE, NOW)));
  for (const [what, lineId] of [
    ['all lines', null],
    ['one line', 'bao-cao-nam.2025'],
  ] as const) {
    await timed(`${what}: report`, async () =>
      JSON.stringify(await reports.report({ cascadeId: CASCADE, lineId, at: NOW, past: false })),
    );
    await timed(`${what}: report of a past day`, async () =>
      JSON.stringify(await reports.report({ cascadeId: CASCADE, lineId, at: PAST, past: true })),
    );
    await timed(`${what}: list behind a figure`, async () =>
      JSON.stringify(await reports.list({ cascadeId: CASCADE, lineId, at: NOW, past: false }, 'missing', null)),
    );
    await timed(`${what}: XLSX`, async () => reportSheets(await whole(lineId)));
    await timed(`${what}: DOCX`, async () => reportDocument(await whole(lineId), heading));
    await timed(`${what}: CSV`, async () => reportCsv(await whole(lineId)));
  }
};

const postgres = await startPostgres({ durable: true });
try {
  const database = await openDatabase({ url: await postgres.createDatabase('dondoc') });
  const started = performance.now();
  await liveThrough(database, UNITS, NOW);
  const { rows } = await database.pool.query<{ n: string }>('SELECT count(*) AS n FROM obligations');
  console.log(`${rows[0]?.n} obligations, made in ${Math.round((performance.now() - started) / 1000)} s`);
  await measure(database);
  await database.close();
} finally {
  await postgres.stop();
}
