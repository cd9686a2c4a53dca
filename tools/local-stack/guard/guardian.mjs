// Runs one foreign program (Postgres, Temporal) and stops it when whoever started the guardian goes away, even by kill -9.
// Argument: JSON { command, args, cwd?, env, uid?, gid?, logFile, stopSignal, graceMs }. Messages sent: { type: 'started',
// pid }, { type: 'failed', reason }, { type: 'exited', code, signal }. Plain JavaScript: it runs before any build.
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';

const order = JSON.parse(process.argv[2] ?? '{}');
const log = openSync(order.logFile, 'a');
const tell = (message) => {
  if (process.connected) process.send(message, () => undefined);
};

const child = spawn(order.command, order.args, {
  cwd: order.cwd ?? '/',
  env: order.env,
  stdio: ['ignore', log, log],
  ...(order.uid === undefined ? {} : { uid: order.uid, gid: order.gid }),
});

let stopping = false;
const stop = () => {
  if (stopping) return;
  stopping = true;
  child.kill(order.stopSignal);
  setTimeout(() => child.kill('SIGKILL'), order.graceMs);
};

child.on('spawn', () => tell({ type: 'started', pid: child.pid }));
child.on('error', (error) => {
  tell({ type: 'failed', reason: error.message });
  process.exitCode = 1;
});
child.on('exit', (code, signal) => {
  tell({ type: 'exited', code, signal });
  setTimeout(() => process.exit(0), 20);
});

process.on('message', (message) => {
  if (message?.type === 'stop') stop();
});
process.on('disconnect', stop);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
