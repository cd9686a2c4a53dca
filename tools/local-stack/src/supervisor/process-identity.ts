import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that cannot be mistaken for a later one with the same number (numbers repeat soon in containers). */
export type ProcessIdentity = { pid: number; startedAt: string };

const startTime = (pid: number): string | null => {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? null : (fields[19] ?? null); // field 22 of proc(5); a zombie is no process any more
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
};

/** `null` when no such process is alive. */
export const findProcess = (pid: number): ProcessIdentity | null => {
  const startedAt = startTime(pid);
  return startedAt === null ? null : { pid, startedAt };
};

export const isAlive = ({ pid, startedAt }: ProcessIdentity): boolean => startTime(pid) === startedAt;

/** Command line of a live process, empty when unknown. */
export const commandLine = (pid: number): string => {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
};
