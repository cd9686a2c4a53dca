#!/usr/bin/env node
import { buffer } from 'node:stream/consumers';
import { instantFromEpoch } from '@dondoc/domain';
import { exitCodes } from './exit-codes.js';
import { writeAll } from './output/stdout.js';
import { runDondoc } from './run.js';

const { stdout, stderr, exitCode } = await runDondoc(process.argv.slice(2), {
  now: instantFromEpoch(Date.now()),
  folder: process.cwd(),
  environment: process.env,
  stdin: () => buffer(process.stdin),
});
process.exitCode = exitCode;
try {
  await writeAll(process.stderr, [stderr]);
  await writeAll(process.stdout, stdout);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Không ghi được kết quả (cannot write the result): ${reason}\n`);
  process.exitCode = exitCodes.file;
}
