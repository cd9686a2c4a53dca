import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { commandLine } from '../supervisor/process-identity.js';

const LISTENING = '0A';

/** Socket numbers that listen on `port`, from proc(5). */
const listeningSockets = (port: number): Set<string> => {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => readFileSync(file, 'utf8').split('\n').slice(1));
  return new Set(
    rows
      .map((row) => row.trim().split(/\s+/))
      .filter((row) => row[3] === LISTENING && row[1]?.endsWith(`:${hex}`))
      .map((row) => `socket:[${row[9]}]`),
  );
};

const holds = (pid: string, sockets: ReadonlySet<string>): boolean => {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => sockets.has(readlinkSync(`/proc/${pid}/fd/${fd}`)));
  } catch {
    return false; // another user's process, or it has just ended
  }
};

const findHolder = (port: number): number | null => {
  if (process.platform === 'linux') {
    const sockets = listeningSockets(port);
    const pid = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .find((each) => holds(each, sockets));
    return pid === undefined ? null : Number(pid);
  }
  const listed = execFileSync('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'], { encoding: 'utf8' });
  return Number.parseInt(listed, 10) || null;
};

/** Who listens on a port, as words for a message; empty when it cannot be told. */
export const describePortHolder = (port: number): string => {
  try {
    const pid = findHolder(port);
    return pid === null ? '' : `tiến trình ${pid}: ${commandLine(pid).slice(0, 100)}`;
  } catch {
    return '';
  }
};
