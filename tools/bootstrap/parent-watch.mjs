import { readFileSync } from 'node:fs';

const EVERY_MS = 500;

const parentOf = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
};

/** Some shells stay between npm and us; then npm's own end would go unnoticed. */
const shellBetween = () => {
  try {
    return readFileSync(`/proc/${process.ppid}/cmdline`, 'utf8').includes('tools/bootstrap/');
  } catch {
    return false;
  }
};

/** Calls `gone` once when npm, which started us, is not there any more, even by kill -9. */
export const watchParent = (gone) => {
  if (process.env.npm_lifecycle_event === undefined) return; // started by hand: may outlive its shell
  const parent = process.ppid;
  const npm = shellBetween() ? parentOf(parent) : null;
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === null || parentOf(parent) === npm)) return;
    clearInterval(timer);
    gone();
  }, EVERY_MS);
  timer.unref();
};
