import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './places.mjs';
import { prepare } from './prepare.mjs';

// Standard output belongs to the result alone: whatever the preparation prints goes to stderr.
const write = process.stdout.write;
process.stdout.write = process.stderr.write.bind(process.stderr);
await prepare('@dondoc/cli');
process.stdout.write = write;

// npm runs scripts in the root; file names on the command line are meant from where the user stands.
if (process.env.npm_lifecycle_event === 'dondoc' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
await import(pathToFileURL(join(ROOT, 'apps/cli/dist/main.js')).href);
