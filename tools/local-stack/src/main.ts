import { runDemonstration } from './launcher/demonstration.js';
import { type Launch, prepareLaunch } from './launcher/launch.js';
import { openBrowser } from './launcher/open-browser.js';

const demo = process.argv.includes('--demo');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const explain = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  if (!/ENOSPC|no space left/i.test(message)) return message;
  return `${message}\nHết chỗ trên đĩa. Hãy giải phóng khoảng 4 GB rồi chạy lại (disk full: free some space and start again).`;
};

let stopping = false;
const stop = async (launch: Launch, exitCode: number): Promise<void> => {
  if (stopping) return;
  stopping = true;
  if (exitCode === 0) say('\nĐang dừng (stopping)…');
  await launch.stop();
  if (exitCode === 0) say('Đã dừng (stopped).');
  process.exit(exitCode);
};

const stopOnSignals = (launch: Launch): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(launch, 0));
  // Whoever started us is gone, even by kill -9: nobody could stop us any more.
  process.on('disconnect', () => void stop(launch, 0));
  process.stdout.on('error', () => void stop(launch, 0));
};

const demonstrate = async (launch: Launch): Promise<void> => {
  const finished = runDemonstration(launch.stack);
  if (finished === null) return say('! Chưa có phần "demo", bỏ qua (not built, skipped).');
  const exitCode = await finished;
  // Where a person is watching, the office stays open to be looked at.
  if (!process.stdout.isTTY || exitCode !== 0) await stop(launch, exitCode);
};

const run = async (): Promise<void> => {
  const launch = prepareLaunch({ env: process.env, demo, say, now: () => new Date().toISOString() });
  stopOnSignals(launch);
  try {
    await launch.start();
  } catch (error) {
    if (stopping) return; // the start was cut short by a stop, which is at work
    process.stderr.write(`\n${explain(error)}\n`);
    return stop(launch, 1);
  }
  const { openBrowser: wanted, publicUrl } = launch.stack.configuration;
  if (wanted && process.stdout.isTTY) openBrowser(publicUrl);
  if (demo) await demonstrate(launch);
};

run().catch((error: unknown) => {
  process.stderr.write(`\n${explain(error)}\n`);
  process.exit(1);
});
