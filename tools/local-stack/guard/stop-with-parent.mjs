// Loaded with `--import` into every Node process that the launcher starts: when the launcher is gone (even by kill -9)
// the IPC channel closes, and the process ends as it would on SIGTERM. Plain JavaScript: it runs before any build.
import { isMainThread } from 'node:worker_threads';

const GRACE_MS = 8_000;

if (isMainThread && process.send !== undefined) {
  process.on('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Our listener must not keep a process alive that has nothing left to do.
  process.channel?.unref();
}
