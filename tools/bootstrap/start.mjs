import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { watchParent } from './parent-watch.mjs';
import { ROOT } from './places.mjs';
import { prepare } from './prepare.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

await prepare();

const launcher = spawn(process.execPath, [join(ROOT, 'tools/local-stack/dist/main.js'), ...process.argv.slice(2)], {
  cwd: ROOT,
  // The launcher stops when this channel closes, so it cannot outlive us.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of SIGNALS) process.on(signal, () => launcher.kill(signal));
watchParent(() => launcher.kill('SIGTERM'));
launcher.on('exit', (code) => process.exit(code ?? 1));
